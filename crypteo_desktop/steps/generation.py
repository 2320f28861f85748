"""Step 5, Génération du certificat: key pair, request, certificate, file; what was made is kept whatever fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crypteo_desktop.flow import StepInfo
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Enrolment, Report
    from crypteo_desktop.services import Services


class GenerationStep:
    """Makes the certificate file; running it again goes on with the same key, so nothing is issued twice."""

    info = StepInfo(
        id="generation",
        number=5,
        title=QT_TRANSLATE_NOOP("Step", "Generating the certificate"),
        short_title=QT_TRANSLATE_NOOP("Step", "Generating the certificate"),
        help=QT_TRANSLATE_NOOP("Step", "Your certificate is being issued. This usually takes less than a minute."),
        support_code="5",
    )

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        """Name nothing: this step asks for nothing."""
        return ()

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """Whether the file is still to be made."""
        return enrolment.saved_file is None

    def is_finished(self, enrolment: Enrolment) -> bool:
        """Whether the file is saved."""
        return enrolment.saved_file is not None

    def pauses(self, enrolment: Enrolment) -> bool:
        """Whether where the file lies is to be read: always."""
        return True

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Make key, certificate and file, and save it; raise Problem of the certificate, file and journal kinds."""
        from crypteo_desktop.steps.generating import generate  # noqa: PLC0415  the window comes first

        return generate(enrolment, services, token, report)
