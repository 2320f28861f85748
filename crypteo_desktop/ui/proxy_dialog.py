"""ProxyDialog: asks the user name and the password that a company's proxy wants."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.secret import Secret
from crypteo_desktop.services import ProxyLogin
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import CheckRow, PrimaryButton, SecondaryButton, ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.text_field import TextField
from crypteo_desktop.ui.widgets.waiting import let_work

_TITLE: Final = QT_TRANSLATE_NOOP("ProxyDialog", "Sign in to your company’s proxy")
_WHICH: Final = QT_TRANSLATE_NOOP(
    "ProxyDialog", "{proxy} asks who you are. Enter what your IT team gave you, not the password of your certificate."
)
_USER: Final = QT_TRANSLATE_NOOP("ProxyDialog", "User name")
_PASSWORD: Final = QT_TRANSLATE_NOOP("ProxyDialog", "Proxy password")
_SHOW: Final = QT_TRANSLATE_NOOP("ProxyDialog", "S&how the password")
_REMEMBER: Final = QT_TRANSLATE_NOOP("ProxyDialog", "&Remember in this computer’s keyring")
_BACK: Final = QT_TRANSLATE_NOOP("ProxyDialog", "Back")
_SIGN_IN: Final = QT_TRANSLATE_NOOP("ProxyDialog", "&Sign in")
_FIRST: Final = QT_TRANSLATE_NOOP("ProxyDialog", "Enter the user name and the password first")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("ProxyDialog", "Caps Lock is on")
_LONGEST: Final = 200  # both fit into one entry of the keyring


class ProxyDialog(Dialog):
    """Closes with the answer; what the proxy says to it stands on the page. Signal: `login_given(ProxyLogin)`."""

    login_given = Signal(object)

    def __init__(self, over: QWidget, proxy: str, *, can_remember: bool) -> None:
        super().__init__(over, say(_TITLE))
        self.user = TextField(say(_USER))
        self.password = TextField(say(_PASSWORD), secret=True)
        self.show_row = ShowSecret(say(_SHOW))
        self.remember_row = CheckRow(say(_REMEMBER))
        self.remember_row.setChecked(can_remember)
        self.back = SecondaryButton(say(_BACK))
        self.sign_in = PrimaryButton(say(_SIGN_IN))
        for field in (self.user, self.password):
            field.edit.setMaxLength(_LONGEST)
            field.edit.textChanged.connect(self._refresh)
        self.show_row.toggled.connect(self.password.edit.show_secret)
        self.back.clicked.connect(self.reject)
        self.sign_in.clicked.connect(self._give)
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.watch(self.password.edit)
        self._caps_lock.switched.connect(self._show_caps_lock)
        self._lay_out(proxy, can_remember=can_remember)
        self._refresh()

    def done(self, result: int) -> None:
        """Close without what was typed."""
        self.password.edit.clear()
        super().done(result)

    def _give(self) -> None:
        user, password = Secret(self.user.edit.text()), Secret(self.password.edit.text())
        login = ProxyLogin(user, password, remember=self.remember_row.isChecked())
        self.accept()
        self.login_given.emit(login)

    def _refresh(self) -> None:
        let_work(self.sign_in, works=bool(self.user.edit.text() and self.password.edit.text()), why=say(_FIRST))

    def _show_caps_lock(self, on: bool) -> None:
        self.password.set_notice(say(_CAPS_LOCK) if on else "")

    def _lay_out(self, proxy: str, *, can_remember: bool) -> None:
        self.column.addWidget(Label("body2", say(_WHICH, proxy=proxy), wrap=True))
        self.column.addSpacing(18)
        self.column.addWidget(self.user)
        self.column.addSpacing(12)
        self.column.addWidget(self.password)
        self.column.addSpacing(8)
        self.column.addWidget(self.show_row)
        if can_remember:
            self.column.addSpacing(6)
            self.column.addWidget(self.remember_row)
        self.set_buttons(self.back, self.sign_in)
