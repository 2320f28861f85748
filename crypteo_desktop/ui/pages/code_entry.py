"""CodeEntry: the field of the withdrawal code, its button, and what is known of the last sending."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.secret import Secret
from crypteo_desktop.session import CodeSending
from crypteo_desktop.steps.retrieval_code import LENGTH, digits
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.problem_view import tries_left
from crypteo_desktop.ui.translation import day_and_time, say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.code_field import CodeField
from crypteo_desktop.ui.widgets.filtering import OnlyDigits, Refusal
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.never_dictate import NeverDictate
from crypteo_desktop.ui.widgets.text_field import TextField

_LABEL: Final = QT_TRANSLATE_NOOP("CodeEntry", "Your withdrawal code")
_HELP: Final = QT_TRANSLATE_NOOP("CodeEntry", "9 digits, received by e-mail or SMS")
_HINT: Final = QT_TRANSLATE_NOOP("CodeEntry", "You can paste the code. Spaces do not count.")
_PASTE: Final = QT_TRANSLATE_NOOP("CodeEntry", "Paste the code")
_SENT: Final = QT_TRANSLATE_NOOP("CodeEntry", "Last code sent to {address}, on {moment}.")
_REFUSALS: Final = {
    Refusal.CHARACTER: QT_TRANSLATE_NOOP("CodeEntry", "Only the digits 0 to 9 are accepted."),
    Refusal.TOO_LONG: QT_TRANSLATE_NOOP("CodeEntry", "A withdrawal code has 9 digits, no more."),
}


class CodeEntry(QWidget):
    """Takes up to nine digits; `has_error` while they are refused. Signal: `edited()` after every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_error = False
        self._just_refused = False
        self._sent = self._tries = ""
        self.edit = CodeField()
        self.field = TextField(say(_LABEL), say(_HELP), edit=self.edit)
        self.field.never_dictate(by_line=False)
        self.hint = Label("small2", say(_HINT), wrap=True)
        self.sending = Label("small2", wrap=True)
        self.paste_button = SecondaryButton(say(_PASTE), "clipboard")
        only_digits = OnlyDigits(digits, LENGTH, self)
        only_digits.refused.connect(self._explain)
        self.edit.setValidator(only_digits)
        self.edit.edited.connect(self._on_edited)
        self.paste_button.clicked.connect(self.paste)
        self._lay_out()

    def code(self) -> Secret:
        """Return the digits typed so far."""
        return Secret(self.edit.text())

    def show_code(self, code: Secret) -> None:
        """Put digits into the field."""
        if code != self.code():
            self.edit.setText(code.reveal())

    def show_sending(self, code: CodeSending, tries: int) -> None:
        """Say when and where the last code went, and how many tries it has left."""
        self._sent = say(_SENT, address=code.sent_to, moment=day_and_time(code.sent_at)) if code.sent_at else ""
        self._tries = tries_left(tries)
        self._show_sending()

    def show_error(self, sentence: str, remedy: str, code: str) -> None:
        """Show an error under the field; the digits stay, selected, to be corrected."""
        self.has_error = True
        self.field.set_error(sentence, remedy, code)
        self.hint.hide()
        self._show_sending()
        self.edit.setFocus()
        self.edit.selectAll()

    def show_notice(self, words: str, tone: str) -> None:
        """Say something under the field that is no error, and tell it to those who listen."""
        self.clear_messages()
        self.field.set_hint(words, tone)
        self.hint.hide()

    def clear_messages(self) -> None:
        """Take error and notice away."""
        self.has_error = False
        self.field.clear_error()
        self.hint.show()
        self._show_sending()

    def paste(self) -> None:
        """Replace what stands in the field with the digits of the clipboard."""
        self.edit.selectAll()
        self.edit.paste()
        self.edit.setFocus()

    def _lay_out(self) -> None:
        layout = self.field.layout()
        if layout is not None:
            layout.setAlignment(self.edit, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.paste_button)
        row.addWidget(NeverDictate(), 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        column.addSpacing(16)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.sending)

    def _show_sending(self) -> None:
        # An error tells the tries itself.
        lines = (self._sent, "" if self.has_error else self._tries)
        self.sending.say("\n".join(line for line in lines if line))

    def _explain(self, refusal: Refusal) -> None:
        self._just_refused = refusal is Refusal.CHARACTER
        self.show_notice(say(_REFUSALS[refusal]), "warn")

    def _on_edited(self) -> None:
        # A character that was left out is told before the rest arrives: that notice stays.
        if not self._just_refused:
            self.clear_messages()
        self._just_refused = False
        self.edited.emit()
