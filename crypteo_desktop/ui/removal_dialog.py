"""RemovalDialog: asks before an unfinished download is removed from this computer, and says what that costs."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import CheckRow, PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage
from crypteo_desktop.ui.widgets.waiting import let_work

_TITLE: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Remove this download from this computer?")
_HARMLESS: Final = QT_TRANSLATE_NOOP(
    "RemovalDialog",
    "No certificate was requested with it, so nothing is lost. The link of your e-mail begins the download anew.",
)
_SAVED: Final = QT_TRANSLATE_NOOP(
    "RemovalDialog",
    "The file that was saved stays where it is. Only what this program keeps to finish the download goes.",
)
_LOSS_TITLE: Final = QT_TRANSLATE_NOOP("RemovalDialog", "A certificate may be lost for good")
_LOSS: Final = QT_TRANSLATE_NOOP(
    "RemovalDialog",
    "Its only key is kept here. Without it the certificate must be revoked and ordered once more, at a cost. "
    "Call support first.",
)
_I_KNOW: Final = QT_TRANSLATE_NOOP("RemovalDialog", "I know that this certificate is lost then")
_FIRST: Final = QT_TRANSLATE_NOOP("RemovalDialog", "First tick that you know what is lost")
_KEEP: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Keep it")
_REMOVE: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Remove it")


class RemovalDialog(Dialog):
    """The safe answer is the primary one; what may cost a certificate wants a tick first. Signal: `confirmed()`."""

    confirmed = Signal()

    def __init__(self, over: QWidget, *, may_cost_a_certificate: bool, is_saved: bool = False) -> None:
        super().__init__(over, say(_TITLE))
        self.known = CheckRow(say(_I_KNOW))
        self.keep = PrimaryButton(say(_KEEP))
        self.remove = SecondaryButton(say(_REMOVE))
        self.keep.clicked.connect(self.reject)
        self.remove.clicked.connect(self._confirm)
        if may_cost_a_certificate and not is_saved:
            self.known.toggled.connect(self._on_known)
            self._on_known(known=False)
            self.column.addSpacing(8)
            self.column.addWidget(BoxedMessage("warn", say(_LOSS_TITLE), say(_LOSS)))
            self.column.addSpacing(14)
            self.column.addWidget(self.known)
        else:
            self.known.hide()
            self.column.addWidget(Label("body2", say(_SAVED if is_saved else _HARMLESS), wrap=True))
        self.set_buttons(self.remove, self.keep)

    def _on_known(self, known: bool) -> None:
        let_work(self.remove, works=known, why=say(_FIRST))

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
