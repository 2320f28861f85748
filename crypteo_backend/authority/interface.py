"""The question to a certificate authority, its answer, and the ways in which it may fail."""

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class AuthorityUnavailable(Exception):
    """The authority cannot answer now; asking again later may help (problem `authority-unavailable`)."""


class IssuanceRefused(Exception):
    """The authority will not sign this, or what it signed is not what was asked (problem `issuance-failed`)."""


class RevocationRefused(Exception):
    """The authority will not revoke this: the certificate is none of its own."""


class RevocationReason(enum.StrEnum):
    """Why a certificate is revoked for good (RFC 5280 section 5.3.1, in the spelling of its ASN.1)."""

    UNSPECIFIED = "unspecified"
    KEY_COMPROMISE = "keyCompromise"
    AFFILIATION_CHANGED = "affiliationChanged"
    SUPERSEDED = "superseded"
    CESSATION_OF_OPERATION = "cessationOfOperation"
    PRIVILEGE_WITHDRAWN = "privilegeWithdrawn"


@dataclass(frozen=True, slots=True)
class HolderNames:
    """What a subject is made of; `opaque_serial` (16 hex digits) tells holders of one name apart, revealing nothing."""

    given_name: str
    surname: str
    organisation: str
    siren: str
    opaque_serial: str


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """The certificate wanted for one holder: public key, subject and PKCS#10 in DER, dates in UTC and whole seconds.

    `serial_number` has at most 159 bits (RFC 5280 section 4.1.2.2). It is chosen and kept before the authority is
    asked, so that what an engine signed can be found again by it. `csr_der` is the holder's own request, for engines
    that want the proof of possession themselves.
    """

    public_key_der: bytes
    subject_der: bytes
    email: str
    not_before: datetime
    not_after: datetime
    serial_number: int
    csr_der: bytes

    def __post_init__(self) -> None:
        if any(date.tzinfo is None or date.microsecond for date in (self.not_before, self.not_after)):
            raise ValueError("the dates of a certificate are aware and in whole seconds")
        if not 0 < self.serial_number < 1 << 159:
            raise ValueError("a serial number is positive and has at most 159 bits")


@dataclass(frozen=True, slots=True)
class Leeway:
    """What an engine settles by itself, and how far from what was asked; the default is: nothing.

    An engine that counts validity from its own clock starts up to `earlier_start` before the date asked for and up to
    `later_start` after it, and its certificates last as long as asked but for `length`.
    """

    earlier_start: timedelta = timedelta(0)
    later_start: timedelta = timedelta(0)
    length: timedelta = timedelta(0)
    chooses_serial_number: bool = False


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """A certificate in PEM with its chain, the issuing authority first and the root last."""

    certificate_pem: str
    chain_pem: tuple[str, ...]

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate, parsed; raises ValueError when it is none."""
        return x509.load_pem_x509_certificate(self.certificate_pem.encode())

    @property
    def fingerprint_sha256(self) -> str:
        """SHA-256 of the certificate's DER, 64 hex digits."""
        return self.certificate.fingerprint(SHA256()).hex()

    @property
    def serial_number(self) -> str:
        """The serial number in lower-case hexadecimal without leading zeros (contract, "Encodings")."""
        return f"{self.certificate.serial_number:x}"

    @property
    def not_before(self) -> datetime:
        """The first second of validity, UTC."""
        return self.certificate.not_valid_before_utc

    @property
    def not_after(self) -> datetime:
        """The last second of validity, UTC."""
        return self.certificate.not_valid_after_utc

    @property
    def spki_sha256(self) -> str:
        """SHA-256 of the SubjectPublicKeyInfo's DER, 64 hex digits."""
        return spki_digest(self.certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


class CertificateAuthority(Protocol):
    """An engine that signs. Every method but `subject` and `leeway` may raise AuthorityUnavailable."""

    @property
    def leeway(self) -> Leeway:
        """How far what the engine signs may be from what was asked."""

    def subject(self, holder: HolderNames) -> bytes:
        """Return the DER Name that the engine will put for the holder; raise ValueError when it can put none."""

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Sign what is asked, or raise IssuanceRefused."""

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        """Return what was already issued for this very request, so that a retry finds before it signs again."""

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        """Revoke the certificate and list it at once; the first revocation stands, whatever is asked later.

        Raises RevocationRefused for a certificate of somebody else.
        """

    def chain(self) -> tuple[str, ...]:
        """Return the authority's own certificates in PEM, the issuing one first, the root last."""

    def crl_der(self) -> bytes:
        """Return the revocation list of the issuing authority in force now, DER, with all that is revoked."""

    def latest_not_after(self) -> datetime:
        """Return the date that no certificate may outlive."""


def spki_digest(public_key_der: bytes) -> str:
    """Return SHA-256 of a SubjectPublicKeyInfo in DER, 64 hex digits."""
    return sha256(public_key_der).hexdigest()
