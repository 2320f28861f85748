"""Step 6, Finalisation: the file is read from the disk again, opened with the password and checked, then accepted."""

from dataclasses import replace
from pathlib import Path

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.verification import verify_file
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report, Services
from crypteo_desktop.flow import StepInfo
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.session import CertificateOrder, IssuedCertificate
from crypteo_desktop.steps.generation import save
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text


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
        pauses=True,
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

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Check the file on the disk and tell the service; a file that is gone is first saved once more."""
        if enrolment.checks:
            return _told(enrolment, services, token)
        saved = enrolment if enrolment.saved_file is not None else save(enrolment, services)
        return _told(_checked(saved, services), services, token)


def _checked(enrolment: Enrolment, services: Services) -> Enrolment:
    issued, order, saved_file = _made(enrolment)
    content = services.folder.read(saved_file)
    checks = verify_file(
        content,
        enrolment.verification_password,
        expected_fingerprint=issued.fingerprint_sha256,
        subject_der=order.subject_der,
        trust=services.trust(enrolment.opened),
        now=issued.told_at.now(services.monotonic()),
    )
    return replace(enrolment, checks=checks, verification_password=NOTHING)


def _made(enrolment: Enrolment) -> tuple[IssuedCertificate, CertificateOrder, Path]:
    issued, order, saved_file = enrolment.issued, enrolment.opened.certificate_order, enrolment.saved_file
    if issued is None or order is None or saved_file is None:
        raise RuntimeError("the verification comes after the generation")
    return issued, order, saved_file


def _told(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Send the acceptance; a service out of reach does not spoil a file that is saved and verified."""
    issued, _, _ = _made(enrolment)
    try:
        services.backend.accept(enrolment.opened, issued.fingerprint_sha256, token)
    except Problem as problem:
        if problem.kind is file.FINGERPRINT_MISMATCH:
            raise
        return replace(enrolment, acceptance_problem=problem)
    services.keys.forget()
    return replace(enrolment, acceptance_problem=None, password=NOTHING, confirmation=NOTHING)
