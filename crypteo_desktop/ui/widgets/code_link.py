"""CodeLink: the code of an error, which leads to the page that says what it means."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.labels import Label

_OPENS: Final = QT_TRANSLATE_NOOP("Frame", "Open what this code means in the browser")
_KEYS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class CodeLink(Label):
    """Underlined; a click, Enter, Space or a screen reader opens `page` in the browser, never the program by itself."""

    def __init__(
        self, page: str, text: str = "", *, role: str = "error-code", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(role, text, wrap=wrap, parent=parent)
        self._page = QUrl(page)
        self.heard_as = Role.Link
        underlined = self.font()
        underlined.setUnderline(True)
        self.setFont(underlined)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say(_OPENS))
        self.setAccessibleDescription(say(_OPENS))

    def press(self) -> None:
        """Open the page."""
        QDesktopServices.openUrl(self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a link before the window takes them for its primary button."""
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held down opens one page, not thirty
            self.press()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the page where the button is let go over the code."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()
