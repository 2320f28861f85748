"""Certificate stores, revocation lists and certificate files for tests of the install assistant."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from crypteo_desktop.adapters import disk
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.details import read_details
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import OpenedFile, build_p12, inspect_p12, open_any_p12
from crypteo_desktop.install_steps.installation import NOTHING, InstallServices
from crypteo_desktop.problems import Problem, installing
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import CertificateStore, Obstacle, Presence, StoreInfo, StoreKind, StoreRefused

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
FILE_PASSWORD = Secret("Abcdef12")
FILE = Path("/usb/Camille_MARTIN_540206.p12")
LIST_ADDRESS = "http://crl.example.test/crypteo.crl"
PRIMARY = Secret("primary password")


@dataclass(frozen=True)
class SmallAuthority:
    """An authority with one holder's certificate, its file, and lists of what it revoked."""

    key: RSAPrivateKey
    certificate: x509.Certificate
    holder_key: RSAPrivateKey
    holder: x509.Certificate
    content: bytes

    @property
    def opened(self) -> OpenedFile:
        return OpenedFile(KeyPair(self.holder_key), pem(self.holder), (pem(self.certificate),))

    @property
    def fingerprint(self) -> str:
        return read_details(pem(self.holder)).fingerprint_sha256

    def revocation_list(
        self, *, revoked: bool, now: datetime = NOW, signed_by: RSAPrivateKey | None = None, days: int = 7
    ) -> bytes:
        builder = x509.CertificateRevocationListBuilder(
            self.certificate.subject, now - timedelta(hours=1), now + timedelta(days=days)
        )
        if revoked:
            entry = x509.RevokedCertificateBuilder(self.holder.serial_number, now - timedelta(days=2)).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(signed_by or self.key, SHA256()).public_bytes(Encoding.DER)


def pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()


@cache
def small_authority(
    start: datetime = NOW - timedelta(days=60), days: int = 1095, serial: int | None = None
) -> SmallAuthority:
    """Make it once for all tests of a process; `serial` is the holder's number, else any."""
    key, holder_key = generate_private_key(65537, 2048), generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Crypteo AC Test")])
    authority = _signed(name, name, key, key, start - timedelta(days=10), 4000, x509.BasicConstraints(True, None))
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "TEST ENTREPRISE"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Camille MARTIN"),
        ]
    )
    place = x509.DistributionPoint([x509.UniformResourceIdentifier(LIST_ADDRESS)], None, None, None)
    holder = _signed(subject, name, holder_key, key, start, days, x509.CRLDistributionPoints([place]), serial)
    content = build_p12(
        KeyPair(holder_key), pem(holder), (pem(authority),), FILE_PASSWORD, "Camille MARTIN", rounds=2000
    )
    return SmallAuthority(key, authority, holder_key, holder, content)


def _signed(
    subject: x509.Name,
    issuer: x509.Name,
    key: RSAPrivateKey,
    signer: RSAPrivateKey,
    start: datetime,
    days: int,
    extension: x509.ExtensionType,
    serial: int | None = None,
) -> x509.Certificate:
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), serial or x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=days))
    return builder.add_extension(extension, critical=False).sign(signer, SHA256())


@dataclass
class FakeStore:
    """A store in memory; `refuses` is its obstacle, `primary` its primary password, `loses` what it forgets at once."""

    info: StoreInfo
    refuses: Obstacle | None = None
    primary: Secret = NOTHING
    loses: bool = False
    held: dict[str, Presence] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def obstacle(self) -> Obstacle | None:
        return self.refuses or (Obstacle.IS_LOCKED if self.primary else None)

    def presence(self, fingerprint_sha256: str, password: Secret) -> Presence:
        self._enter("presence", password)
        return self.held.get(fingerprint_sha256, Presence.ABSENT)

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        self._enter("install", password)
        fingerprint = read_details(opened.certificate_pem).fingerprint_sha256
        self.held[fingerprint] = Presence.WITHOUT_KEY if self.loses else Presence.COMPLETE
        return self.held[fingerprint]

    def remove(self, fingerprint_sha256: str, password: Secret) -> Presence:
        self._enter("remove", password)
        if not self.loses:
            self.held.pop(fingerprint_sha256, None)
        return self.held.get(fingerprint_sha256, Presence.ABSENT)

    def _enter(self, name: str, password: Secret) -> None:
        self.calls.append(name)
        if self.refuses is not None:
            raise StoreRefused(self.refuses)
        if self.primary and password != self.primary:
            raise StoreRefused(Obstacle.IS_LOCKED)


def firefox(profile: str = "default-esr", **options: object) -> FakeStore:
    return FakeStore(StoreInfo(f"firefox-{profile}", StoreKind.FIREFOX, profile), **options)  # type: ignore[arg-type]


def chromium(**options: object) -> FakeStore:
    return FakeStore(StoreInfo("chromium", StoreKind.CHROMIUM), **options)  # type: ignore[arg-type]


@dataclass
class FakeStores:
    """Finds the stores that it was given."""

    stores: tuple[FakeStore, ...] = ()

    def find(self) -> tuple[CertificateStore, ...]:
        return self.stores


@dataclass
class MemoryList:
    """What was installed where, in memory; `is_full`: nothing more can be written."""

    noted: set[tuple[str, str]] = field(default_factory=set)
    is_full: bool = False

    def installed(self, store_id: str) -> frozenset[str]:
        return frozenset(fingerprint for store, fingerprint in self.noted if store == store_id)

    def add(self, store_id: str, fingerprint_sha256: str) -> None:
        if self.is_full:
            raise OSError("no space left")
        self.noted.add((store_id, fingerprint_sha256))

    def drop(self, store_id: str, fingerprint_sha256: str) -> None:
        if self.is_full:
            raise OSError("no space left")
        self.noted.discard((store_id, fingerprint_sha256))


@dataclass
class FakeLists:
    """Gives the lists by their address."""

    lists: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str, token: CancelToken) -> bytes | None:
        self.asked.append(url)
        return self.lists.get(url)


def read_in(files: dict[Path, bytes]) -> Callable[[Path], bytes]:
    """Return a reader of files in memory."""

    def read(path: Path) -> bytes:
        if path not in files:
            raise Problem(installing.GIVEN_FILE_GONE, file=path.name)
        return files[path]

    return read


def install_services(*stores: FakeStore, authority: SmallAuthority | None = None, **changes: object) -> InstallServices:
    """Return an outside world with one file in it, an authority that revoked nothing, and these stores."""
    holder = authority or small_authority()
    usual = InstallServices(
        read=read_in({FILE: holder.content}),
        inspect=inspect_p12,
        open=open_any_p12,
        stores=FakeStores(stores),
        installed=MemoryList(),
        revocation_lists=FakeLists({LIST_ADDRESS: holder.revocation_list(revoked=False)}),
        account_name=lambda: "Camille Martin",
        write_for_owner=disk.replace_whole,
        now=lambda: NOW,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]
