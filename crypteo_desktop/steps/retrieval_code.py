"""Step 3, Saisie du code de retrait: nine digits, and a new code when none arrived."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind, Shown, identity, unheard
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Backend, Services
from crypteo_desktop.session import Session, State
from crypteo_desktop.steps.sending_once import SETTLING, Entry, sent_once
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

LENGTH: Final = 9
_ASCII_DIGITS: Final = frozenset("0123456789")
_WRONG: Final = frozenset({identity.CODE_WRONG, unheard.CODE_COUNTED})
_ENTRY: Final = Entry(
    State.CODE,
    tries=lambda session: session.code.attempts_left,
    with_tries=lambda session, left: replace(session, code=replace(session.code, attempts_left=left)),
    counted=unheard.CODE_COUNTED,
    not_counted=unheard.CODE_NOT_COUNTED,
    unsure=unheard.CODE_UNSURE,
)
_THE_CODE: Final = QT_TRANSLATE_NOOP("Missing", "the 9 digits of the code")


def digits(text: str) -> str:
    """Return the ASCII digits of `text`: spaces, dashes and dots of a pasted code do not count."""
    return "".join(character for character in text if character in _ASCII_DIGITS)


class RetrievalCodeStep:
    """Sends the withdrawal code (contract, endpoint 4); the service then tells the questions."""

    info = StepInfo(
        id="retrieval-code",
        number=3,
        title=QT_TRANSLATE_NOOP("Step", "Entering the withdrawal code"),
        short_title=QT_TRANSLATE_NOOP("Step", "Entering the withdrawal code"),
        help=QT_TRANSLATE_NOOP("Step", "Enter the withdrawal code just sent to you by e-mail or SMS."),
        support_code="3",
        can_go_back=True,
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name the code until it has nine digits."""
        return () if len(digits(enrolment.retrieval_code.reveal())) == LENGTH else (_THE_CODE,)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether it starts by itself: never."""
        return False

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the service has accepted the code."""
        return enrolment.opened.state not in {State.CODE, State.LOCKED}

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work: never, the next one follows at once."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Send the code; afterwards it is forgotten, for it is of no further use."""
        if self.missing(enrolment):
            raise Problem(identity.CODE_FORMAT)
        code, backend = _nine_digits(enrolment), services.backend
        try:
            session = sent_once(
                _ENTRY, enrolment, lambda session: backend.send_code(session, code, token), backend, token
            )
        except Problem as problem:
            if problem.kind in _WRONG and problem.facts.get("attempts_left") == 0:
                kind = _used_up(enrolment.opened, backend, token)
                raise Problem(kind, trace_id=problem.trace_id) from problem
            raise
        return replace(enrolment, session=session, retrieval_code=NOTHING, unheard=False)

    def resend(
        self,
        enrolment: Enrolment,
        services: Services,
        token: CancelToken,
        report: Report,
        *,
        channel: str,
    ) -> Enrolment:
        """Ask for a new code by `channel` ("email" or "sms"); all former codes are dead at once."""
        session, backend = enrolment.opened, services.backend
        try:
            return replace(enrolment, session=backend.resend_code(session, channel, token))
        except Problem as problem:
            if problem.kind.shown is not Shown.CONNECTION or isinstance(problem, NothingDone):
                raise
        return replace(enrolment, session=_sent_after_all(session, backend, token))


def _nine_digits(enrolment: Enrolment) -> Secret:
    """Return the code as the contract wants it (Fine print, Tries)."""
    return Secret(digits(enrolment.retrieval_code.reveal()))


def _sent_after_all(session: Session, backend: Backend, token: CancelToken) -> Session:
    """Return the session with the new sending whose answer was lost, or raise that there was none, or nobody knows."""
    try:
        found = backend.refresh(session, token)
        if _sending(found) == _sending(session):
            token.wait(SETTLING)
            found = backend.refresh(session, token)
    except Problem as silence:
        if silence.kind.shown is not Shown.CONNECTION:
            raise
        raise Problem(unheard.RESEND_UNSURE) from silence
    if _sending(found) == _sending(session):
        raise Problem(unheard.RESEND_NOT_DONE)
    return found


def _sending(session: Session) -> tuple[datetime | None, int]:
    return session.code.sent_at, session.code.resends_left


def _used_up(session: Session, backend: Backend, token: CancelToken) -> ProblemKind:
    """Return what the last wrong try has used up: the order's tries, which is locked then, or only this code's."""
    try:
        is_locked = backend.refresh(session, token).state is State.LOCKED
    except Problem as told:
        is_locked = told.kind is identity.ORDER_LOCKED
    return identity.ORDER_LOCKED if is_locked else identity.CODE_EXHAUSTED
