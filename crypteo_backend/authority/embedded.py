"""A certificate authority in the same process, whose keys, certificates and lists lie in one private folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.certificate_profile import Publication, holder_certificate
from crypteo_backend.authority.hierarchy import (
    DEMONSTRATION,
    Hierarchy,
    is_demonstration,
    load_hierarchy,
    make_hierarchy,
    save_hierarchy,
)
from crypteo_backend.authority.interface import (
    AuthorityUnavailable,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
    IssuedCertificate,
    Leeway,
    RevocationReason,
    RevocationRefused,
    spki_digest,
)
from crypteo_backend.authority.key_files import KeyFiles, KeyPlace
from crypteo_backend.authority.names import AuthorityIdentity, holder_subject
from crypteo_backend.authority.revocations import Revocation, RevocationList
from crypteo_backend.authority.safe_files import exclusive, make_private_folder, remove_unfinished, write_private


class AuthorityMissing(Exception):
    """The folder holds no authority yet."""


class AuthorityExists(Exception):
    """The folder holds an authority already, which nothing replaces."""


class EmbeddedAuthority:
    """A root and an issuing authority, which several processes may open in one folder at once."""

    leeway = Leeway()

    def __init__(
        self, folder: Path, hierarchy: Hierarchy, publication: Publication, clock: Callable[[], datetime]
    ) -> None:
        self._folder = folder
        self._hierarchy = hierarchy
        self._publication = publication
        self._clock = clock

    @classmethod
    def open(cls, folder: Path, base_url: str, clock: Callable[[], datetime]) -> "EmbeddedAuthority":
        """Return the demonstration's authority, made on first use even if several processes come at once.

        `base_url` (no slash at its end) is what certificates name as the place of revocation lists and issuers. The
        keys are in clear, mode 0600. Raises AuthorityUnavailable.
        """
        publication, keys = Publication(base_url), KeyFiles(None)
        with _in_order(folder):
            if not _hierarchy_of(folder).exists():
                _make(folder, DEMONSTRATION, keys, publication, clock)
            return cls(folder, load_hierarchy(_hierarchy_of(folder), keys), publication, clock)

    @classmethod
    def create(
        cls,
        folder: Path,
        identity: AuthorityIdentity,
        keys: KeyPlace,
        publication: Publication,
        clock: Callable[[], datetime],
    ) -> "EmbeddedAuthority":
        """Make a new hierarchy in the folder and return it; raises AuthorityExists and AuthorityUnavailable."""
        with _in_order(folder):
            if _hierarchy_of(folder).exists():
                raise AuthorityExists(f"{folder} holds an authority already")
            _make(folder, identity, keys, publication, clock)
            return cls(folder, load_hierarchy(_hierarchy_of(folder), keys), publication, clock)

    @classmethod
    def load(
        cls, folder: Path, keys: KeyPlace, publication: Publication, clock: Callable[[], datetime]
    ) -> "EmbeddedAuthority":
        """Return the authority that the folder holds; raises AuthorityMissing and AuthorityUnavailable."""
        if not _hierarchy_of(folder).is_dir():
            raise AuthorityMissing(f"{folder} holds no authority")
        with _in_order(folder):
            return cls(folder, load_hierarchy(_hierarchy_of(folder), keys), publication, clock)

    @property
    def is_demonstration(self) -> bool:
        """Whether nobody should trust this authority."""
        return is_demonstration(self._hierarchy.root.certificate)

    def subject(self, holder: HolderNames) -> bytes:
        """Return the holder's subject with everything that the profile has; raises ValueError."""
        return holder_subject(**asdict(holder))

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        """Sign what is asked; for a public key that has a certificate, return that one or raise IssuanceRefused."""
        if request.not_after > self.latest_not_after() or request.not_after <= request.not_before:
            raise IssuanceRefused("the certificate would outlive its authority or be never valid")
        digest = spki_digest(request.public_key_der)
        with _disk_trouble_told(), exclusive(self._folder / "lock"):
            known = self.find(request)
            if known is None:
                write_private(self._place(digest), self._signed(request).public_bytes(Encoding.PEM))
                return self._stored(digest)
        if known.certificate.subject.public_bytes() != request.subject_der:
            raise IssuanceRefused("this public key is certified for another subject")
        return known

    def find(self, request: CertificateRequest) -> IssuedCertificate | None:
        """Return the certificate issued for this public key, or None."""
        digest = spki_digest(request.public_key_der)
        with _disk_trouble_told():
            return self._stored(digest) if self._place(digest).exists() else None

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: datetime) -> None:
        """Revoke the certificate and list it at once; the first revocation stands. Raises RevocationRefused."""
        certificate = issued.certificate
        try:
            certificate.verify_directly_issued_by(self._hierarchy.issuing.certificate)
        except (InvalidSignature, ValueError, TypeError) as error:
            raise RevocationRefused("the certificate is not this authority's") from error
        with _disk_trouble_told(), exclusive(self._folder / "lock"):
            revocation = Revocation(certificate.serial_number, reason, at)
            self._list("issuing").add([revocation], _whole_second(self._clock()))

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
        return self._current_list("issuing")

    def root_crl_der(self) -> bytes:
        """Return the revocation list for the issuing authority's certificate, DER, signed within the last day."""
        return self._current_list("root")

    def _current_list(self, name: str) -> bytes:
        with _disk_trouble_told(), exclusive(self._folder / "lock"):
            return self._list(name).current(_whole_second(self._clock()))

    def _list(self, name: str) -> RevocationList:
        signers = {"root": self._hierarchy.root, "issuing": self._hierarchy.issuing}
        return RevocationList(self._folder / "crl" / f"{name}.crl", signers[name])

    def _signed(self, request: CertificateRequest) -> x509.Certificate:
        issuing = self._hierarchy.issuing
        try:
            return holder_certificate(request, issuing.certificate, self._publication).sign(issuing.key, SHA256())
        except ValueError as error:
            raise IssuanceRefused("the request does not fit the certificate profile") from error

    def _place(self, digest: str) -> Path:
        return self._folder / "issued" / f"{digest}.pem"

    def _stored(self, digest: str) -> IssuedCertificate:
        return IssuedCertificate(self._place(digest).read_text(encoding="ascii"), self.chain())


def _whole_second(time: datetime) -> datetime:
    return time.replace(microsecond=0)


def _hierarchy_of(folder: Path) -> Path:
    return folder / "hierarchy"


def _make(
    folder: Path,
    identity: AuthorityIdentity,
    keys: KeyPlace,
    publication: Publication,
    clock: Callable[[], datetime],
) -> None:
    hierarchy = make_hierarchy(identity, keys, publication, _whole_second(clock()), x509.random_serial_number)
    save_hierarchy(_hierarchy_of(folder), hierarchy, keys)


@contextmanager
def _in_order(folder: Path) -> Iterator[None]:
    """Make the places of the folder that are missing, hold its lock, and clean up after processes that died."""
    places = (folder / "issued", folder / "crl")
    with _disk_trouble_told():
        for place in (folder, *places):
            make_private_folder(place)
        with exclusive(folder / "lock"):
            for place in places:
                remove_unfinished(place)
            yield


@contextmanager
def _disk_trouble_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AuthorityUnavailable("the authority's folder cannot be read or written") from error
