"""Pictures of states: small ones, contact sheets of them, and how far two pictures are apart."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.theme import DARK, LIGHT, Theme

_GAP: Final = 12
_CAPTION: Final = 22
_GROUND: Final = QColor("#808890")
_INK: Final = QColor("#000000")


@contextmanager
def in_one_place() -> Iterator[None]:
    """Be in one time zone and one home, whichever machine draws."""
    place = {"HOME": "/home/camille", "TZ": "Europe/Paris"}
    former = {name: os.environ.get(name) for name in place}
    os.environ.update(place)
    time.tzset()
    try:
        yield
    finally:
        for name, value in former.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
        time.tzset()


@contextmanager
def lit(app: QApplication, *, dark: bool) -> Iterator[None]:
    """Show light or dark colours; the platform without a screen has no scheme that could be chosen."""
    theme = Theme.apply(app)
    theme._use(DARK if dark else LIGHT)
    try:
        yield
    finally:
        theme.refresh()


def small(picture: QPixmap, size: QSize) -> QImage:
    """Return a picture in this size (pixels), without transparency."""
    image = _in_full(picture.toImage(), size)
    # Halving first: Qt's smooth scaling looks at the nearest pixels only.
    while image.width() >= 4 * size.width():
        half = QSize(image.width() // 2, image.height() // 2)
        image = image.scaled(half, mode=Qt.TransformationMode.SmoothTransformation)
    return image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def _in_full(picture: QImage, size: QSize) -> QImage:
    """Return a picture in the shape of `size`: a small window stands in the middle of the ground."""
    picture.setDevicePixelRatio(1)
    shape = size.scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    whole = QImage(shape, QImage.Format.Format_RGB32)
    whole.fill(_GROUND)
    with QPainter(whole) as painter:
        painter.drawImage((shape.width() - picture.width()) // 2, (shape.height() - picture.height()) // 2, picture)
    return whole


@dataclass(frozen=True)
class Grid:
    """Where pictures of one size stand on a sheet, each under its caption, or without captions close together."""

    columns: int
    size: QSize
    captions: bool = True

    def place(self, index: int) -> QRect:
        """Return where picture `index` stands."""
        gap, caption = (_GAP, _CAPTION) if self.captions else (0, 0)
        row, column = divmod(index, self.columns)
        left = gap + column * (self.size.width() + gap)
        top = caption + gap + row * (self.size.height() + gap + caption)
        return QRect(QPoint(left, top), self.size)

    def sheet(self, pictures: Sequence[tuple[str, QImage]]) -> QImage:
        """Return one sheet with all pictures, each under its name."""
        last = self.place(len(pictures) - 1)
        gap = _GAP if self.captions else 0
        right = self.place(min(len(pictures), self.columns) - 1).right()
        sheet = QImage(right + 1 + gap, last.bottom() + 1 + gap, QImage.Format.Format_RGB32)
        sheet.fill(_GROUND)
        with QPainter(sheet) as painter:
            font = QFont("Inter")
            font.setPixelSize(14)
            painter.setFont(font)
            painter.setPen(_INK)
            for index, (name, picture) in enumerate(pictures):
                place = self.place(index)
                painter.drawImage(place.topLeft(), picture)
                if self.captions:
                    painter.drawText(place.adjusted(0, -_CAPTION, 0, 0), Qt.AlignmentFlag.AlignTop, name)
        return sheet


@dataclass(frozen=True)
class Distance:
    """How far two pictures of one size are apart, from 0 to 255: over all, and in the block that differs most."""

    mean: float
    worst: float


def distance(one: QImage, other: QImage, block: int = 8) -> Distance:
    """Return how far two pictures of one size are apart, all colours alike."""
    if one == other:
        return Distance(0.0, 0.0)
    apart = one.convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(apart) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, other)
    flat = apart.convertToFormat(QImage.Format.Format_RGB888)
    rows = [bytes(flat.constScanLine(y))[: 3 * flat.width()] for y in range(flat.height())]
    blocks = [
        _mean([row[3 * left : 3 * (left + block)] for row in rows[top : top + block]])
        for top, left in product(range(0, flat.height(), block), range(0, flat.width(), block))
    ]
    return Distance(sum(blocks) / len(blocks), max(blocks))


def _mean(rows: Sequence[bytes]) -> float:
    return sum(map(sum, rows)) / sum(map(len, rows))
