"""Step 6, Finalisation: the file is read from the disk again, opened with the password and checked, then accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crypteo_desktop.flow import StepInfo
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Enrolment, Report
    from crypteo_desktop.services import Services


class VerificationStep:
    """Proves that the saved file is whole and opens, and only then tells the service that it may forget the link."""

    info = StepInfo(
        id="verification",
        number=6,
        title=QT_TRANSLATE_NOOP("Step", "Completion"),
        short_title=QT_TRANSLATE_NOOP("Step", "Completion"),
        help=QT_TRANSLATE_NOOP(
            "Step", "Here are the details of your certificate. Check them, then choose Technical check."
        ),
        support_code="6",
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name nothing: the password is asked in a dialog of its own."""
        return ()

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether it starts by itself: never, the holder asks for the check."""
        return False

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the file was checked; the service may still have to be told."""
        return bool(enrolment.checks)

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether the list of what was checked is to be read: always."""
        return True

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Check the file on the disk and tell the service; a file that is gone is first saved once more."""
        from crypteo_desktop.steps.verifying import verify  # noqa: PLC0415  the window comes first

        return verify(enrolment, services, token)
