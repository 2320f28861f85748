"""ScrollPage: the content between stepper and footer; it scrolls, and keeps what has the focus in sight."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.band import side_margin
from crypteo_desktop.ui.widgets.text_field import KEEP_VISIBLE

TOP = 20
BOTTOM = 12
_ROOM = 8
_SPARE = 8  # what each of the two margins gives up where that alone spares the scroll bar


class Content(QWidget):
    """What is scrolled. Signals: `laid_out()` after it grew or shrank, for instance by an error under a field."""

    laid_out = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell that the parts find new places."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return super().event(event)


class ScrollPage(QScrollArea):
    """The scrolled content; `column` takes widgets, 880 wide at most, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # One of our own: of one that Qt made, Python must first find out what it is, which takes 7 milliseconds.
        self.setViewport(QWidget())
        self.setProperty("kind", "page")
        self.verticalScrollBar().setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if is_large() else policy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = Content()
        self.column = QVBoxLayout(self._content)
        self.column.setSpacing(0)
        self.setWidget(self._content)
        self._content.laid_out.connect(self._on_laid_out, Qt.ConnectionType.QueuedConnection)
        focus = QApplication.instance()
        if isinstance(focus, QApplication):
            focus.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle of the window, whether or not the scroll bar shows."""
        left = side_margin(self.width())
        right = max(0, left - (self.width() - event.size().width()))  # the event is the viewport's
        margins = self.column.contentsMargins()
        self.column.setContentsMargins(left, margins.top(), right, margins.bottom())
        self._spare_the_bar()
        super().resizeEvent(event)
        self._follow()

    def _on_laid_out(self) -> None:
        self._spare_the_bar()
        self._follow()

    def _spare_the_bar(self) -> None:
        """Give up a little of the margins where the content would miss the window's height by no more than that."""
        margins, flows = self.column.contentsMargins(), self.column.hasHeightForWidth()
        whole = self.column.heightForWidth(self.viewport().width()) if flows else self.column.minimumSize().height()
        usual = whole - margins.top() - margins.bottom() + TOP + BOTTOM
        missing = usual - self.maximumViewportSize().height()
        given = missing if 0 < missing <= 2 * _SPARE else 0
        below = min(given, _SPARE)  # first, so that the heading seldom moves
        self.column.setContentsMargins(margins.left(), TOP - (given - below), margins.right(), BOTTOM - below)

    def _follow(self) -> None:
        self._on_focus(None, QApplication.focusWidget())

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll so that `widget` is in sight, with its label and message when it is a field; its top comes first."""
        whole = _whole_field(widget, self._content)
        area = QRect(whole.mapTo(self._content, QPoint(0, 0)), whole.size()).adjusted(0, -_ROOM, 0, _ROOM)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        lowest = area.bottom() - height
        if bar.value() < lowest:
            bar.setValue(lowest)
        if bar.value() > area.top():
            bar.setValue(area.top())

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            self.keep_in_sight(new)


def _whole_field(widget: QWidget, content: QWidget) -> QWidget:
    """Return the widest part that `widget` belongs to and that stays in sight whole, or the widget itself."""
    whole, ancestor = widget, widget.parentWidget()
    while ancestor is not None and ancestor is not content:
        if ancestor.property(KEEP_VISIBLE):
            whole = ancestor
        ancestor = ancestor.parentWidget()
    return whole
