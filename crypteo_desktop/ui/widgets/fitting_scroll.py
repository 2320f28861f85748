"""FittingScroll: a part that is as high as what it holds, and scrolls where the window is too low for that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_ROOM_FOR_RING = 6


class FittingScroll(QScrollArea):
    """Holds one widget; call `fit` whenever its content or the room for it changed."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.verticalScrollBar().setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._content = content
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def fit(self, width: int, room: int) -> None:
        """Be as high as the content is at `width`, and no higher than `room`."""
        layout = self._content.layout()
        if layout is not None:
            layout.activate()
            wraps = layout.hasHeightForWidth()
            wanted = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
            self.setFixedHeight(max(80, min(wanted, room)))

    def show_part(self, part: QWidget) -> None:
        """Scroll so that `part` is in sight."""
        self.ensureWidgetVisible(part, 0, _ROOM_FOR_RING)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            self.show_part(new)
