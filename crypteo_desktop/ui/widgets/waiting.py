"""Buttons that do not work now, and say why to who hears them: others see it around them."""

from typing import Final

from PySide6.QtWidgets import QAbstractButton, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say

WAIT: Final = QT_TRANSLATE_NOOP("Wording", "One moment, please")


def let_work(button: QAbstractButton, *, works: bool, why: str) -> None:
    """Let the button work, or not and say `why`, which is never announced: one hears it who comes to the button."""
    button.setEnabled(works)
    button.setAccessibleDescription("" if works else why)


def hold_still(part: QWidget, *, busy: bool) -> None:
    """Let nothing in `part` work while something runs; a button that says something of its own goes on saying it."""
    part.setEnabled(not busy)
    said, says = ("", say(WAIT)) if busy else (say(WAIT), "")
    own = [part] if isinstance(part, QAbstractButton) else []
    for button in (*own, *part.findChildren(QAbstractButton)):
        if button.accessibleDescription() == said:
            button.setAccessibleDescription(says)
