"""Stepper: the six steps, which are done, where one is, what is to come; it shows and takes no focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import font, is_large
from crypteo_desktop.ui.widgets.band import Band, side_margin

if TYPE_CHECKING:
    from crypteo_desktop.ui.palette import Palette

PLACE: Final = QT_TRANSLATE_NOOP("Frame", "Step {number} of {count}: {title}")
UNDER_WAY: Final = QT_TRANSLATE_NOOP("Frame", "{place}, in progress")
ALL_DONE: Final = QT_TRANSLATE_NOOP("Frame", "{place}, done")
TO_COME: Final = QT_TRANSLATE_NOOP("Frame", "{place}, to come")
HEIGHT: Final = 84
COMPACT_HEIGHT: Final = 48
DISC: Final = 28
COMPACT_DISC: Final = 24
_COMPACT_PITCH: Final = 52
_LEAST_GAP: Final = 10.0
_EQUALLY_NARROW: Final = 1.05
_AMPLE: Final = 3  # titles that fill less than a third of the line stay on one line each


@dataclass(frozen=True, slots=True)
class _Stop:
    """One step on the line: where its disc begins, and its label on one line or two."""

    left: float
    lines: tuple[str, ...]


class _Heard(QWidget):
    """One step for those who listen: it lies over its disc and paints nothing."""

    heard_as = Role.ListItem

    def __init__(self, stepper: QWidget) -> None:
        super().__init__(stepper)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Stepper(Band):
    """The strip of steps under the header; to a screen reader the list of them."""

    heard_as = Role.List

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("band", HEIGHT, line="bottom", parent=parent)
        self._titles = titles
        self._current = 0
        self._is_done = False
        self._compact = False
        self._heard = [_Heard(self) for _ in titles]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_place(0, done=False)

    def show_place(self, index: int, *, done: bool) -> None:
        """Show step `index` (from 0) as the present one, or as the last of those done."""
        self._current, self._is_done = index, done
        for number, heard in enumerate(self._heard):
            heard.setAccessibleName(self._place(number))
        self.setAccessibleName(self._place(index))
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show numbers alone and the present title at the right, or all titles."""
        self._compact = compact
        self.setFixedHeight(COMPACT_HEIGHT if compact else HEIGHT)
        self._place_heard()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is heard of a step where its disc is."""
        super().resizeEvent(event)
        self._place_heard()

    def _place_heard(self) -> None:
        disc = COMPACT_DISC if self._compact else DISC
        for left, heard in zip(self._lefts(), self._heard, strict=True):
            heard.setGeometry(round(left), 0, disc, self.height())

    def _lefts(self) -> list[float]:
        """Return where each disc begins."""
        if self._compact:
            return [side_margin(self.width()) + _COMPACT_PITCH * index for index in range(len(self._titles))]
        return [stop.left for stop in self._stops()]

    def _place(self, index: int) -> str:
        """Return what one says of a step: where it is, and whether it is done, in progress or to come."""
        place = say(PLACE, number=index + 1, count=len(self._titles), title=self._titles[index])
        if index < self._current or (index == self._current and self._is_done):
            return say(ALL_DONE, place=place)
        return say(UNDER_WAY if index == self._current else TO_COME, place=place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line of discs and the labels."""
        super().paintEvent(event)
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._compact:
            self._paint_compact(painter, palette)
        else:
            self._paint_full(painter, palette)
        painter.end()

    def _paint_full(self, painter: QPainter, palette: Palette) -> None:
        stops = self._stops()
        self._paint_links(painter, palette, [stop.left for stop in stops], 25.0, DISC, 7)
        for index, stop in enumerate(stops):
            self._paint_disc(painter, palette, index, QRectF(stop.left, 11, DISC, DISC))
            here = index == self._current and not self._is_done
            painter.setFont(font("stepper", weight=600 if here else 500))
            painter.setPen(palette.color("ink" if index <= self._current else "ink2"))
            for line, words in enumerate(stop.lines):
                painter.drawText(QPointF(stop.left, 59 + 17 * line), words)

    def _paint_compact(self, painter: QPainter, palette: Palette) -> None:
        left, top = side_margin(self.width()), (self.height() - COMPACT_DISC) / 2
        lefts = self._lefts()
        if is_large():
            self._paint_place(painter, palette, left)
            return
        self._paint_links(painter, palette, lefts, self.height() / 2, COMPACT_DISC, 5)
        for index, each in enumerate(lefts):
            self._paint_disc(painter, palette, index, QRectF(each, top, COMPACT_DISC, COMPACT_DISC))
        self._paint_place(painter, palette, lefts[-1] + COMPACT_DISC + 16)

    def _paint_place(self, painter: QPainter, palette: Palette, start: float) -> None:
        """Paint where one is in words, at the right of the discs, or alone where text is large."""
        left = side_margin(self.width())
        title = self._titles[self._current]
        words = say(PLACE, number=self._current + 1, count=len(self._titles), title=title)
        painter.setFont(font("meta", weight=600))
        painter.setPen(palette.color("ink"))
        area = QRectF(start, 0, self.width() - left - start, self.height())
        fitting = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignLeft if start == left else Qt.AlignmentFlag.AlignRight
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_links(
        self, painter: QPainter, palette: Palette, lefts: Sequence[float], y: float, disc: int, gap: int
    ) -> None:
        for index, (here, after) in enumerate(pairwise(lefts)):
            reached = index < self._current
            painter.setPen(QPen(palette.color("ink" if reached else "line"), 2, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(here + disc + gap, y), QPointF(after - gap, y))

    def _paint_disc(self, painter: QPainter, palette: Palette, index: int, area: QRectF) -> None:
        is_here = index == self._current and not self._is_done
        is_past = index < self._current or (index == self._current and self._is_done)
        number = palette.color("paper") if is_past else palette.color("on_accent" if is_here else "ink2")
        painter.setPen(Qt.PenStyle.NoPen)
        if is_here:
            _paint_ring(painter, palette.color("accent"), palette.color("paper"), area)
        elif is_past:
            painter.setBrush(palette.color("ink"))
            painter.drawEllipse(area)
        else:
            painter.setBrush(palette.color("paper"))
            painter.setPen(QPen(palette.color("edge"), palette.edge_width))
            painter.drawEllipse(area.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setFont(font("stepper", weight=600))
        painter.setPen(number)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _stops(self) -> list[_Stop]:
        metrics = QFontMetricsF(font("stepper", weight=600))
        room = self.width() - 2 * side_margin(self.width())
        is_ample = sum(map(metrics.horizontalAdvance, self._titles)) <= room / _AMPLE
        labels = [(title,) if is_ample else broken(title, metrics) for title in self._titles]
        widths = [max(metrics.horizontalAdvance(line) for line in lines) for lines in labels]
        left = float(side_margin(self.width()))
        gap = max(_LEAST_GAP, (room - sum(widths)) / max(1, len(widths) - 1))
        stops = []
        for lines, width in zip(labels, widths, strict=True):
            stops.append(_Stop(left, lines))
            left += width + gap
        return stops


def _paint_ring(painter: QPainter, accent: QColor, paper: QColor, area: QRectF) -> None:
    """Paint the present step: a disc, a gap of 2 pixels and a ring of 2."""
    for grown, fill in ((4.0, accent), (2.4, paper), (0.0, accent)):
        painter.setBrush(fill)
        painter.drawEllipse(area.adjusted(-grown, -grown, grown, grown))


def broken(title: str, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Return the title on one line when it is one word, else on two about equally narrow ones, the longer first."""
    words = title.split()
    if len(words) < 2:
        return (title,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    widths = [max(metrics.horizontalAdvance(line) for line in lines) for lines in halves]
    return [lines for lines, width in zip(halves, widths, strict=True) if width <= _EQUALLY_NARROW * min(widths)][-1]
