"""A certificate authority in the same process, for the demonstration and for tests; nobody should trust its root."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.authority_profile import revocation_list
from crypteo_backend.authority.certificate_profile import Publication, holder_certificate
from crypteo_backend.authority.hierarchy import Hierarchy, Signer, make_hierarchy, open_hierarchy
from crypteo_backend.authority.interface import (
    AuthorityUnavailable,
    CertificateRequest,
    IssuanceRefused,
    IssuedCertificate,
    spki_digest,
)
from crypteo_backend.authority.safe_files import exclusive, make_private_folder, write_private

_CRL_RENEWAL = timedelta(days=1)
_DIGEST = re.compile(r"[0-9a-f]{64}")


class EmbeddedAuthority:
    """A root and an issuing authority whose keys, certificates and revocation lists lie in one private folder."""

    def __init__(
        self,
        folder: Path,
        hierarchy: Hierarchy,
        publication: Publication,
        clock: Callable[[], datetime],
        serial_number: Callable[[], int],
    ) -> None:
        self._folder = folder
        self._hierarchy = hierarchy
        self._publication = publication
        self._clock = clock
        self._serial_number = serial_number

    @classmethod
    def open(
        cls,
        folder: Path,
        base_url: str,
        clock: Callable[[], datetime],
        *,
        password: bytes | None = None,
        serial_number: Callable[[], int] = x509.random_serial_number,
    ) -> "EmbeddedAuthority":
        """Return the authority of the folder, made on first use even if several processes come at once.

        `base_url` (no slash at its end) is what certificates name as the place of revocation lists and issuers. The
        keys are in clear, mode 0600, unless there is a password. Raises AuthorityUnavailable.
        """
        publication = Publication(base_url)
        with _disk_trouble_told():
            for place in (folder, folder / "issued", folder / "crl"):
                make_private_folder(place)
            with exclusive(folder / "lock"):
                hierarchy = open_hierarchy(
                    folder / "hierarchy",
                    password,
                    lambda: make_hierarchy(publication, _whole_second(clock()), serial_number),
                )
            return cls(folder, hierarchy, publication, clock, serial_number)

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Sign what is asked; for a public key that has a certificate, return that one or raise IssuanceRefused."""
        if request.not_after > self.latest_not_after() or request.not_after <= request.not_before:
            raise IssuanceRefused("the certificate would outlive its authority or be never valid")
        digest = spki_digest(request.public_key_der)
        with _disk_trouble_told(), exclusive(self._folder / "lock"):
            known = self.find(digest)
            if known is None:
                write_private(self._place(digest), self._signed(request).public_bytes(Encoding.PEM))
                return self._stored(digest)
        if known.certificate.subject.public_bytes() != request.subject_der:
            raise IssuanceRefused("this public key is certified for another subject")
        return known

    def find(self, spki_sha256: str) -> IssuedCertificate | None:
        """Return the certificate issued for this public key (64 lower-case hex digits), or None."""
        with _disk_trouble_told():
            if not _DIGEST.fullmatch(spki_sha256) or not self._place(spki_sha256).exists():
                return None
            return self._stored(spki_sha256)

    def chain(self) -> tuple[str, ...]:
        """Return the issuing authority's certificate and the root's, PEM."""
        signers = (self._hierarchy.issuing, self._hierarchy.root)
        return tuple(signer.certificate.public_bytes(Encoding.PEM).decode() for signer in signers)

    def latest_not_after(self) -> datetime:
        """Return the end of the issuing authority, which no certificate may outlive."""
        return self._hierarchy.issuing.certificate.not_valid_after_utc

    def issuing_der(self) -> bytes:
        """Return the issuing authority's certificate, DER."""
        return self._hierarchy.issuing.certificate.public_bytes(Encoding.DER)

    def root_der(self) -> bytes:
        """Return the root certificate, DER."""
        return self._hierarchy.root.certificate.public_bytes(Encoding.DER)

    def crl_der(self) -> bytes:
        """Return the revocation list for holders' certificates, DER, signed within the last day."""
        return self._current_crl("issuing", self._hierarchy.issuing)

    def root_crl_der(self) -> bytes:
        """Return the revocation list for the issuing authority's certificate, DER, signed within the last day."""
        return self._current_crl("root", self._hierarchy.root)

    def _current_crl(self, name: str, signer: Signer) -> bytes:
        path = self._folder / "crl" / f"{name}.crl"
        now = _whole_second(self._clock())
        with _disk_trouble_told(), exclusive(self._folder / "lock"):
            if path.exists():
                former = path.read_bytes()
                if timedelta(0) <= now - x509.load_der_x509_crl(former).last_update_utc < _CRL_RENEWAL:
                    return former
            renewed = revocation_list(signer.certificate, signer.key, now).public_bytes(Encoding.DER)
            write_private(path, renewed)
            return renewed

    def _signed(self, request: CertificateRequest) -> x509.Certificate:
        issuing = self._hierarchy.issuing
        try:
            builder = holder_certificate(request, issuing.certificate, self._publication, self._serial_number())
            return builder.sign(issuing.key, SHA256())
        except ValueError as error:
            raise IssuanceRefused("the request does not fit the certificate profile") from error

    def _place(self, digest: str) -> Path:
        return self._folder / "issued" / f"{digest}.pem"

    def _stored(self, digest: str) -> IssuedCertificate:
        return IssuedCertificate(self._place(digest).read_text(encoding="ascii"), self.chain())


def _whole_second(time: datetime) -> datetime:
    return time.replace(microsecond=0)


@contextmanager
def _disk_trouble_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AuthorityUnavailable("the authority's folder cannot be read or written") from error
