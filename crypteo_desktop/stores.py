"""The certificate stores of this computer: what the install assistant needs from each, whichever system it is."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.secret import Secret


class StoreKind(Enum):
    """Which program or system reads the store; the values are ids, not texts."""

    WINDOWS = "windows"
    MACOS = "macos"
    CHROMIUM = "chromium"
    FIREFOX = "firefox"


class Presence(Enum):
    """What a store holds of one certificate."""

    ABSENT = "absent"
    WITHOUT_KEY = "without-key"
    COMPLETE = "complete"


class Obstacle(Enum):
    """What stands in the way of a store now; the holder can do something about each."""

    IN_USE = "in-use"  # the program must be closed first
    IS_LOCKED = "locked"  # its primary password is needed
    NOT_ALLOWED = "not-allowed"  # the system asked the holder, who said no
    READ_ONLY = "read-only"  # a policy or the file system forbids writing
    UNREADABLE = "unreadable"  # it is damaged, or of an unknown form
    NAME_IS_SHARED = "name-is-shared"  # another certificate has the same name there, so neither is removed from here
    TOOLS_MISSING = "tools-missing"  # the system's own tools that write it are not installed


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """One store: `id` is stable for this account; `profile` is the browser profile's name, empty where there is one."""

    id: str
    kind: StoreKind
    profile: str = ""
    folder: Path | None = None


class StoreRefused(Exception):
    """The store did not do what was asked; nothing was left half done."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


class CertificateStore(Protocol):
    """One store of this account; each call may take seconds and may raise StoreRefused."""

    @property
    def info(self) -> StoreInfo:
        """Which store it is."""
        ...

    def obstacle(self) -> Obstacle | None:
        """Say what stands in the way now; never raise."""
        ...

    def presence(self, fingerprint_sha256: str, password: Secret) -> Presence:
        """Say what it holds of the certificate (64 lower-case hexadecimal digits); `password` is its primary one."""
        ...

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        """Put key, certificate and intermediate authorities in, never a root, and return what is read back.

        `password` is the store's primary password, or nothing. Installing again what is there changes nothing.
        """
        ...

    def remove(self, fingerprint_sha256: str, password: Secret) -> Presence:
        """Remove the certificate and its key, and nothing else; return what is read back."""
        ...


class CertificateStores(Protocol):
    """The stores of this account."""

    def find(self) -> tuple[CertificateStore, ...]:
        """Return every store that is there, or that this program can make where its reader is installed."""
        ...


class InstalledList(Protocol):
    """What this program put into which store, so that it removes only that; kept in its own folder."""

    def installed(self, store_id: str) -> frozenset[str]:
        """Return the SHA-256 fingerprints that were installed there."""
        ...

    def add(self, store_id: str, fingerprint_sha256: str) -> None:
        """Note one; raise OSError."""
        ...

    def drop(self, store_id: str, fingerprint_sha256: str) -> None:
        """Forget one; raise OSError."""
        ...
