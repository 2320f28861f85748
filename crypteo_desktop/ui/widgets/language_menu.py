"""LanguageMenu: the button that changes the language of the program, with each language in its own words."""

from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.translation import language, say
from crypteo_desktop.ui.typography import roomy
from crypteo_desktop.ui.widgets.buttons import SecondaryButton

LANGUAGES: Final = {"fr": "Français", "en": "English"}  # never translated: one looks for one's own
_CHANGE: Final = QT_TRANSLATE_NOOP("Frame", "Language: {language}")
_SIDE: Final = 12
_HEIGHT: Final = 36


class LanguageMenu(SecondaryButton):
    """Signal: `chosen(str)` with "fr" or "en"."""

    heard_as = Role.ButtonMenu
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        present = language()
        super().__init__(LANGUAGES[present], "globe", side=_SIDE, parent=parent)
        self.setAccessibleName(say(_CHANGE, language=LANGUAGES[present]))
        menu, group = QMenu(self), QActionGroup(self)
        for code, name in LANGUAGES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == present)
            action.triggered.connect(lambda _=False, code=code: self.chosen.emit(code))
            group.addAction(action)
        self.setMenu(menu)

    def press(self) -> None:
        """Open the menu, as a screen reader asks it; later, for an open menu keeps its caller waiting."""
        QTimer.singleShot(0, self, self.showMenu)

    def sizeHint(self) -> QSize:
        """Be no higher than the heading beside it."""
        return QSize(super().sizeHint().width(), roomy(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never be lower."""
        return QSize(super().minimumSizeHint().width(), roomy(_HEIGHT))
