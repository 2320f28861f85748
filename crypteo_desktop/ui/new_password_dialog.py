"""NewPasswordDialog: another password in place of a forgotten one, by the rules of step 2."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.steps.password import missing_of
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.password_fields import PasswordFields
from crypteo_desktop.ui.pages.wording import missing_sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.waiting import let_work

_TITLE: Final = QT_TRANSLATE_NOOP("NewPasswordDialog", "Choose another password")
_WHY: Final = QT_TRANSLATE_NOOP(
    "NewPasswordDialog",
    "Nobody has opened your certificate yet: its password may still be replaced. Memorise the new one well.",
)
_BACK: Final = QT_TRANSLATE_NOOP("NewPasswordDialog", "Back")
_CHOOSE: Final = QT_TRANSLATE_NOOP("NewPasswordDialog", "Replace the password")


class NewPasswordDialog(Dialog):
    """Closes with the password. Signal: `password_chosen(Secret)`."""

    password_chosen = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, say(_TITLE))
        self.fields = PasswordFields()
        self.missing = Label("small", wrap=True)
        self.back = SecondaryButton(say(_BACK))
        self.choose = PrimaryButton(say(_CHOOSE))
        self.fields.edited.connect(self._refresh)
        self.back.clicked.connect(self.reject)
        self.choose.clicked.connect(self._give)
        self.column.addWidget(Label("body2", say(_WHY), wrap=True))
        self.column.addSpacing(16)
        self.column.addWidget(self.fields)
        self.column.addSpacing(10)
        self.column.addWidget(self.missing)
        self.set_buttons(self.back, self.choose)
        self._refresh()

    def done(self, result: int) -> None:
        """Close without what was typed."""
        for field in (self.fields.password, self.fields.confirmation):
            field.edit.clear()
        super().done(result)

    def _give(self) -> None:
        password, _ = self.fields.typed()
        self.accept()
        self.password_chosen.emit(password)

    def _refresh(self) -> None:
        missing = missing_of(*self.fields.typed())
        self.missing.say(missing_sentence(tuple(say(text) for text in missing)))
        let_work(self.choose, works=not missing, why=self.missing.words())
        self.fit()
