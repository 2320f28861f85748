"""LeaveReminder: says, once, that no verified copy was made, before the holder leaves."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label

_TITLE: Final = QT_TRANSLATE_NOOP("LeaveReminder", "Finish without a copy?")
_ONLY_ONE: Final = QT_TRANSLATE_NOOP(
    "LeaveReminder",
    "No verified copy was made. If your file is lost, the certificate must be revoked and a new order placed, which is "
    "invoiced as well. A copy on a USB stick takes a minute.",
)
_COPY_NOW: Final = QT_TRANSLATE_NOOP("LeaveReminder", "&Copy now")
_WITHOUT: Final = QT_TRANSLATE_NOOP("LeaveReminder", "Finish &without a copy")


class LeaveReminder(Dialog):
    """Closed in any other way, it leaves the page as it was. Signals: `copy_wanted()`, `leaving_wanted()`."""

    copy_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, say(_TITLE))
        self.leave, self.copy = SecondaryButton(say(_WITHOUT)), PrimaryButton(say(_COPY_NOW))
        self.column.addWidget(Label("body2", say(_ONLY_ONE), wrap=True))
        self.set_buttons(self.leave, self.copy)
        self.leave.clicked.connect(self._leave)
        self.copy.clicked.connect(self._copy)

    def _leave(self) -> None:
        self.accept()
        self.leaving_wanted.emit()

    def _copy(self) -> None:
        self.accept()
        self.copy_wanted.emit()
