"""The icons, drawn as lines on a grid of 24; the four of a state are solid, so that shape tells them apart."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.widgets.drawing import path, round_pen, stroked

LINE_WIDTH: Final = 1.7


@dataclass(frozen=True, slots=True)
class Drawing:
    """One icon: a solid part, the strokes cut out of it (with their width), lines, and a pale track under them."""

    solid: str = ""
    cut: str = ""
    cut_width: float = 2.4
    lines: str = ""
    track: str = ""
    line_width: float = LINE_WIDTH


DRAWINGS: Final = {
    "check-circle": Drawing("O 12 12 11", "M 7.2 12.4 L 10.6 15.7 L 16.8 8.9"),
    "octagon-cross": Drawing(
        "M 7.6 1.4 L 16.4 1.4 L 22.6 7.6 L 22.6 16.4 L 16.4 22.6 L 7.6 22.6 L 1.4 16.4 L 1.4 7.6 Z",
        "M 8.2 8.2 L 15.8 15.8 M 15.8 8.2 L 8.2 15.8",
        2.8,
    ),
    "triangle": Drawing("M 12 2.6 L 22.6 21.4 L 1.4 21.4 Z", "M 12 9 L 12 14.4 M 12 17.9 L 12 18"),
    "info": Drawing("O 12 12 11", "M 12 11.2 L 12 17.2 M 12 7.2 L 12 7.3", 2.6),
    "hollow": Drawing(lines="O 12 12 10"),
    "arc": Drawing(lines="A 12 12 9.6 90 -110", track="O 12 12 9.6", line_width=2.8),
    "phone": Drawing(
        lines="M 4.6 3.6 L 8.4 3.6 L 10 8 L 7.8 9.8 C 8.9 12.6 11.3 15 14.2 16.2 L 16 14 L 20.4 15.6 L 20.4 19.4"
        " C 20.4 20 20 20.4 19.4 20.4 C 11 20.2 3.8 13 3.6 4.6 C 3.6 4 4 3.6 4.6 3.6 Z"
    ),
    "clipboard": Drawing(
        lines="M 8.6 4.6 L 7 4.6 C 5.9 4.6 5 5.5 5 6.6 L 5 19.4 C 5 20.5 5.9 21.4 7 21.4 L 17 21.4"
        " C 18.1 21.4 19 20.5 19 19.4 L 19 6.6 C 19 5.5 18.1 4.6 17 4.6 L 15.4 4.6 R 8.6 2.6 6.8 4 1"
    ),
    "clock": Drawing(lines="O 12 12 9.4 M 12 6.6 L 12 12 L 15.6 14.2"),
    "copy": Drawing(
        lines="R 8.6 8.6 12 12 2 M 5.4 15.4 C 4.2 15.4 3.4 14.6 3.4 13.4 L 3.4 5.4 C 3.4 4.2 4.2 3.4 5.4 3.4"
        " L 13.4 3.4 C 14.6 3.4 15.4 4.2 15.4 5.4"
    ),
    "folder": Drawing(
        lines="M 3 7 C 3 5.9 3.9 5 5 5 L 9.4 5 L 11.6 7.6 L 19 7.6 C 20.1 7.6 21 8.5 21 9.6 L 21 17"
        " C 21 18.1 20.1 19 19 19 L 5 19 C 3.9 19 3 18.1 3 17 Z"
    ),
    "usb": Drawing(lines="R 7 8.6 10 13 2 M 9 8.6 L 9 2.6 L 15 2.6 L 15 8.6 M 11 5.4 L 11 5.6 M 13 5.4 L 13 5.6"),
    "screen": Drawing(lines="R 2.6 4 18.8 12.6 1.6 M 8 20.6 L 16 20.6 M 12 16.6 L 12 20.6"),
    "file": Drawing(
        lines="M 6.8 2.6 L 14 2.6 L 19 7.6 L 19 19.6 C 19 20.6 18.2 21.4 17.2 21.4 L 6.8 21.4"
        " C 5.8 21.4 5 20.6 5 19.6 L 5 4.4 C 5 3.4 5.8 2.6 6.8 2.6 Z M 14 2.6 L 14 7.6 L 19 7.6"
    ),
    "calendar": Drawing(lines="R 3.4 5 17.2 15.8 2 M 3.4 10 L 20.6 10 M 8 2.8 L 8 6.8 M 16 2.8 L 16 6.8"),
    "printer": Drawing(
        lines="M 7 17.4 L 5 17.4 C 3.9 17.4 3 16.5 3 15.4 L 3 10 C 3 8.9 3.9 8 5 8 L 19 8 C 20.1 8 21 8.9 21 10"
        " L 21 15.4 C 21 16.5 20.1 17.4 19 17.4 L 17 17.4 M 7 8 L 7 2.8 L 17 2.8 L 17 8 R 7 13.4 10 7.8 1"
    ),
    "globe": Drawing(
        lines="O 12 12 9.4 M 2.6 12 L 21.4 12 M 12 2.6 C 7.6 7 7.6 17 12 21.4 M 12 2.6 C 16.4 7 16.4 17 12 21.4"
    ),
    "lock": Drawing(lines="R 5 11 14 9.6 2 M 8 11 L 8 7.6 C 8 5.4 9.8 3.6 12 3.6 C 14.2 3.6 16 5.4 16 7.6 L 16 11"),
    "tick": Drawing(lines="M 4.6 12.6 L 9.8 17.8 L 19.6 7"),
    "key": Drawing(lines="O 7.6 12 4 M 11.6 12 L 21 12 L 21 15.4 M 17 12 L 17 14.8"),
    "mark": Drawing(
        "M 12 1.2 L 21.2 4.6 L 21.2 11.7 C 21.2 17 17.4 20.9 12 22.9 C 6.6 20.9 2.8 17 2.8 11.7 L 2.8 4.6 Z",
        "O 12 8.6 2.95 M 12 11.4 L 12 18.7 M 12 14.1 L 15.5 14.1 M 12 17.65 L 14.8 17.65",
        2.1,
    ),
}

TONE_ICONS: Final = {"error": "octagon-cross", "warn": "triangle", "ok": "check-circle", "info": "info"}


def paint_icon(painter: QPainter, name: str, area: QRectF, color: QColor, *, turn: float = 0.0) -> None:
    """Paint the icon called `name` into `area`, turned clockwise by `turn` degrees."""
    drawing = DRAWINGS[name]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center())
    painter.rotate(turn)
    painter.scale(area.width() / 24, area.height() / 24)
    painter.translate(-12, -12)
    if drawing.solid:
        painter.fillPath(path(drawing.solid) - stroked(path(drawing.cut), drawing.cut_width), color)
    if drawing.track:
        pale = QColor(color)
        pale.setAlphaF(0.18)
        painter.strokePath(path(drawing.track), round_pen(pale, drawing.line_width))
    if drawing.lines:
        painter.strokePath(path(drawing.lines), round_pen(color, drawing.line_width))
    painter.restore()


def icon_pixmap(name: str, size: int, color: str, dpr: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` logical pixels in `color` (`#RRGGBB`)."""
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), QColor(color))
    painter.end()
    return picture


class Icon(QWidget):
    """One icon on the screen, in a colour of the palette; decoration for those who see, silent for those who listen."""

    def __init__(self, name: str, size: int = 20, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._turn = 0.0
        self.setFixedSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str | None = None) -> None:
        """Change the icon, and its colour if `tone` is given."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def turn(self, degrees: float) -> None:
        """Turn the icon clockwise from its upright position."""
        self._turn = degrees
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon over the whole widget."""
        color = theme_of(self).palette.color(self._tone if self.isEnabled() else "disabled_text")
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), color, turn=self._turn)
        painter.end()
