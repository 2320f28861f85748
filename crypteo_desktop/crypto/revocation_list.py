"""Revocation lists (RFC 5280, section 5): where a certificate's list is, and what a list says of the certificate."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Standing(Enum):
    """What a revocation list says of a certificate."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The standing, and when the certificate was revoked (aware, in UTC) if it was."""

    standing: Standing
    revoked_on: datetime | None = None


UNKNOWN = Judgement(Standing.UNKNOWN)


def list_addresses(certificate_pem: str) -> tuple[str, ...]:
    """Return the http addresses of the certificate's list; raise Problem(CERTIFICATE_UNREADABLE)."""
    from crypteo_desktop.crypto import revocation_reading  # noqa: PLC0415  the window comes first

    return revocation_reading.list_addresses(certificate_pem)


def judge(certificate_pem: str, issuers_pem: tuple[str, ...], crl: bytes, now: datetime) -> Judgement:
    """Return what a list in DER or PEM says of the certificate at `now`.

    UNKNOWN unless the list is in force and one of `issuers_pem` both issued the certificate and signed the list.
    """
    from crypteo_desktop.crypto import revocation_reading  # noqa: PLC0415  the window comes first

    return revocation_reading.judge(certificate_pem, issuers_pem, crl, now)
