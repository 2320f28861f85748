"""UnfinishedHelp: beside a download that was begun here: what is safe, and what a forgotten password means."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.enrolment import Unfinished
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.labels import Label

_SAFE: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Nothing is lost")
_KEPT: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView",
    "Your key is kept on this computer. Only your password opens it; you may try as often as you wish.",
)
_ELSEWHERE: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView",
    "This download was begun by another account or on another computer. Your password opens it here too.",
)
_FORGOTTEN: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Forgotten password?")
_REPLACEABLE: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView", "The keyring of this computer opens your key too: you may choose another password."
)
_CHOOSE: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Choose another password…")
_IRREPLACEABLE: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView",
    "Nobody else can open your key, support neither. If the password does not come back to you, call support: "
    "the certificate must then be revoked and ordered once more.",
)


class UnfinishedHelp(QWidget):
    """The side column of what is unfinished. Signal: `another_password_wanted()`."""

    another_password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.elsewhere = Label("small", say(_ELSEWHERE), wrap=True)
        self.forgotten = QWidget()
        self.meaning = Label("small", wrap=True)
        self.choose = SecondaryButton(say(_CHOOSE), side=14)
        self.choose.clicked.connect(self.another_password_wanted)
        inner = QVBoxLayout(self.forgotten)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(Label("small-strong", say(_FORGOTTEN)))
        inner.addWidget(self.meaning)
        inner.addSpacing(8)
        inner.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label("h2", say(_SAFE), wrap=True))
        for widget in (Label("small", say(_KEPT), wrap=True), self.elsewhere, self.forgotten):
            column.addWidget(widget)

    def show_unfinished(self, unfinished: Unfinished) -> None:
        """Say what holds for this download."""
        self.elsewhere.setVisible(unfinished.download.from_elsewhere)
        self.forgotten.setVisible(unfinished.needs_password)
        self.meaning.say(say(_REPLACEABLE if unfinished.keyring_opens else _IRREPLACEABLE))
        self.choose.setVisible(unfinished.keyring_opens)
