"""RemovalDialog: asks before an unfinished download is removed from this computer, and says what that costs."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import Loss
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import CheckRow, PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage
from crypteo_desktop.ui.widgets.waiting import let_work

_TITLE: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Remove this download from this computer?")
_HARMLESS: Final = {
    Loss.NOTHING: QT_TRANSLATE_NOOP(
        "RemovalDialog",
        "No certificate was requested with it, so nothing is lost. The link of your e-mail begins the download anew.",
    ),
    Loss.RECORD: QT_TRANSLATE_NOOP(
        "RemovalDialog",
        "The file that was saved stays where it is. Only what this program keeps to finish the download goes.",
    ),
}
_LOSS_TITLES: Final = {
    Loss.RESCUE: QT_TRANSLATE_NOOP("RemovalDialog", "The saved file was not checked yet"),
    Loss.CERTIFICATE: QT_TRANSLATE_NOOP("RemovalDialog", "A certificate may be lost for good"),
}
_LOSSES: Final = {
    Loss.RESCUE: QT_TRANSLATE_NOOP(
        "RemovalDialog",
        "The file stays where it is. But if it turns out to be damaged, or its password is forgotten, only what is "
        "kept here can save the certificate. Choose Keep it, then Go on: the check takes a moment.",
    ),
    Loss.CERTIFICATE: QT_TRANSLATE_NOOP(
        "RemovalDialog",
        "Its only key is kept here. Without it the certificate must be revoked and ordered once more, at a cost. "
        "Call support first.",
    ),
}
_I_KNOW: Final = {
    Loss.RESCUE: QT_TRANSLATE_NOOP("RemovalDialog", "I know that nothing can replace it then"),
    Loss.CERTIFICATE: QT_TRANSLATE_NOOP("RemovalDialog", "I know that this certificate is lost then"),
}
_FIRST: Final = QT_TRANSLATE_NOOP("RemovalDialog", "First tick that you know what is lost")
_KEEP: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Keep it")
_REMOVE: Final = QT_TRANSLATE_NOOP("RemovalDialog", "Remove it")


class RemovalDialog(Dialog):
    """The safe answer is the primary one; what may cost a certificate wants a tick first. Signal: `confirmed()`."""

    confirmed = Signal()

    def __init__(self, over: QWidget, loss: Loss) -> None:
        super().__init__(over, say(_TITLE))
        self.known = CheckRow(say(_I_KNOW.get(loss, _I_KNOW[Loss.CERTIFICATE])))
        self.keep = PrimaryButton(say(_KEEP))
        self.remove = SecondaryButton(say(_REMOVE))
        self.keep.clicked.connect(self.reject)
        self.remove.clicked.connect(self._confirm)
        if loss in _HARMLESS:
            self.known.hide()
            self.column.addWidget(Label("body2", say(_HARMLESS[loss]), wrap=True))
        else:
            self._warn(loss)
        self.set_buttons(self.remove, self.keep)

    def _warn(self, loss: Loss) -> None:
        self.known.toggled.connect(self._on_known)
        self._on_known(known=False)
        self.column.addSpacing(8)
        self.column.addWidget(BoxedMessage("warn", say(_LOSS_TITLES[loss]), say(_LOSSES[loss])))
        self.column.addSpacing(14)
        self.column.addWidget(self.known)

    def _on_known(self, known: bool) -> None:
        let_work(self.remove, works=known, why=say(_FIRST))

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
