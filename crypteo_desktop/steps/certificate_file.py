"""The certificate file in the making: built and opened again in memory, written once under the holder's name."""

from dataclasses import replace

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.file_name import certificate_file_name
from crypteo_desktop.crypto.p12 import build_sealed_p12
from crypteo_desktop.crypto.pkcs12.seal import Seal
from crypteo_desktop.crypto.verification import Check, verify_file
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import CertificateOrder, Holder, IssuedCertificate, Session
from crypteo_desktop.steps import journal


def ordered(session: Session) -> CertificateOrder:
    """Return what the certificate must say, for what comes after the answers."""
    if session.certificate_order is None:
        raise RuntimeError("this comes after the answers")
    return session.certificate_order


def issued_in(enrolment: Enrolment) -> IssuedCertificate:
    """Return the certificate, for what comes after it was received."""
    if enrolment.issued is None:
        raise RuntimeError("this comes after the certificate was received")
    return enrolment.issued


def build(enrolment: Enrolment, services: Services, token: CancelToken) -> Enrolment:
    """Return the enrolment with the file's content in it, built and opened again in memory."""
    session, issued = enrolment.opened, issued_in(enrolment)
    key = services.keys.take(session.key_policy, token)
    seal = services.seals.take(enrolment.password)
    content = build_sealed_p12(key, issued.certificate_pem, issued.chain_pem, friendly_name(session.holder), seal)
    check(content, enrolment.password, enrolment, services, seal)
    return replace(enrolment, file_content=content)


def friendly_name(holder: Holder) -> str:
    """Return what other programs show in their lists: "Camille MARTIN (TEST ENTREPRISE)"."""
    return f"{holder.display_name} ({holder.organisation})"


def check(
    content: bytes, password: Secret, enrolment: Enrolment, services: Services, seal: Seal | None = None
) -> tuple[Check, ...]:
    """Return what was checked of a file as it was read back; raise the problem of the first check that failed.

    `seal` spares a file that was just built under it the cost of deriving its keys.
    """
    session, issued = enrolment.opened, issued_in(enrolment)
    return verify_file(
        content,
        password,
        expected_fingerprint=issued.fingerprint_sha256,
        subject_der=ordered(session).subject_der,
        trust=services.trust(session),
        now=issued.told_at.now(services.monotonic()),
        seal=seal,
    )


def save(enrolment: Enrolment, services: Services) -> Enrolment:
    """Write the file under the holder's name, or find it when it was written before, and return where it lies."""
    session = enrolment.opened
    name = certificate_file_name(session.holder.display_name, session.order.number)
    noted = replace(enrolment, download=journal.saving(enrolment, name, services))
    digest = noted.kept.saved.digest if noted.kept.saved is not None else ""
    path = services.folder.find(name, digest) or services.folder.save(name, noted.file_content)
    written = replace(noted, saved_file=path)
    return replace(written, download=journal.saved(written, services))
