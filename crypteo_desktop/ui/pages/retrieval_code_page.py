"""Page of step 3: the nine digits, and on the side what to do when they did not arrive."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import NOTHING, Enrolment
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown, WayOn, identity, unheard
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import UNKNOWN_MOMENT, Session
from crypteo_desktop.steps.retrieval_code import LENGTH, RetrievalCodeStep
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted
from crypteo_desktop.ui.last_try import CODE, CODE_WITHOUT_ANOTHER, LastTry
from crypteo_desktop.ui.pages.code_entry import CodeEntry
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.pages.resend_panel import SUPPORT_SENDS, ResendPanel
from crypteo_desktop.ui.pages.tries import Tries
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import clock_time, counted, say
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.waiting import WAIT, hold_still

_MISSING: Final = Counted(
    QT_TRANSLATE_NOOP("RetrievalCodePage", "{n} digit missing"),
    QT_TRANSLATE_NOOP("RetrievalCodePage", "{n} digits missing"),
)
_ONCE_MORE: Final = QT_TRANSLATE_NOOP(
    "RetrievalCodePage",
    "You have begun this download before. For your safety, the code and the answers are asked once more.",
)
_CORRECT_FIRST: Final = QT_TRANSLATE_NOOP("RetrievalCodePage", "Correct the code first")
_ASK_FOR_ANOTHER: Final = QT_TRANSLATE_NOOP("RetrievalCodePage", "Ask for a new code")
_CALL_FOR_ANOTHER: Final = QT_TRANSLATE_NOOP("RetrievalCodePage", "Call support to receive a new code")
_SENT_BY: Final = {
    "sms": QT_TRANSLATE_NOOP("RetrievalCodePage", "New code sent by SMS. The former one is no longer valid."),
    "email": QT_TRANSLATE_NOOP("RetrievalCodePage", "New code sent by e-mail. The former one is no longer valid."),
}
# Of several messages on a phone this tells the living one from the dead.
_USE: Final = QT_TRANSLATE_NOOP("RetrievalCodePage", "Use the message received after {time}, the latest one.")
# Problems of asking for a new code: they stand beside its buttons, not under the field.
_OF_RESENDING: Final = frozenset(
    {
        identity.RESEND_TOO_SOON.name,
        identity.RESEND_LIMIT.name,
        identity.CHANNEL_UNAVAILABLE.name,
        identity.DELIVERY_FAILED.name,
        unheard.RESEND_NOT_DONE.name,
        unheard.RESEND_UNSURE.name,
    }
)


class RetrievalCodePage(Page):
    """Sends nothing by itself: Next sends the digits, a button of the side asks for new ones."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.entry = CodeEntry()
        self.resend = ResendPanel()
        self._tries = Tries()
        self._session: Session | None = None
        self._asked_for: str | None = None
        self._used_up: Secret | None = None  # the digits that were sent last for a code that is dead
        self._was_killed = self._busy = False
        self.entry.edited.connect(self.changed)
        self.resend.asked.connect(self._ask)
        columns = TwoColumns()
        columns.main.addWidget(self.entry)
        columns.side.addWidget(self.resend)
        self.column.addWidget(columns)
        self.column.addStretch()

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Put the digits in; those of a used-up code are not to be sent once more, only what support sent since."""
        return replace(enrolment, retrieval_code=NOTHING if self._needs_another() else self.entry.code())

    def present(self, enrolment: Enrolment) -> None:
        """Show the last sending and when another may be asked for; say when one has just been sent."""
        session = enrolment.opened
        again = f"{say(_ONCE_MORE)} " if enrolment.begun_before else ""
        self.lead.say(f"{again}{say(self.step.info.help)}")
        self.entry.show_code(enrolment.retrieval_code)
        if session == self._session:
            return
        self._session = session
        self._used_up = None if session.code.attempts_left else NOTHING
        self.entry.clear_messages()
        self.entry.show_sending(session.code, self._tries.left(session, session.code.attempts_left))
        self.resend.show_code(session.code, self._now)
        if self._asked_for is not None:
            self.entry.show_notice(_sent(self._asked_for, session.code.sent_at), "ok")
            self._asked_for = None
            self.entry.show_code(NOTHING)
            self.entry.edit.setFocus()

    def initial_focus(self) -> QWidget:
        """Begin in the field."""
        return self.entry.edit

    def reason(self, enrolment: Enrolment) -> str:
        """Say what stands in the way: an error, or so many digits."""
        if self._busy:
            return say(WAIT)
        if self._needs_another():
            return say(_ASK_FOR_ANOTHER if self._can_ask() else _CALL_FOR_ANOTHER)
        if self.entry.has_error or self._was_killed:
            return say(_CORRECT_FIRST)
        short_by = LENGTH - len(enrolment.retrieval_code)
        return counted(_MISSING, short_by) if short_by > 0 else ""

    def screen_suffix(self) -> str:
        """Say 1 while the code is refused."""
        return Shown.INPUT.value if self.entry.has_error else ""

    def last_try(self) -> LastTry | None:
        """Say what is at stake when one try is left."""
        session = self._session
        is_last = session is not None and self._tries.left(session, session.code.attempts_left) == 1
        if not is_last:
            return None
        return CODE if self._can_ask() else CODE_WITHOUT_ANOTHER

    def show_problem(self, problem: Problem) -> bool:
        """Show a refused code under the field, and why no new one was sent beside the buttons."""
        self._asked_for = None
        if problem.kind.shown is not Shown.INPUT:
            return False
        if problem.kind.name in _OF_RESENDING:
            self._was_killed = problem.kind is identity.DELIVERY_FAILED
            self.resend.show_problem(problem)
            return True
        is_used_up = problem.kind.way_on is WayOn.NEW_CODE
        if is_used_up:
            self._used_up = self.entry.code()
            self.resend.show_used_up()
        self._hear(problem)
        way = say(SUPPORT_SENDS) if is_used_up and not self._can_ask() else remedy(problem)
        self.entry.show_error(sentence(problem), way, problem.kind.code)
        return True

    def hinders(self, problem: Problem) -> bool:
        """Let the code that is typed be sent when no other one could be, unless that killed it."""
        return problem.kind.name not in _OF_RESENDING or self._was_killed

    def clear_problem(self) -> None:
        """Take the error away from the field."""
        self._was_killed = False
        self.entry.clear_messages()

    def set_busy(self, busy: bool) -> None:
        """Hold field and buttons still while something is sent."""
        self._busy = busy
        hold_still(self.entry, busy=busy)
        self.resend.set_busy(busy=busy)

    def _needs_another(self) -> bool:
        return self._used_up is not None and self.entry.code() in {NOTHING, self._used_up}

    def _can_ask(self) -> bool:
        return self._session is None or self.resend.offers

    def _ask(self, channel: str) -> None:
        if isinstance(self.step, RetrievalCodeStep):
            self._asked_for = channel
            self.work_requested.emit(partial(self.step.resend, channel=channel))

    def _hear(self, problem: Problem) -> None:
        if self._session is None:
            return
        left = self._tries.hear(problem)
        if left is not None:
            self.entry.show_sending(self._session.code, left)
        until = problem.facts.get("next_resend_at")
        if isinstance(until, datetime):
            self.resend.wait_until(until, self._now)

    def _now(self) -> datetime:
        """Return the service's time: this computer's clock does not matter."""
        told_at = self._session.told_at if self._session is not None else UNKNOWN_MOMENT
        return told_at.now(self.context.monotonic())


def _sent(channel: str, sent_at: datetime | None) -> str:
    """Say that a new code was sent, and which message holds it, in local time."""
    use = say(_USE, time=clock_time(sent_at.astimezone())) if sent_at is not None else ""
    return f"{say(_SENT_BY[channel])} {use}".strip()
