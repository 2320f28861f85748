"""The services: what the steps need from the outside world, each a Protocol that one adapter implements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.file_format import Format
from crypteo_desktop.profile import Profile
from crypteo_desktop.secret import Secret

if TYPE_CHECKING:
    from crypteo_desktop.crypto.keys import KeyPair
    from crypteo_desktop.crypto.pkcs12.seal import Seal
    from crypteo_desktop.crypto.verification import Trust
    from crypteo_desktop.links import Link
    from crypteo_desktop.media import Keeping
    from crypteo_desktop.pending import Journal, PendingDownload
    from crypteo_desktop.preflight import FolderState
    from crypteo_desktop.session import (
        IssuedCertificate,
        KeyPolicy,
        Moment,
        Notice,
        RecoveredCertificate,
        Session,
        StillWorking,
    )
    from crypteo_desktop.surroundings import Surroundings


class Backend(Protocol):
    """The service behind the contract; every call may raise Problem or Cancelled."""

    def open_session(self, link: Link, token: CancelToken) -> Session:
        """Endpoint 2: open the link; ends every former session of it."""
        ...

    def refresh(self, session: Session, token: CancelToken) -> Session:
        """Endpoint 3: ask how things stand."""
        ...

    def send_code(self, session: Session, code: Secret, token: CancelToken) -> Session:
        """Endpoint 4: send nine digits; costs a try when they are wrong."""
        ...

    def resend_code(self, session: Session, channel: str, token: CancelToken) -> Session:
        """Endpoint 5: ask for a new code; return the session with the new sending in it."""
        ...

    def send_answers(self, session: Session, answers: Mapping[str, Secret], token: CancelToken) -> Session:
        """Endpoint 6: send the answers by question id; costs a try when they are wrong."""
        ...

    def request_certificate(
        self, session: Session, csr_der: bytes, token: CancelToken
    ) -> IssuedCertificate | StillWorking:
        """Endpoint 7: send the request; safe to repeat with the same key."""
        ...

    def fetch_certificate(self, session: Session, token: CancelToken) -> IssuedCertificate | StillWorking:
        """Endpoint 8: fetch what was requested."""
        ...

    def accept(self, session: Session, fingerprint_sha256: str, token: CancelToken) -> None:
        """Endpoint 9: say that the file is saved and verified; the link dies."""
        ...

    def recover(
        self, base_url: str, spki_sha256: str, sign: Callable[[bytes], bytes], token: CancelToken
    ) -> RecoveredCertificate:
        """Endpoints 11 and 12: fetch the certificate of the key with this digest (64 hexadecimal digits); no link.

        `sign` is given the decoded nonce and returns the signature of endpoint 12, as bytes; a lost answer is made good
        by another challenge, so it may be called again. Raises RECOVERY_UNKNOWN, and RECOVERY_EXPIRED after 30 days.
        """
        ...

    def accept_recovery(self, recovered: RecoveredCertificate, fingerprint_sha256: str, token: CancelToken) -> None:
        """Endpoint 13: say that the recovered file is saved and verified; the link dies.

        Raises RECOVERY_EXPIRED from ten minutes after `recover` began: recover once more then, and accept that.
        """
        ...

    def notices(self, session: Session, token: CancelToken) -> tuple[Notice, ...]:
        """Endpoint 1: what the authority wants to be read; nothing where it is not heard within two seconds."""
        ...

    def close(self, session: Session) -> None:
        """Endpoint 10: end the session; never raises, waits little."""
        ...


Keep = Callable[["KeyPair"], None]


class KeySource(Protocol):
    """Makes the key pair in the background, so that step 5 waits for the network alone."""

    def begin(self, policy: KeyPolicy, keep: Keep) -> None:
        """Start making a key pair for `policy`, unless one is made or being made, and then have it kept by `keep`."""
        ...

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        """Return the key pair once it is made and kept; the same one until `forget`. Raise what keeping it raised."""
        ...

    def put(self, policy: KeyPolicy, pair: KeyPair, keep: Keep) -> None:
        """Take a key pair that was made and kept before; `keep` is for another one, should it be refused."""
        ...

    def pair(self) -> KeyPair | None:
        """Return the key pair if it is ready."""
        ...

    def refuse(self) -> None:
        """Drop a key pair that the service refuses: the next `take` makes another one and has it kept."""
        ...

    def forget(self) -> None:
        """Drop the key pair and all that belongs to it."""
        ...

    def forget_for_good(self) -> None:
        """Drop them, and return when nothing of them is being kept any more."""
        ...


class SealSource(Protocol):
    """Derives the keys of the certificate file in the background: each guess at them is to cost a thief as much."""

    def begin(self, password: Secret) -> None:
        """Start deriving a seal, unless one of this password waits to be taken."""
        ...

    def take(self, password: Secret) -> Seal:
        """Return a seal of the usual format for one file: the one that was begun, once it is there, or a new one."""
        ...

    def forget(self) -> None:
        """Drop what was begun."""
        ...


class CertificateFolder(Protocol):
    """Where the certificate file is saved; raises Problem of the file kinds."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    def state(self) -> FolderState:
        """Say whether a file can be saved there; never raise."""
        ...

    def find(self, name: str, digest: str) -> Path | None:
        """Return the file that `save` made of `name` earlier, told by its SHA-256 (hexadecimal), or None."""
        ...

    def discard(self, saved: Path, digest: str) -> None:
        """Remove a file that was saved here, unless it was changed since; never raise."""
        ...

    def save(self, name: str, content: bytes) -> Path:
        """Write a new file, whole or not at all, readable by its owner alone, never over another one.

        When `name` is taken, the next free name is used: `<stem>_2.p12`, `<stem>_3.p12`, …
        """
        ...

    def read(self, file: Path) -> bytes:
        """Return what is on the disk now."""
        ...


