"""Page of step 2: the certificate's password, twice, beside the rules that it must meet."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown, identity
from crypteo_desktop.steps.password import MIN_LENGTH, RULES, prepare_strength, strength
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted, Text
from crypteo_desktop.ui.jobs import Jobs
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.pages.password_fields import PasswordFields
from crypteo_desktop.ui.pages.wording import missing_sentence
from crypteo_desktop.ui.translation import counted, say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.checklist import Checklist
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage
from crypteo_desktop.ui.widgets.strength_bars import StrengthBars
from crypteo_desktop.ui.widgets.waiting import hold_still

_YOUR_PASSWORD: Final = QT_TRANSLATE_NOOP("PasswordPage", "Your password")
_BOTH_MATCH: Final = QT_TRANSLATE_NOOP("PasswordPage", "both entries are the same")
_UNIQUE: Final = QT_TRANSLATE_NOOP("PasswordPage", "This password is unique and cannot be changed.")
_MEMORISE: Final = QT_TRANSLATE_NOOP("PasswordPage", "Memorise it well: nobody can recover it for you.")
_CORRECT_FIRST: Final = QT_TRANSLATE_NOOP("PasswordPage", "Correct the confirmation first")
_CHOOSE: Final = QT_TRANSLATE_NOOP("PasswordPage", "Choose a password")
_CHARACTERS: Final = Counted(
    QT_TRANSLATE_NOOP("PasswordPage", "{n} character"), QT_TRANSLATE_NOOP("PasswordPage", "{n} characters")
)
_MATCH: Final = "match"
# So long a pause in typing, and a screen reader tells how many rules are met.
_PAUSE_MS: Final = 1200
_TURNED_MS: Final = 60


class PasswordPage(Page):
    """Shows what is still missing while one types, and nothing as an error before one has finished."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.fields = PasswordFields()
        self.checklist = Checklist({**{rule.id: say(rule.text) for rule in RULES}, _MATCH: say(_BOTH_MATCH)})
        self.strength = StrengthBars()
        self._known_words: tuple[str, ...] = ()
        self._dictionary = Jobs(self)
        self._dictionary.succeeded.connect(self._judge_strength)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._announce_rules)
        self.fields.edited.connect(self._on_edited)
        self._lay_out()
        # The words are loaded in one breath of 20 ms, during which nothing paints: not while the page is turned to.
        self._dictionary.hold()
        self._dictionary.start(lambda _token, _tell: prepare_strength())
        QTimer.singleShot(_TURNED_MS, self._dictionary, self._dictionary.let_go)

    @property
    def knows_words(self) -> bool:
        """Whether the words are loaded that a guess would begin with, so that the strength can be shown."""
        return not self._dictionary.is_busy

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Put both entries in."""
        password, confirmation = self.fields.typed()
        return replace(enrolment, password=password, confirmation=confirmation)

    def present(self, enrolment: Enrolment) -> None:
        """Put both entries back; the holder's own names make a password weaker."""
        session = enrolment.opened
        self.lead.say(say(self.step.info.help))
        self._known_words = (*session.holder.display_name.split(), *session.holder.organisation.split())
        self.fields.show_typed(enrolment.password, enrolment.confirmation)
        self._judge()

    def initial_focus(self) -> QWidget:
        """Begin with the password."""
        return self.fields.password.edit

    def reason(self, enrolment: Enrolment) -> str:
        """Name what is missing, with the number of characters for the length."""
        if not enrolment.password:
            return say(_CHOOSE)
        if self.fields.confirmation.edit.text() and self.fields.confirmation.has_error:
            return say(_CORRECT_FIRST)
        short_by = MIN_LENGTH - len(enrolment.password)
        return missing_sentence(tuple(_named(text, short_by) for text in self.step.missing(enrolment)))

    def screen_suffix(self) -> str:
        """Say 1 while an entry is refused."""
        has_error = self.fields.password.has_error or self.fields.confirmation.has_error
        return Shown.INPUT.value if has_error else ""

    def show_problem(self, problem: Problem) -> bool:
        """Show a refused password or confirmation under its field."""
        if problem.kind.shown is not Shown.INPUT:
            return False
        differs = problem.kind is identity.PASSWORDS_DIFFER
        field = self.fields.confirmation if differs else self.fields.password
        self.fields.show_error(field, problem)
        field.edit.setFocus()
        field.edit.selectAll()
        return True

    def clear_problem(self) -> None:
        """Take every message away."""
        self.fields.clear_errors()

    def set_busy(self, busy: bool) -> None:
        """Hold the fields still while the step is checked."""
        hold_still(self.fields, busy=busy)

    def _lay_out(self) -> None:
        columns = TwoColumns()
        columns.main.addWidget(self.fields)
        columns.main.addSpacing(14)
        columns.main.addWidget(BoxedMessage("warn", say(_UNIQUE), say(_MEMORISE)))
        columns.side.addWidget(Label("h2", say(_YOUR_PASSWORD)))
        columns.side.addSpacing(8)
        columns.side.addWidget(self.checklist)
        columns.side.addSpacing(15)
        columns.side.addWidget(self.strength)
        self.column.addWidget(columns)
        self.column.addStretch()

    def _on_edited(self) -> None:
        self._judge()
        self._pause.start()
        self.changed.emit()

    def _judge(self) -> None:
        password, confirmation = self.fields.typed()
        met = {rule.id for rule in RULES if rule.is_met(password.reveal())}
        if password and password == confirmation:
            met.add(_MATCH)
        self.checklist.show_met(met)
        self._judge_strength()

    def _judge_strength(self) -> None:
        """Show the strength, once it can be told."""
        if self.knows_words:
            password, _ = self.fields.typed()
            self.strength.show_strength(strength(password, self._known_words))

    def _announce_rules(self) -> None:
        announce(self.checklist, f"{self.checklist.tally()}. {self.strength.spoken()}")


def _named(missing: Text, short_by: int) -> str:
    length = RULES[0].missing
    return counted(_CHARACTERS, short_by) if missing == length and short_by > 0 else say(missing)
