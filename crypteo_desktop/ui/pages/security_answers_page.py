"""Page of step 4: the three answers, hidden, and what to know before sending them."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Question, Session
from crypteo_desktop.steps.security_answers import MAX_LENGTH
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted
from crypteo_desktop.ui.last_try import ANSWERS, LastTry
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.pages.tries import Tries
from crypteo_desktop.ui.problem_view import remedy, sentence, tries_left
from crypteo_desktop.ui.translation import counted, say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import ShowSecret
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import InlineMessage
from crypteo_desktop.ui.widgets.never_dictate import SecretRow
from crypteo_desktop.ui.widgets.text_field import TextField
from crypteo_desktop.ui.widgets.waiting import WAIT, hold_still

_SHOW: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "S&how the answers")
_GOOD_TO_KNOW: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "Good to know")
_OUT_OF_SIGHT: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "Answer out of other people’s sight.")
_THEN_BLOCKED: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "After that, the download is temporarily blocked.")
_COMPARED: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "Capitals, accents and spaces do not count.")
_FORGOTTEN: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "Forgotten an answer? Call support before the third try.")
_MISSING: Final = Counted(
    QT_TRANSLATE_NOOP("SecurityAnswersPage", "{n} answer missing"),
    QT_TRANSLATE_NOOP("SecurityAnswersPage", "{n} answers missing"),
)
_CORRECT_FIRST: Final = QT_TRANSLATE_NOOP("SecurityAnswersPage", "Correct the answers first")
_FEW: Final = 2


class SecurityAnswersPage(Page):
    """Never says which answer is wrong: the service does not tell, so that nobody can guess them one by one."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.problem = InlineMessage("error")
        self.show_row = ShowSecret(say(_SHOW))
        self.tries = InlineMessage("info")
        self.fields: list[TextField] = []
        self._questions: tuple[Question, ...] = ()
        self._asked = QWidget()  # a part of its own, so that it comes before the box below it for screen readers too
        self._answers = QVBoxLayout(self._asked)
        self._tries = Tries()
        self._session: Session | None = None
        self._busy = False
        self.show_row.toggled.connect(self._show_answers)
        self._lay_out()

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Put the answers in, in the order of the questions."""
        return replace(enrolment, answers=tuple(Secret(field.edit.text()) for field in self.fields))

    def present(self, enrolment: Enrolment) -> None:
        """Ask the questions that the service told, and put the answers back."""
        self._session = enrolment.opened
        self.lead.say(say(self.step.info.help))
        self._ask(self._session.questions)
        typed = enrolment.answers or (Secret(""),) * len(self.fields)
        for field, answer in zip(self.fields, typed, strict=False):
            if field.edit.text() != answer.reveal():
                field.edit.setText(answer.reveal())
        self._show_tries(self._tries.left(self._session, self._session.answer_attempts_left))

    def initial_focus(self) -> QWidget | None:
        """Begin with the first question."""
        return self.fields[0].edit if self.fields else None

    def reason(self, enrolment: Enrolment) -> str:
        """Say that the answers are refused, or how many are missing."""
        if self._busy:
            return say(WAIT)
        if self.problem.words():
            return say(_CORRECT_FIRST)
        missing = len(self.step.missing(enrolment))
        return counted(_MISSING, missing) if missing else ""

    def screen_suffix(self) -> str:
        """Say 1 while the answers are refused."""
        return Shown.INPUT.value if self.problem.words() else ""

    def last_try(self) -> LastTry | None:
        """Say what is at stake when one try is left."""
        session = self._session
        is_last = session is not None and self._tries.left(session, session.answer_attempts_left) == 1
        return ANSWERS if is_last else None

    def show_problem(self, problem: Problem) -> bool:
        """Show above all three fields that the answers are refused, and how many tries are left."""
        if problem.kind.shown is not Shown.INPUT:
            return False
        left = self._tries.hear(problem)
        if left is not None:
            self._show_tries(left)
        self.problem.show_message(sentence(problem), remedy(problem), problem.kind.code)
        announce(self, self.problem.words(), urgent=True)
        self._mark(faulty=True)
        if self.fields:
            self.fields[0].edit.setFocus()
            self.fields[0].edit.selectAll()
        return True

    def clear_problem(self) -> None:
        """Take the error away."""
        self.problem.show_message("")
        self._mark(faulty=False)

    def set_busy(self, busy: bool) -> None:
        """Hold the answers still while they are checked."""
        self._busy = busy
        for widget in (*self.fields, self.show_row):
            hold_still(widget, busy=busy)

    def _lay_out(self) -> None:
        columns = TwoColumns()
        self.problem.setContentsMargins(0, 0, 0, 12)
        self._answers.setSpacing(8)
        self._answers.setContentsMargins(0, 0, 0, 0)
        columns.main.addWidget(self.problem)
        columns.main.addWidget(self._asked)
        columns.main.addSpacing(8)
        columns.main.addWidget(SecretRow(self.show_row))
        columns.side.addWidget(Label("h2", say(_GOOD_TO_KNOW)))
        after = Label("small", say(_THEN_BLOCKED), wrap=True)
        texts = [Label("small", say(text), wrap=True) for text in (_OUT_OF_SIGHT, _COMPARED, _FORGOTTEN)]
        for widget, gap in ((texts[0], 8), (texts[1], 10), (self.tries, 10), (after, 0), (texts[2], 10)):
            columns.side.addSpacing(gap)
            columns.side.addWidget(widget)
        self.column.addWidget(columns)
        self.column.addStretch()

    def _ask(self, questions: tuple[Question, ...]) -> None:
        if questions == self._questions:
            return
        self._questions = questions
        for field in self.fields:
            field.deleteLater()
        self.fields = [self._field(question) for question in questions]
        for before, after in zip(self.fields, [*self.fields[1:], None], strict=True):
            self.setTabOrder(before.edit, after.edit if after else self.show_row)

    def _field(self, question: Question) -> TextField:
        field = TextField(question.text, secret=True)
        field.never_dictate(by_line=False)
        field.edit.setMaxLength(MAX_LENGTH)
        field.edit.edited.connect(self._on_edited)
        self._answers.addWidget(field)
        field.show()  # at once: a widget that its layout shows later cannot take the focus now
        return field

    def _on_edited(self) -> None:
        self.clear_problem()
        self.changed.emit()

    def _mark(self, *, faulty: bool) -> None:
        for field in self.fields:
            field.edit.show_fault(faulty=faulty)

    def _show_tries(self, left: int) -> None:
        self.tries.show_message(tries_left(left), tone="warn" if left < _FEW else "info")

    def _show_answers(self, visible: bool) -> None:
        for field in self.fields:
            field.edit.show_secret(visible)