class PendingStore(Protocol):
    """The journal of unfinished downloads; each act is whole or not done. Writing raises Problem JOURNAL_…."""

    def look(self) -> Journal:
        """Return what is unfinished; raise OSError when the journal itself cannot be read."""
        ...

    def free_id(self, base_url: str, order_number: str) -> str:
        """Return a name for a new download of this order: none that may hold a certificate has it."""
        ...

    def record(self, download: PendingDownload) -> None:
        """Write what is known."""
        ...

    def keep_key(self, download: PendingDownload, sealed: bytes) -> None:
        """Write the sealed key."""
        ...

    def sealed_key(self, download: PendingDownload) -> bytes:
        """Return the sealed key as it is on the disk now; raise Problem(KEY_UNREADABLE)."""
        ...

    def keep_certificate(self, download: PendingDownload, issued: IssuedCertificate) -> None:
        """Write the certificate and its issuers."""
        ...

    def certificate(self, download: PendingDownload, told_at: Moment) -> IssuedCertificate | None:
        """Return the certificate that was written, or None."""
        ...

    def remove(self, download: PendingDownload) -> None:
        """Remove all of it, the key last; never raise, what is left goes later."""
        ...

    def remove_unreadable(self, folder: Path) -> None:
        """Remove what `look` could not read, one of its folders, which the holder gave up; never raise."""
        ...


class Keyring(Protocol):
    """The system's keyring: small secrets under a name. It never raises: a missing or locked one keeps nothing."""

    def keep(self, name: str, secret: Secret) -> bool:
        """Keep `secret`, at most 1,000 characters, under `name`; say whether it could be read back."""
        ...

    def kept(self, name: str) -> Secret | None:
        """Return what is kept under `name`, or None."""
        ...

    def drop(self, name: str) -> None:
        """Keep nothing under `name` any more."""
        ...


@dataclass(frozen=True, slots=True)
class ProxyLogin:
    """A user name and a password for a proxy; `remember`: keep them in the keyring once they are accepted."""

    user: Secret
    password: Secret
    remember: bool = False


class ProxyAccess(Protocol):
    """What the holder may tell a proxy that asks who they are."""

    @property
    def can_remember(self) -> bool:
        """Whether a login can be kept in the keyring; known once a proxy has asked."""
        ...

    def sign_in(self, proxy: str, login: ProxyLogin) -> None:
        """Use this login for the proxy ("host:port", as the problem names it) from the next call on."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """The outside world, as the steps see it; `monotonic` gives seconds, those of a sleep too.

    `import_on_trial` has another program import a file, says whether there is one, and raises Problem(NOT_IMPORTED).
    `write_for_owner` writes a file that nobody else may read, in place of one that is there; it raises OSError.
    """

    profile: Profile
    backend: Backend
    keys: KeySource
    seals: SealSource
    folder: CertificateFolder
    open_folder: Callable[[Path], CertificateFolder]
    pending: PendingStore
    keyring: Keyring
    proxies: ProxyAccess
    trust: Callable[[Session], Trust]
    surroundings: Callable[[], Surroundings]
    file_format: Format
    import_on_trial: Callable[[bytes, Secret], bool]
    keeping: Keeping
    write_for_owner: Callable[[Path, bytes], None]
    monotonic: Callable[[], float]
