"""FactsPanel: a few short facts side by side on a band, each under its name."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.long_words import breakable

_MARGIN: Final = 20
_GAP: Final = 24
_BREAK_AFTER: Final = 14


class FactsPanel(QWidget):
    """Shows facts by their names; a fact that is too long for its share of the width wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: dict[str, Label] = {}
        direction = QBoxLayout.Direction
        self._row = QBoxLayout(direction.TopToBottom if is_large() else direction.LeftToRight, self)
        self._row.setContentsMargins(_MARGIN, 11, _MARGIN, 11)
        self._row.setSpacing(_GAP)

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Show these facts; the names are those of the first time."""
        for name in facts:
            if name not in self._facts:
                self._add(name)
        for name, fact in facts.items():
            self._facts[name].say(breakable(fact, _BREAK_AFTER))
            self._facts[name].setAccessibleName(f"{name} {fact}")
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._share_width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the band under the facts."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        edge = palette.color("line")
        paint_box(painter, self.rect(), fill=palette.color("band"), edge=edge, width=1, radius=8)
        painter.end()

    def _add(self, name: str) -> None:
        if self._facts:
            self._row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._facts[name] = Label("label", wrap=True)
        column.addWidget(Label("small2", name))
        column.addWidget(self._facts[name])
        column.addStretch()
        self._row.addLayout(column)

    def _share_width(self) -> None:
        if is_large():
            return  # one below the other, each has the whole width
        labels = list(self._facts.values())
        wanted = [label.fontMetrics().horizontalAdvance(label.words()) + 4 for label in labels]
        room = self.width() - 2 * _MARGIN - (len(labels) - 1) * 2 * _GAP
        for label, width in zip(labels, shares(wanted, room), strict=True):
            label.setFixedWidth(width)


def shares(wanted: list[int], room: int) -> list[int]:
    """Return the width of each column: what it wants, or, the widest first, as much as `room` leaves."""
    result = [0] * len(wanted)
    left = max(room, 0)
    for place, index in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        result[index] = min(wanted[index], left // (len(wanted) - place))
        left -= result[index]
    return result
