"""FocusRing: a ring of 3 pixels around whatever has the focus, 2 pixels away, that moves nothing."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.widgets.drawing import paint_box

WIDTH: Final = 3
GAP: Final = 2
RADIUS: Final = 6
_FOLLOWED: Final = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QWidget):
    """The ring of one window; it lies in the scrolled content or the window, so that it is clipped with its target."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.destroyed.connect(self.deleteLater)  # it may lie in what outlives the frame that it was made for
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and what it stands in."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        colour = theme_of(self).palette.color("focus")
        paint_box(painter, self.rect(), fill=None, edge=colour, width=WIDTH, radius=RADIUS + GAP + WIDTH)
        painter.end()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._followed:
            if isValid(widget):  # a panel may be gone before the focus moves on
                widget.removeEventFilter(self)
        self._followed = []
        if not isValid(self._window):
            self.hide()
            return
        self._target = new if new is not None and self._belongs_around(new) else None
        if self._target is None:
            self.hide()
            return
        host = _host(self._target)
        self.setParent(host)
        step: QWidget | None = self._target
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._followed.append(step)
            step = step.parentWidget()
        self._place()

    def _belongs_around(self, target: QWidget) -> bool:
        """Whether it is something of this window to use: the heading has the focus only where it rests, and no ring."""
        return target.window() is self._window.window() and target.focusPolicy() is not Qt.FocusPolicy.NoFocus

    def _place(self) -> None:
        target, host = self._target, self.parentWidget()
        if target is None or host is None or not isValid(target) or not target.isVisibleTo(host):
            self.hide()
            return
        grown = GAP + WIDTH
        area = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        self.setGeometry(area.adjusted(-grown, -grown, grown, grown))
        self.raise_()
        self.show()


def _host(target: QWidget) -> QWidget:
    """Return what the ring is a child of: the scrolled content that holds the target, or its window."""
    parent = target.parentWidget()
    while parent is not None and not parent.isWindow():
        above = parent.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is parent:
            return parent
        parent = above
    return target.window()
