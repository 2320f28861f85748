"""VerificationDialog: asks the certificate's password before the technical check."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps.password import MAX_LENGTH
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton, ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.text_field import TextField
from crypteo_desktop.ui.widgets.waiting import WAIT, hold_still, let_work

_TITLE: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Technical check")
_ENTER: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Enter the password chosen at step 2.")
_LABEL: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Password of the certificate")
_SHOW: Final = QT_TRANSLATE_NOOP("VerificationDialog", "S&how the password")
_BACK: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Back")
_VERIFY: Final = QT_TRANSLATE_NOOP("VerificationDialog", "&Check")
_FIRST: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Enter the right password first")
_CHECKING: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Checking…")
_REPLACEABLE: Final = QT_TRANSLATE_NOOP(
    "VerificationDialog",
    "Does it not come back to you? The file was not opened yet, so you may choose another password.",
)
_IRREPLACEABLE: Final = QT_TRANSLATE_NOOP(
    "VerificationDialog",
    "Does it not come back to you? Try as often as you wish: nothing is blocked. Only this password opens the file; "
    "if it stays lost, call support.",
)
_ANOTHER: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Choose another password…")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("VerificationDialog", "Caps Lock is on")


class VerificationDialog(Dialog):
    """Stays open while the file is checked and when the password is wrong.

    Signals: `password_given(Secret)`; `another_password_wanted()` when it does not come back to the holder.
    """

    password_given = Signal(object)
    another_password_wanted = Signal()

    def __init__(self, over: QWidget, title: Text = _TITLE, why: Text = _ENTER) -> None:
        super().__init__(over, say(title))
        self._why = why
        self.field = TextField(say(_LABEL), secret=True)
        self.show_row = ShowSecret(say(_SHOW))
        self.forgotten = Label("small", wrap=True)
        self.another = SecondaryButton(say(_ANOTHER), side=14)
        self.another.clicked.connect(self.another_password_wanted)
        self.back = SecondaryButton(say(_BACK))
        self.verify = PrimaryButton(say(_VERIFY))
        self._busy = False
        self.field.edit.setMaxLength(MAX_LENGTH)
        self.field.edit.edited.connect(self._on_edited)
        self.show_row.toggled.connect(self.field.edit.show_secret)
        self.back.clicked.connect(self.reject)
        self.verify.clicked.connect(self._give)
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.watch(self.field.edit)
        self._caps_lock.switched.connect(self._show_caps_lock)
        self._lay_out()
        self._refresh()

    @property
    def is_refused(self) -> bool:
        """Whether the dialog shows that the password is wrong."""
        return self.field.has_error

    def set_busy(self, *, busy: bool) -> None:
        """Hold still while the file is checked."""
        self._busy = busy
        self._refresh()

    def show_problem(self, problem: Problem) -> None:
        """Show that the password is wrong; it stays, selected, to be typed again."""
        self.field.set_error(sentence(problem), remedy(problem), problem.kind.code)
        self.fit()
        self.field.edit.setFocus()
        self.field.edit.selectAll()
        self._refresh()

    def offer_another_password(self, *, possible: bool) -> None:
        """Say what can be done about a password that does not come back, and offer another one where that is it."""
        self.forgotten.say(say(_REPLACEABLE if possible else _IRREPLACEABLE))
        self.forgotten.show()
        self.another.setVisible(possible)
        self.fit()

    def done(self, result: int) -> None:
        """Close without the password; not while the file is being checked."""
        if self._busy:
            return
        self.field.edit.clear()
        super().done(result)

    def _give(self) -> None:
        self.password_given.emit(Secret(self.field.edit.text()))

    def _on_edited(self) -> None:
        if self.field.has_error:
            self.field.clear_error()
            self.fit()
        self._refresh()

    def _refresh(self) -> None:
        for part in (self.field, self.show_row, self.back, self.another):
            hold_still(part, busy=self._busy)
        self.verify.setText(say(_CHECKING if self._busy else _VERIFY))
        works = bool(self.field.edit.text()) and not self._busy and not self.field.has_error
        let_work(self.verify, works=works, why=say(WAIT if self._busy else _FIRST))

    def _show_caps_lock(self, on: bool) -> None:
        self.field.set_notice(say(_CAPS_LOCK) if on else "")

    def _lay_out(self) -> None:
        self.column.addWidget(Label("body2", say(self._why), wrap=True))
        self.column.addSpacing(18)
        self.column.addWidget(self.field)
        self.column.addSpacing(8)
        self.column.addWidget(self.show_row)
        self.column.addSpacing(10)
        self.column.addWidget(self.forgotten)
        self.column.addSpacing(8)
        self.column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.forgotten.hide()
        self.another.hide()
        self.set_buttons(self.back, self.verify)
