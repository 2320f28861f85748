"""What a certificate says, as people read it on step 6."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NamePart:
    """One attribute of a distinguished name: short name (`CN`, `O`; the OID where there is none), OID, value."""

    name: str
    oid: str
    value: str


@dataclass(frozen=True, slots=True)
class CertificateDetails:
    """The fields of one certificate.

    Names in the certificate's own order; times aware, in UTC; `serial_number` in upper-case pairs with colons; digests
    in 64 lower-case hexadecimal digits; key usages as RFC 5280 calls them, extended ones as dotted OIDs.
    """

    subject: tuple[NamePart, ...]
    issuer: tuple[NamePart, ...]
    issuer_name: str
    not_before: datetime
    not_after: datetime
    serial_number: str
    key_usages: tuple[str, ...]
    extended_key_usages: tuple[str, ...]
    signature_algorithm_oid: str
    key_bits: int
    public_key_sha256: str
    fingerprint_sha256: str
    email: str


def read_details(certificate_pem: str) -> CertificateDetails:
    """Return what a PEM certificate says; raise Problem(CERTIFICATE_UNREADABLE) when it is none."""
    from crypteo_desktop.crypto import certificate_reading  # noqa: PLC0415  the window comes first

    return certificate_reading.details_of(certificate_reading.load_certificate(certificate_pem))


def issuer_names(certificate_pem: str) -> tuple[str, ...]:
    """Return the common name and the organisation of who issued a certificate with any kind of key.

    Raise Problem(CERTIFICATE_UNREADABLE) when it is none.
    """
    from crypteo_desktop.crypto import certificate_reading  # noqa: PLC0415  the window comes first

    return certificate_reading.names_of(certificate_reading.load_certificate(certificate_pem).issuer)
