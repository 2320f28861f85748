"""Step 4, Réponses aux questions de révocation: three answers, checked together by the service."""

from dataclasses import replace
from typing import Final
from unicodedata import normalize

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import Problem, identity, unheard
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import State
from crypteo_desktop.steps.sending_once import Entry, sent_once
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

MAX_LENGTH: Final = 200
_WRONG: Final = frozenset({identity.ANSWERS_WRONG, unheard.ANSWERS_COUNTED})
_ENTRY: Final = Entry(
    State.ANSWERS,
    tries=lambda session: session.answer_attempts_left,
    with_tries=lambda session, left: replace(session, answer_attempts_left=left),
    counted=unheard.ANSWERS_COUNTED,
    not_counted=unheard.ANSWERS_NOT_COUNTED,
    unsure=unheard.ANSWERS_UNSURE,
)
_AN_ANSWER: Final = QT_TRANSLATE_NOOP("Missing", "1 answer")


def is_empty(answer: Secret) -> bool:
    """Whether nothing would be left to compare: the service keeps letters and digits only."""
    return not any(character.isalnum() for character in normalize("NFKD", answer.reveal()))


class SecurityAnswersStep:
    """Sends the three answers (contract, endpoint 6); the service then tells what to ask a certificate for."""

    info = StepInfo(
        id="security-answers",
        number=4,
        title=QT_TRANSLATE_NOOP("Step", "Answers to the revocation questions"),
        short_title=QT_TRANSLATE_NOOP("Step", "Answers to the revocation questions"),
        help=QT_TRANSLATE_NOOP("Step", "Give the answers that you chose at the identity check."),
        support_code="4",
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name one answer for each that is empty."""
        given = sum(not is_empty(answer) for answer in enrolment.answers)
        return (_AN_ANSWER,) * (len(enrolment.opened.questions) - given)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether it starts by itself: never."""
        return False

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the service has accepted the answers."""
        return enrolment.opened.state in {State.AUTHENTICATED, State.ISSUED, State.ACCEPTED}

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work: never, the next one follows at once."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Send the answers in NFC; afterwards they are forgotten."""
        if self.missing(enrolment):
            raise Problem(identity.ANSWERS_MISSING)
        session = enrolment.opened
        answers = {
            question.id: Secret(normalize("NFC", answer.reveal()))
            for question, answer in zip(session.questions, enrolment.answers, strict=True)
        }
        backend = services.backend
        try:
            authenticated = sent_once(
                _ENTRY, enrolment, lambda session: backend.send_answers(session, answers, token), backend, token
            )
        except Problem as problem:
            raise _as_seen(problem) from problem
        return replace(enrolment, session=authenticated, answers=(), unheard=False)


def _as_seen(problem: Problem) -> Problem:
    """Return the problem as the holder meets it: the third wrong try has locked the order, so say that at once."""
    if problem.kind in _WRONG and problem.facts.get("attempts_left") == 0:
        return Problem(identity.ORDER_LOCKED, trace_id=problem.trace_id)
    return problem
