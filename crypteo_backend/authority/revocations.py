"""Revocation lists of the embedded authorities: the signed list itself is the record of what is revoked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.certificate_profile import authority_key_identifier
from crypteo_backend.authority.hierarchy import Signer
from crypteo_backend.authority.interface import AuthorityUnavailable, RevocationReason
from crypteo_backend.authority.safe_files import PRIVATE, write_whole

LIFETIME = timedelta(days=7)
RENEWAL = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Revocation:
    """One revoked certificate, why, and since when."""

    serial_number: int
    reason: RevocationReason
    at: datetime


@dataclass(frozen=True, slots=True)
class RevocationList:
    """One authority's list in one file, replaced as a whole, so that record and publication never differ.

    Entries stay for ever, past the end of their certificates too: whoever checks an old signature still sees them.
    Whoever calls holds the folder's lock. A list that cannot be read or is signed by another key raises
    AuthorityUnavailable, because a new one in its place would forget revocations.
    """

    path: Path
    signer: Signer
    mode: int = PRIVATE

    def current(self, now: datetime) -> bytes:
        """Return the list, DER, signed anew when it is a day old or from the future."""
        former = self._read()
        if former is not None and timedelta(0) <= now - former.last_update_utc < RENEWAL:
            return former.public_bytes(Encoding.DER)
        return self._write(former, [], now)

    def add(self, revocations: Iterable[Revocation], now: datetime) -> None:
        """Sign a list with these as well; one that is listed already stays as it is."""
        former = self._read()
        listed = {entry.serial_number for entry in former or ()}
        added = [_entry(each, now) for each in revocations if each.serial_number not in listed]
        if added:
            self._write(former, added, now)

    def _read(self) -> x509.CertificateRevocationList | None:
        if not self.path.exists():
            return None
        try:
            former = x509.load_der_x509_crl(self.path.read_bytes())
        except ValueError as error:
            raise AuthorityUnavailable("the revocation list is damaged") from error
        key = self.signer.certificate.public_key()
        if not isinstance(key, RSAPublicKey) or not former.is_signature_valid(key):
            raise AuthorityUnavailable("the revocation list is not this authority's")
        return former

    def _write(
        self, former: x509.CertificateRevocationList | None, added: list[x509.RevokedCertificate], now: datetime
    ) -> bytes:
        issuer = self.signer.certificate
        # Handed over at once: `add_revoked_certificate` copies the whole list for each entry.
        builder = x509.CertificateRevocationListBuilder(
            issuer.subject, now, now + LIFETIME, revoked_certificates=[*(former or ()), *added]
        )
        builder = builder.add_extension(x509.CRLNumber(_next_number(former, now)), critical=False)
        builder = builder.add_extension(authority_key_identifier(issuer), critical=False)
        der = builder.sign(self.signer.key, SHA256()).public_bytes(Encoding.DER)
        write_whole(self.path, der, self.mode)
        return der


def _entry(revocation: Revocation, now: datetime) -> x509.RevokedCertificate:
    reason, at = revocation.reason, min(revocation.at, now)  # another machine's clock may be ahead of this one's
    builder = x509.RevokedCertificateBuilder(revocation.serial_number, at.replace(microsecond=0))
    if reason is not RevocationReason.UNSPECIFIED:  # RFC 5280 section 5.3.1: then the reason should be left out
        builder = builder.add_extension(x509.CRLReason(x509.ReasonFlags(reason.value)), critical=False)
    return builder.build()


def _next_number(former: x509.CertificateRevocationList | None, now: datetime) -> int:
    """Return a number above the former list's; the time in seconds, so that it grows even if the file is lost."""
    number = int(now.timestamp())
    if former is None:
        return number
    return max(number, former.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number + 1)
