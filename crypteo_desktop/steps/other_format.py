"""The saved file once more in the other format, for a computer that does not open the first one; no other download."""

from dataclasses import replace

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.p12 import build_p12, open_p12
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.services import Services
from crypteo_desktop.steps.certificate_file import check, friendly_name


def save_in_other_format(
    enrolment: Enrolment,
    services: Services,
    token: CancelToken,
    report: Report,  # noqa: ARG001  as any work of a page
) -> Enrolment:
    """Save the file beside the first one, sealed by the same password (`verification_password`) in the other format.

    It is read back and checked as the first one was. Raise Problem of the file kinds, PASSWORD_WRONG among them.
    """
    saved = enrolment.saved_file
    if saved is None:
        raise RuntimeError("another format comes after the file was saved")
    password, form = enrolment.verification_password, services.file_format.other
    opened = open_p12(services.folder.read(saved), password)
    token.checkpoint()
    parts = (opened.key, opened.certificate_pem, opened.chain_pem, password)
    content = build_p12(*parts, friendly_name(enrolment.opened.holder), form)
    other = services.folder.save(f"{saved.stem}_{form.value}.p12", content)
    check(services.folder.read(other), password, enrolment, services)
    return replace(enrolment, other_file=other)
