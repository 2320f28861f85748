"""The one store that a system keeps for an account: Windows' personal store, or the keychain of macOS."""

import hashlib
import secrets
import ssl
from typing import Final, Protocol

from crypteo_desktop.crypto.p12 import OpenedFile, build_p12
from crypteo_desktop.crypto.roots import without_root
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence, StoreInfo, StoreKind, StoreRefused

WINDOWS: Final = StoreInfo("windows-my", StoreKind.WINDOWS)
MACOS: Final = StoreInfo("macos-keychain", StoreKind.MACOS)
_ROUNDS: Final = 2000  # as Windows itself writes: the file lives in memory, for a moment, under a password by chance


class PersonalCertificates(Protocol):
    """What is asked of the system; each call may raise StoreRefused, and names a certificate by its whole DER."""

    def is_read_only(self) -> bool:
        """Whether nothing may be written."""
        ...

    def certificates(self) -> tuple[bytes, ...]:
        """Return every personal certificate, in DER."""
        ...

    def has_key(self, certificate: bytes) -> bool:
        """Whether its private key is there."""
        ...

    def add(self, content: bytes, password: Secret, certificate: bytes) -> None:
        """Put in what a .p12 holds, its key not exportable; what is not `certificate` is an intermediate authority."""
        ...

    def remove(self, certificate: bytes) -> None:
        """Remove its key, then itself."""
        ...


class SystemStore:
    """Implements `stores.CertificateStore` over what the system keeps; it has no primary password of ours to ask."""

    def __init__(self, info: StoreInfo, system: PersonalCertificates) -> None:
        self._info = info
        self._system = system

    @property
    def info(self) -> StoreInfo:
        """Which store it is."""
        return self._info

    def obstacle(self) -> Obstacle | None:
        """Say what stands in the way now."""
        try:
            return Obstacle.READ_ONLY if self._system.is_read_only() else None
        except StoreRefused as refusal:
            return refusal.obstacle

    def presence(self, fingerprint_sha256: str, password: Secret) -> Presence:  # noqa: ARG002  as of every store
        """Say what it holds of the certificate."""
        found = self._find(fingerprint_sha256)
        if found is None:
            return Presence.ABSENT
        return Presence.COMPLETE if self._system.has_key(found) else Presence.WITHOUT_KEY

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        """Put key, certificate and intermediates in, and return what is read back; what is there already stays."""
        certificate = ssl.PEM_cert_to_DER_cert(opened.certificate_pem)
        fingerprint = _fingerprint(certificate)
        if self.presence(fingerprint, password) is not Presence.COMPLETE:
            once = Secret(secrets.token_urlsafe(24))
            parts = (opened.key, opened.certificate_pem, without_root(opened.chain_pem), once, friendly_name)
            # 3DES and SHA-1: the one form that every version of both systems reads.
            self._system.add(build_p12(*parts, Format.COMPATIBLE, rounds=_ROUNDS), once, certificate)
        return self.presence(fingerprint, password)

    def remove(self, fingerprint_sha256: str, password: Secret) -> Presence:
        """Remove the certificate and its key; intermediates stay, for other certificates may need them."""
        found = self._find(fingerprint_sha256)
        if found is not None:
            self._system.remove(found)
        return self.presence(fingerprint_sha256, password)

    def _find(self, fingerprint_sha256: str) -> bytes | None:
        return next((it for it in self._system.certificates() if _fingerprint(it) == fingerprint_sha256), None)


class OneStore:
    """Implements `stores.CertificateStores` where the system has one store for all programs."""

    def __init__(self, info: StoreInfo, system: PersonalCertificates) -> None:
        self._store = SystemStore(info, system)

    def find(self) -> tuple[SystemStore, ...]:
        """Return it; it is always there."""
        return (self._store,)


def _fingerprint(certificate: bytes) -> str:
    return hashlib.sha256(certificate).hexdigest()
