"""The question to a certificate authority, its answer, and the ways in which it may fail."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class AuthorityUnavailable(Exception):
    """The authority cannot answer now; asking again later may help (problem `authority-unavailable`)."""


class IssuanceRefused(Exception):
    """The authority will not sign this, or what it signed is not what was asked (problem `issuance-failed`)."""


@dataclass(frozen=True, slots=True)
class CertificateRequest:
    """The certificate wanted for one holder: public key and subject in DER, dates in UTC and whole seconds."""

    public_key_der: bytes
    subject_der: bytes
    email: str
    not_before: datetime
    not_after: datetime

    def __post_init__(self) -> None:
        if any(date.tzinfo is None or date.microsecond for date in (self.not_before, self.not_after)):
            raise ValueError("the dates of a certificate are aware and in whole seconds")


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
    """An engine that signs. Every method may raise AuthorityUnavailable."""

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Sign what is asked, or raise IssuanceRefused."""

    def find(self, spki_sha256: str) -> IssuedCertificate | None:
        """Return what was already issued for this public key, so that a retry finds before it signs again."""

    def chain(self) -> tuple[str, ...]:
        """Return the authority's own certificates in PEM, the issuing one first, the root last."""

    def crl_der(self) -> bytes:
        """Return the revocation list of the issuing authority in force now, DER."""

    def latest_not_after(self) -> datetime:
        """Return the date that no certificate may outlive."""


def spki_digest(public_key_der: bytes) -> str:
    """Return SHA-256 of a SubjectPublicKeyInfo in DER, 64 hex digits."""
    return sha256(public_key_der).hexdigest()
