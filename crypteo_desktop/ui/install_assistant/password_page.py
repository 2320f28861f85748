"""Page 2 of the assistant: the password that opens the file, with hints once it was refused."""

from dataclasses import replace
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.install_steps import InstallStep
from crypteo_desktop.install_steps.installation import Installation
from crypteo_desktop.install_steps.keyboard_hints import Hint, hints_for
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.install_assistant.file_box import FileBox
from crypteo_desktop.ui.install_assistant.page import AssistantPage
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage
from crypteo_desktop.ui.widgets.never_dictate import SecretRow
from crypteo_desktop.ui.widgets.text_field import KEEP_VISIBLE, TextField
from crypteo_desktop.ui.widgets.visibility import show_if

_FILE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "File")
_LABEL: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Password of the certificate")
_HELP: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The one that you chose at step 2 of the download.")
_SHOW: Final = QT_TRANSLATE_NOOP("InstallAssistant", "S&how the password")
_OPEN: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Open")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Caps Lock is on")
_HINT: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Is it the keyboard?")
_HINTS: Final = {
    Hint.CAPITALS: QT_TRANSLATE_NOOP("InstallAssistant", "Only capitals were typed: look at Caps Lock."),
    Hint.SPACES: QT_TRANSLATE_NOOP("InstallAssistant", "There is a space at the beginning or at the end."),
    Hint.DIGITS: QT_TRANSLATE_NOOP("InstallAssistant", "For digits, this keyboard may want the Shift key."),
    Hint.SWAPPED_LETTERS: QT_TRANSLATE_NOOP(
        "InstallAssistant",
        "A and Q, Z and W, Y and M do not stand in the same place on every keyboard: show the password to compare.",
    ),
}
_SET_TO: Final = QT_TRANSLATE_NOOP("InstallAssistant", "This keyboard is set to: {layout}.")
# Longer than any program lets one choose, and short enough for every derivation.
_LONGEST: Final = 128
_REFUSED: Final = "3"  # as on step 6


class PasswordPage(AssistantPage):
    """One secret field under the file that it opens; hints at its side."""

    def __init__(self, step: InstallStep) -> None:
        super().__init__(step)
        self._above, self.box = Label("label", say(_FILE)), FileBox()
        self.field = TextField(say(_LABEL), say(_HELP), secret=True)
        self.field.never_dictate(by_line=False)
        self.show_row = ShowSecret(say(_SHOW))
        self.hint = BoxedMessage("info", say(_HINT))
        self.field.edit.setMaxLength(_LONGEST)
        self.field.edit.edited.connect(self._on_edited)
        self.show_row.toggled.connect(self.field.edit.show_secret)
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.watch(self.field.edit)
        self._caps_lock.switched.connect(self._show_caps_lock)
        self._columns = TwoColumns()
        for widget in (self.hint, self._columns.rule):
            widget.hide()
        self._lay_out()

    def fill(self, installation: Installation) -> Installation:
        """Put the password in."""
        return replace(installation, password=Secret(self.field.edit.text()))

    def present(self, installation: Installation) -> None:
        """Name the file, and put back what was typed."""
        self.box.show_file(installation.path, len(installation.content))
        if self.field.edit.text() != installation.password.reveal():
            self.field.edit.setText(installation.password.reveal())

    def initial_focus(self) -> QWidget:
        """Begin with the password."""
        return self.field.edit

    def primary_text(self) -> str:
        """Say what the button does."""
        return say(_OPEN)

    def screen_suffix(self) -> str:
        """Say 3 while the password is refused."""
        return _REFUSED if self.field.has_error else ""

    def show_problem(self, problem: Problem) -> bool:
        """Show a refused password under its field, selected, with hints about the keyboard."""
        if problem.kind.shown is not Shown.INPUT:
            return False
        self.field.set_error(sentence(problem), remedy(problem), problem.kind.code)
        hints = hints_for(Secret(self.field.edit.text()))
        self.hint.show_message(say(_HINT), "\n".join([*(say(_HINTS[hint]) for hint in hints), _keyboard()]).strip())
        for widget in (self.hint, self._columns.rule):
            show_if(widget, bool(hints))
        self._fold_file()
        self.field.edit.setFocus()
        self.field.edit.selectAll()
        return True

    def _fold_file(self) -> None:
        """Make room for the box that shows the password, which the hints speak of; for good, so that nothing jumps."""
        self._above.hide()
        self.box.fold()

    def _on_edited(self) -> None:
        self.field.clear_error()
        self.changed.emit()

    def _show_caps_lock(self, on: bool) -> None:
        self.field.set_notice(say(_CAPS_LOCK) if on else "")

    def _lay_out(self) -> None:
        columns = self._columns
        typed = QWidget()
        typed.setProperty(KEEP_VISIBLE, "yes")
        parts = QVBoxLayout(typed)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addWidget(self.field)
        parts.addWidget(SecretRow(self.show_row))
        self._above.setContentsMargins(0, 0, 0, 6)
        for widget, gap in ((self._above, 0), (self.box, 14), (typed, 0)):
            columns.main.addWidget(widget)
            columns.main.addSpacing(gap)
        columns.side.addWidget(self.hint)
        self.column.addWidget(columns)
        self.column.addStretch()


def _keyboard() -> str:
    """Return which language the keyboard is set to, in that language, where the system tells."""
    locale = QGuiApplication.inputMethod().locale()
    language, territory = locale.nativeLanguageName(), locale.nativeTerritoryName()
    return say(_SET_TO, layout=f"{language} ({territory})") if language and territory else ""
