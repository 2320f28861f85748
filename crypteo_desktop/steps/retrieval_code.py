"""Step 3, Saisie du code de retrait: nine digits, and a new code when none arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Enrolment, Report
    from crypteo_desktop.services import Services

LENGTH: Final = 9
_ASCII_DIGITS: Final = frozenset("0123456789")
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
        help=QT_TRANSLATE_NOOP("Step", "Enter the withdrawal code of the latest message received, by e-mail or SMS."),
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
        from crypteo_desktop.session import State  # noqa: PLC0415  the window comes first

        return enrolment.opened.state not in {State.CODE, State.LOCKED}

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the screen stays after its work: never, the next one follows at once."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Send the code; afterwards it is forgotten, for it is of no further use."""
        from crypteo_desktop.steps.sending_code import send  # noqa: PLC0415  the window comes first

        if self.missing(enrolment):
            raise Problem(identity.CODE_FORMAT)
        return send(enrolment, services.backend, token)

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
        from crypteo_desktop.steps.sending_code import resend  # noqa: PLC0415  the window comes first

        return resend(enrolment, services.backend, token, channel)
