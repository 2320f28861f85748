"""NeverDictate: the calm line by which every secret field says that nobody may ask for it, support included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import lowered

if TYPE_CHECKING:
    from crypteo_desktop.ui.widgets.buttons import ShowSecret

NEVER: Final = QT_TRANSLATE_NOOP("NeverDictate", "Never dictate it, not even to support")
_SIDE: Final = 16


class NeverDictate(QWidget):
    """A small lock and the words; the field itself says them to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("meta2", say(NEVER), wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(lowered(Icon("lock", _SIDE, "ink2"), 1))
        row.addWidget(self.words, 1)


class SecretRow(QWidget):
    """The box that shows secrets, and beside it the words for all the fields above."""

    def __init__(self, show_row: ShowSecret, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(show_row)
        row.addWidget(NeverDictate(), 1, Qt.AlignmentFlag.AlignVCenter)
