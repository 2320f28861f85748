"""Step 4, Réponses aux questions de révocation: three answers, checked together by the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Enrolment, Report
    from crypteo_desktop.secret import Secret
    from crypteo_desktop.services import Services

MAX_LENGTH: Final = 200
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
        from crypteo_desktop.session import State  # noqa: PLC0415  the window comes first

        return enrolment.opened.state in {State.AUTHENTICATED, State.ISSUED, State.ACCEPTED}

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work: never, the next one follows at once."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Send the answers in NFC; afterwards they are forgotten."""
        from crypteo_desktop.steps.sending_answers import send  # noqa: PLC0415  the window comes first

        if self.missing(enrolment):
            raise Problem(identity.ANSWERS_MISSING)
        return send(enrolment, services.backend, token)
