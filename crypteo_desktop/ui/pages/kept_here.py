"""KeptHere: below the link's field: what else this computer keeps of downloads, and what cannot be read of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted
from crypteo_desktop.ui.translation import counted, say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.message import BoxedMessage

_UNREADABLE: Final = QT_TRANSLATE_NOOP("KeptHere", "What was kept of a download cannot be read")
_WHERE: Final = QT_TRANSLATE_NOOP(
    "KeptHere",
    "It may hold the key of a certificate, so nothing was removed. Call support before you remove it: {folder}",
)
_REMOVE: Final = QT_TRANSLATE_NOOP("KeptHere", "Remove from this computer…")
_SHOW: Final = Counted(
    QT_TRANSLATE_NOOP("KeptHere", "Show the unfinished download"),
    QT_TRANSLATE_NOOP("KeptHere", "Show the {n} unfinished downloads"),
)


class KeptHere(QWidget):
    """Hidden while there is nothing to say. Signals: `show_wanted()`, `removal_wanted()` of what cannot be read."""

    show_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_button = SecondaryButton("")
        self.message = BoxedMessage("warn", say(_UNREADABLE))
        self.remove = SecondaryButton(say(_REMOVE))
        self.show_button.clicked.connect(self.show_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_kept(self, count: int, unreadable: Sequence[Path]) -> None:
        """Show how many downloads are unfinished, and the folders that cannot be read."""
        self.setVisible(bool(count or unreadable))
        self.show_button.setVisible(count > 0)
        self.show_button.setText(counted(_SHOW, count))
        self.message.setVisible(bool(unreadable))
        self.remove.setVisible(bool(unreadable))
        self.message.show_message(say(_UNREADABLE), say(_WHERE, folder=", ".join(str(folder) for folder in unreadable)))
