"""PasswordFields: the password and its confirmation; they refuse wrong characters and say so."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps.password import MAX_LENGTH, allowed
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.filtering import OnlyAllowed, Refusal
from crypteo_desktop.ui.widgets.never_dictate import SecretRow
from crypteo_desktop.ui.widgets.text_field import TextField

_ENTER: Final = QT_TRANSLATE_NOOP("PasswordPage", "Enter your certificate password")
_CONFIRM: Final = QT_TRANSLATE_NOOP("PasswordPage", "Confirm your certificate password")
_SHOW: Final = QT_TRANSLATE_NOOP("PasswordPage", "S&how passwords")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("PasswordPage", "Caps Lock is on")
_REFUSALS: Final = {
    Refusal.CHARACTER: QT_TRANSLATE_NOOP("PasswordPage", "Only letters without accent and digits are accepted."),
    Refusal.TOO_LONG: QT_TRANSLATE_NOOP("PasswordPage", "A password has 20 characters at most."),
}


class PasswordFields(QWidget):
    """Two secret fields and one box to show them. Signal: `edited()` after every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password = TextField(say(_ENTER), secret=True)
        self.confirmation = TextField(say(_CONFIRM), secret=True)
        self.show_row = ShowSecret(say(_SHOW))
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.switched.connect(self._show_caps_lock)
        for field in (self.password, self.confirmation):
            self._prepare(field)
        self.confirmation.edit.editingFinished.connect(self._compare_if_typed)
        self.show_row.toggled.connect(self._show_secrets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.password, self.confirmation, SecretRow(self.show_row)):
            column.addWidget(widget)

    def typed(self) -> tuple[Secret, Secret]:
        """Return what stands in the two fields."""
        return Secret(self.password.edit.text()), Secret(self.confirmation.edit.text())

    def show_typed(self, password: Secret, confirmation: Secret) -> None:
        """Put both back as they were, hidden."""
        if self.typed() == (password, confirmation):
            return
        self.password.edit.setText(password.reveal())
        self.confirmation.edit.setText(confirmation.reveal())
        self.show_row.setChecked(False)

    def show_error(self, field: TextField, problem: Problem) -> None:
        """Show what is wrong with one of the two fields, under it."""
        field.set_error(sentence(problem), remedy(problem), problem.kind.code)

    def clear_errors(self) -> None:
        """Take every message away."""
        self.password.clear_error()
        self.confirmation.clear_error()

    def _prepare(self, field: TextField) -> None:
        field.never_dictate(by_line=False)
        only_allowed = OnlyAllowed(allowed, MAX_LENGTH, field)
        only_allowed.refused.connect(lambda refusal: self._explain(field, refusal))
        field.edit.setValidator(only_allowed)
        field.edit.edited.connect(self._on_edited)
        self._caps_lock.watch(field.edit)

    def _explain(self, field: TextField, refusal: Refusal) -> None:
        words = say(_REFUSALS[refusal])
        # Before and after: the first takes away a problem that still shows, the second tells of another screen.
        self.edited.emit()
        field.set_hint(words)
        self.edited.emit()

    def _on_edited(self) -> None:
        self.clear_errors()
        password, confirmation = self.typed()
        if len(confirmation) >= len(password) > 0:
            self._compare()
        self.edited.emit()

    def _compare_if_typed(self) -> None:
        if self.confirmation.edit.text() and self._compare():
            self.edited.emit()

    def _compare(self) -> bool:
        """Show that the entries differ, and return whether that is news."""
        password, confirmation = self.typed()
        is_news = password != confirmation and not self.confirmation.has_error
        if is_news:
            self.show_error(self.confirmation, Problem(identity.PASSWORDS_DIFFER))
        return is_news

    def _show_caps_lock(self, on: bool) -> None:
        words = say(_CAPS_LOCK)
        for field in (self.password, self.confirmation):
            field.set_notice(words if on and field.edit.hasFocus() else "")

    def _show_secrets(self, visible: bool) -> None:
        for field in (self.password, self.confirmation):
            field.edit.show_secret(visible)
