"""TwoColumns: the task on the left, help on the right of a hairline."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import is_large


class Rule(QWidget):
    """A hairline of one pixel; decoration only."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stretch, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((fixed, stretch) if vertical else (stretch, fixed)))

    def sizeHint(self) -> QSize:
        """Be one pixel thick, and as long as there is room."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).palette.color("line"))
        painter.end()


class TwoColumns(QWidget):
    """`main` (520 wide) | 48 | hairline | 24 | `side` (287 wide); both are column layouts to add to, tops aligned.

    Where text is large, `side` comes below `main`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = QVBoxLayout()
        self.side = QVBoxLayout()
        self.rule = Rule(vertical=True, parent=self)
        if is_large():
            self._lay_below()
        else:
            self._lay_beside()

    def _lay_below(self) -> None:
        """Put the help under the task: beside it, large text would have room for one word a line."""
        self.rule.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for part in (self.main, self.side):
            part.setSpacing(0)
            column.addLayout(part)
        column.addStretch(1)

    def _lay_beside(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(_held_at_top(self.main), 520)
        row.addSpacing(48)
        row.addWidget(self.rule)
        row.addSpacing(24)
        row.addLayout(_held_at_top(self.side), 287)


def _held_at_top(column: QVBoxLayout) -> QVBoxLayout:
    column.setSpacing(0)
    outer = QVBoxLayout()
    outer.setAlignment(Qt.AlignmentFlag.AlignTop)
    outer.addLayout(column)
    outer.addStretch(1)
    return outer


def stacked(above: QWidget, below: QWidget) -> QVBoxLayout:
    """Return two lines of a band, one right above the other, in the middle of its height."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch()
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch()
    return column
