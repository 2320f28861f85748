"""CodeField: one line edit for the withdrawal code, drawn as three groups of three digits."""

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crypteo_desktop.ui.palette import Palette
from crypteo_desktop.ui.secrets_aside import secrets_aside
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import font, grown
from crypteo_desktop.ui.widgets.buttons import RADIUS
from crypteo_desktop.ui.widgets.code_cells import CodeCells
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.text_field import FieldEdit


class CodeField(FieldEdit):
    """Draws each digit in its cell; to screen readers and to the keyboard it is any line edit."""

    def __init__(self, cells: CodeCells | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._cells = cells or CodeCells().times(grown(100) / 100)
        self._anchor = 0
        self._caret_shown = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self.setFixedSize(self.sizeHint())
        self.forbid_memory()
        self.setInputMethodHints(self.inputMethodHints() | Qt.InputMethodHint.ImhPreferNumbers)
        self.cursorPositionChanged.connect(self._show_caret)
        self.selectionChanged.connect(self._show_caret)
        secrets_aside().changed.connect(self.follow_secrets)

    def sizeHint(self) -> QSize:
        """Have room for all cells."""
        return QSize(round(self._cells.width), round(self._cells.height))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller: a digit that is cut is a wrong digit."""
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Show no digits where none may be seen just now."""
        super().showEvent(event)
        self.follow_secrets()

    def follow_secrets(self) -> None:
        """Draw dots in place of the digits, for screen readers too, while nothing secret may be seen."""
        hidden = secrets_aside().are_hidden
        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.forbid_memory()
        self.update()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: object) -> object:
        """Tell where the caret really stands, for magnifiers and input methods."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._cells.caret(self.cursorPosition()).toRect()
        return super().inputMethodQuery(query, *argument)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the caret blink."""
        super().focusInEvent(event)
        self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hold the caret still: it is not drawn without the focus."""
        super().focusOutEvent(event)
        self._blink.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret where the digits are drawn, not where plain text would have them."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._anchor = self._position_at(event.position())
            self.setCursorPosition(self._anchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setSelection(self._anchor, self._position_at(event.position()) - self._anchor)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Select the whole code."""
        self.selectAll()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, cells, selection, digits and caret."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        self._paint_box(painter, palette)
        painter.setFont(font("code"))
        for index in range(self._cells.count):
            self._paint_cell(painter, palette, index)
        if self.hasFocus() and self._caret_shown and not self.hasSelectedText():
            painter.fillRect(self._cells.caret(self.cursorPosition()), palette.color("ink"))
        painter.end()

    def _paint_box(self, painter: QPainter, palette: Palette) -> None:
        edge, width = ("error_border", 2.0) if self._faulty else ("edge", palette.edge_width)
        if self.hasFocus() and not self._faulty:
            edge, width = "ink", 2.0
        fill = palette.color("field" if self.isEnabled() else "disabled_bg")
        paint_box(painter, self.rect(), fill=fill, edge=palette.color(edge), width=width, radius=RADIUS)

    def _paint_cell(self, painter: QPainter, palette: Palette, index: int) -> None:
        cell = self._cells.rect(index)
        painter.fillRect(self._cells.line(index), palette.color("line"))
        if index >= len(self.text()):
            return
        ink = "ink" if self.isEnabled() else "disabled_text"
        if self.hasSelectedText() and self.selectionStart() <= index < self.selectionEnd():
            painter.fillRect(cell.adjusted(-3, 2, 3, -2), palette.color("focus"))
            ink = "paper"
        painter.setPen(palette.color(ink))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self.displayText()[index])

    def _position_at(self, point: QPointF) -> int:
        return self._cells.position_at(point.x(), len(self.text()))

    def _show_caret(self) -> None:
        self._caret_shown = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and flash > 0:
            self._blink.start(flash // 2)
        self.update()

    def _toggle_caret(self) -> None:
        self._caret_shown = not self._caret_shown
        self.update()
