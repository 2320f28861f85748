"""The installation: all that is known so far of one certificate file on its way into this computer's stores."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Final, Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import CertificateStore, CertificateStores, InstalledList, Presence

NOTHING: Final = Secret("")


class Remark(Enum):
    """What is said before anything is done; the values are ids, not texts."""

    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    ALREADY_INSTALLED = "already-installed"
    OTHER_PERSON = "other-person"
    REVOCATION_UNKNOWN = "revocation-unknown"

    @property
    def is_grave(self) -> bool:
        """Whether no store is chosen beforehand: the holder must want it."""
        return self in {Remark.REVOKED, Remark.EXPIRED, Remark.NOT_YET_VALID}


class Deed(Enum):
    """What is done with a store; the values are ids, not texts."""

    INSTALL = "install"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Destination:
    """One store as the holder sees it.

    `presence` is what was read there last (None: it could not be read), `is_ours` whether this program put it there,
    `problem` what stands in the way, `is_chosen` the tick, `password` the store's primary one, `tried` the last act
    that has come to it.
    """

    store: CertificateStore
    presence: Presence | None = None
    is_ours: bool = False
    problem: Problem | None = None
    is_chosen: bool = False
    password: Secret = NOTHING
    tried: Deed | None = None

    @property
    def was_tried(self) -> bool:
        """Whether any act has come to it."""
        return self.tried is not None

    @property
    def has_certificate(self) -> bool:
        """Whether certificate and key are there."""
        return self.presence is Presence.COMPLETE

    @property
    def is_waiting(self) -> bool:
        """Whether it was chosen and no act has come to it yet."""
        return self.is_chosen and not self.was_tried

    @property
    def is_left(self) -> bool:
        """Whether it was chosen and something is still to be done."""
        return self.was_tried and self.problem is not None


@dataclass(frozen=True, slots=True)
class Installation:
    """A frozen snapshot: the file, what was in it, what must be said of it, and where it goes."""

    path: Path
    content: bytes = field(default=b"", repr=False)
    password: Secret = NOTHING
    opened: OpenedFile | None = field(default=None, repr=False)
    details: CertificateDetails | None = None
    remarks: tuple[Remark, ...] = ()
    revoked_on: datetime | None = None
    account: str = ""
    destinations: tuple[Destination, ...] = ()

    @property
    def file(self) -> OpenedFile:
        """What was in the file, for what comes after the password."""
        if self.opened is None:
            raise RuntimeError("this comes after the password")
        return self.opened

    @property
    def certificate(self) -> CertificateDetails:
        """What the certificate says, for what comes after the password."""
        if self.details is None:
            raise RuntimeError("this comes after the password")
        return self.details

    @property
    def was_tried(self) -> bool:
        """Whether the last act has come to any store."""
        return any(destination.was_tried for destination in self.destinations)

    @property
    def left(self) -> tuple[Destination, ...]:
        """Where something is still to be done after the last act: it failed there, or was stopped before it came."""
        return tuple(it for it in self.destinations if it.is_left or (self.was_tried and it.is_waiting))

    def with_destination(self, changed: Destination) -> "Installation":
        """Return the same with one destination in its new state, told by its store."""
        wanted = changed.store.info.id
        return replace(
            self, destinations=tuple(changed if it.store.info.id == wanted else it for it in self.destinations)
        )


class RevocationLists(Protocol):
    """Where authorities publish what they revoked."""

    def fetch(self, url: str, token: CancelToken) -> bytes | None:
        """Return the list at an http address, or None when it does not come soon or is too large; raise Cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class InstallServices:
    """The outside world of the assistant; `account_name` may return nothing.

    `read` raises Problem GIVEN_FILE_…; `inspect` and `open` raise those of `problems.opening`.
    `write_for_owner` writes a file that nobody else may read, in place of one that is there; it raises OSError.
    """

    read: Callable[[Path], bytes]
    inspect: Callable[[bytes], None]
    open: Callable[[bytes, Secret], OpenedFile]
    stores: CertificateStores
    installed: InstalledList
    revocation_lists: RevocationLists
    account_name: Callable[[], str]
    write_for_owner: Callable[[Path, bytes], None]
    now: Callable[[], datetime]


Report = Callable[[Installation], None]
