"""The checks before a certificate is kept, and again before a saved file is called good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pkcs12.seal import Seal
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate
from crypteo_desktop.texts import Text


@dataclass(frozen=True, slots=True)
class Trust:
    """The roots that a chain may lead to, as contents of PEM files; or, in the demonstration only, any root."""

    roots: tuple[bytes, ...]
    accept_any_root: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list of what was checked: a sentence and the facts that fill it in after translation."""

    text: Text
    facts: Mapping[str, str | datetime] = field(default_factory=dict)


def verify_issued(
    issued: IssuedCertificate, *, key: KeyPair, subject_der: bytes, email: str, trust: Trust, now: datetime
) -> CertificateDetails:
    """Return what the certificate says once it passed every check of the contract's last section.

    `subject_der` and `email` are what was asked for, `now` is the service's time (aware). Raise Problem of
    `problems.certificate`.
    """
    from crypteo_desktop.crypto import issued_certificate  # noqa: PLC0415  the window comes first

    return issued_certificate.verify(issued, key=key, subject_der=subject_der, email=email, trust=trust, now=now)


def details_of(issued: IssuedCertificate) -> CertificateDetails:
    """Return what a certificate says that was checked before; raise Problem(CERTIFICATE_UNREADABLE)."""
    from crypteo_desktop.crypto import certificate_reading as reading  # noqa: PLC0415  the window comes first

    return reading.details_of(reading.load_certificate(issued.certificate_pem))


def verify_file(
    content: bytes,
    password: Secret,
    *,
    expected_fingerprint: str,
    subject_der: bytes,
    trust: Trust,
    now: datetime,
    seal: Seal | None = None,
) -> tuple[Check, ...]:
    """Return the list of what was checked on the content of a .p12 file, all of it good.

    `seal` is that of a file which was built just now: its keys are not derived once more.

    Raise Problem of `problems.file` (password wrong, file damaged, another fingerprint) or of `problems.certificate`.
    """
    from crypteo_desktop.crypto import saved_file  # noqa: PLC0415  the window comes first
    from crypteo_desktop.crypto.p12 import open_p12  # noqa: PLC0415

    return saved_file.verify(
        open_p12(content, password, seal),
        expected_fingerprint=expected_fingerprint,
        subject_der=subject_der,
        trust=trust,
        now=now,
    )
