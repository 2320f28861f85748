"""The enrolment: all that one holder's download knows so far, and what its steps need from outside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import Check, Trust
from crypteo_desktop.links import Link
from crypteo_desktop.problems import Problem, ProblemKind
from crypteo_desktop.profile import Profile
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate, KeyPolicy, RecoveredCertificate, Session, StillWorking

NOTHING = Secret("")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A frozen snapshot of the download: what was typed, what the service told, what was made.

    Each step returns a new one, so going back is putting the former snapshot in force again. `unheard`: a code or
    answers went out and nothing came back yet, so nobody knows whether the try was counted.
    """

    typed_link: Secret = NOTHING
    password: Secret = NOTHING
    confirmation: Secret = NOTHING
    key_begun: bool = False
    unheard: bool = False
    retrieval_code: Secret = NOTHING
    answers: tuple[Secret, ...] = ()
    verification_password: Secret = NOTHING
    session: Session | None = None
    request_left: bool = False
    issued: IssuedCertificate | None = None
    details: CertificateDetails | None = None
    saved_file: Path | None = None
    file_content: bytes = field(default=b"", repr=False)
    checks: tuple[Check, ...] = ()
    acceptance_problem: Problem | None = None

    @property
    def opened(self) -> Session:
        """The session, for the steps that come after it was opened."""
        if self.session is None:
            raise RuntimeError("this step comes after the link was opened")
        return self.session


class Task(Enum):
    """The three tasks of step 5, in their order; the values are ids, not texts."""

    KEY = "key"
    REQUEST = "request"
    FILE = "file"


class TaskState(Enum):
    """How far a task is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """One piece of news from running work; `can_cancel` is False from the moment the request has left.

    `kept` is what the work has already reached: it stays known even if the rest of the work fails.
    """

    task: Task
    state: TaskState
    can_cancel: bool = True
    kept: Enrolment | None = None


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Retrying:
    """News of a call, carried by its token: what stopped it, and which try of how many follows after `seconds`."""

    kind: ProblemKind
    seconds: float
    attempt: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Known:
    """News of running work, carried by its token: this is known from now on, even if the work fails."""

    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class Answered:
    """News of a call that was tried again: it was answered."""


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

    def close(self, session: Session) -> None:
        """Endpoint 10: end the session; never raises, waits little."""
        ...


class KeySource(Protocol):
    """Makes the key pair in the background, so that step 5 waits for the network alone."""

    def begin(self, policy: KeyPolicy) -> None:
        """Start making a key pair for `policy`, unless one is made or being made."""
        ...

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        """Return the key pair, waiting until it is ready; the same one until `forget`."""
        ...

    def forget(self) -> None:
        """Drop the key pair."""
        ...


class CertificateFolder(Protocol):
    """Where the certificate file is saved; raises Problem of the file kinds."""

    def save(self, name: str, content: bytes) -> Path:
        """Write a new file, whole or not at all, readable by its owner alone, never over another one.

        When `name` is taken, the next free name is used: `<stem>_2.p12`, `<stem>_3.p12`, …
        """
        ...

    def read(self, file: Path) -> bytes:
        """Return what is on the disk now."""
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
class Services:
    """The outside world, as the steps see it; `monotonic` gives seconds."""

    profile: Profile
    backend: Backend
    keys: KeySource
    folder: CertificateFolder
    trust: Callable[[Session], Trust]
    monotonic: Callable[[], float]
