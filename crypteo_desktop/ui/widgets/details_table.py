"""DetailsTable: names and values between hairlines; every value can be selected and copied, or all at once."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.certificate_words import Row
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import grown
from crypteo_desktop.ui.widgets.columns import Rule
from crypteo_desktop.ui.widgets.labels import Label

_COPY_ALL: Final = QT_TRANSLATE_NOOP("DetailsTable", "Copy the whole table")
_ROW_HEIGHT: Final = 31
_NAMES_WIDTH: Final = 224
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DetailsTable(QWidget):
    """One tab stop: the arrow keys go from value to value, the context menu copies the whole table."""

    def __init__(self, parent: QWidget | None = None, *, names_width: int = _NAMES_WIDTH) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._values: list[_Value] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnMinimumWidth(0, grown(names_width))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Rule(), 0, 0, 1, 2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(say(_COPY_ALL)).triggered.connect(self.copy_all)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those that show already stay."""
        if tuple(rows) == self._rows:
            return
        self._clear()
        self._rows = tuple(rows)
        for index, row in enumerate(rows):
            self._add(row, index)
        if self._values:
            self._values[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._values[0])

    def as_text(self) -> str:
        """Return the table as lines of name, tabulator and value in full."""
        return "\n".join(f"{row.label}\t{row.in_full}" for row in self._rows)

    def copy_all(self) -> None:
        """Put the table into the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def _add(self, row: Row, index: int) -> None:
        value = _Value(row)
        value.moved.connect(lambda step: self._focus(index + step))
        line = 2 * index + 1
        self._grid.addWidget(Label("body2", row.label), line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(line, _ROW_HEIGHT)
        self._grid.addWidget(Rule(), line + 1, 0, 1, 2)
        self._values.append(value)

    def _focus(self, index: int) -> None:
        if 0 <= index < len(self._values):
            self._values[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._values.clear()
        while (item := self._grid.takeAt(1)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


class _Value(Label):
    moved = Signal(int)

    def __init__(self, row: Row) -> None:
        super().__init__("hex" if row.is_hex else "label", row.value, wrap=True)
        self.let_select()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setToolTip(row.whole)
        self.setAccessibleName(f"{row.label} {row.in_full}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the value above or below; anything else selects and copies as in any text."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        self.moved.emit(step)
