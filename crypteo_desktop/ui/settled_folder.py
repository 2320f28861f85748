"""What takes the place of the choice of another folder where the administrator has settled the one."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.dialog import tell

_TITLE: Final = QT_TRANSLATE_NOOP("SettledFolder", "The folder is settled")
_TEXT: Final = QT_TRANSLATE_NOOP(
    "SettledFolder",
    "On this computer your administrator has settled where certificates are saved: {folder}. Ask them to make this "
    "folder writable for you, then try again.",
)
_CLOSE: Final = QT_TRANSLATE_NOOP("SettledFolder", "Close")


def tell_settled_folder(folder: Path, parent: QWidget) -> None:
    """Say that no other folder can be chosen, and what can be done."""
    tell(parent, say(_TITLE), say(_TEXT, folder=folder), close=say(_CLOSE))
