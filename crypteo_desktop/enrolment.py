"""The enrolment: all that one holder's download knows so far, and the news of running work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from crypteo_desktop.problems import Problem, ProblemKind
from crypteo_desktop.secret import Secret

if TYPE_CHECKING:
    from crypteo_desktop.crypto.details import CertificateDetails
    from crypteo_desktop.crypto.verification import Check
    from crypteo_desktop.pending import PendingDownload
    from crypteo_desktop.preflight import Finding
    from crypteo_desktop.session import IssuedCertificate, Notice, Session

NOTHING = Secret("")


class Loss(Enum):
    """What goes with an unfinished download that is removed from this computer."""

    NOTHING = "nothing"  # no certificate may exist
    RECORD = "record"  # the file is there and was opened; only what the program keeps beside it goes
    RESCUE = "rescue"  # the file is there, but nobody opened it yet: what is kept here is all that replaces a password
    CERTIFICATE = "certificate"  # the only key


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A download of the journal as it is offered to the holder.

    `file` is the saved file if it is still there as it was written; `keyring_opens`: a forgotten password may be
    replaced; `session_is_kept`: it may go on where it was without code and answers.
    """

    download: PendingDownload
    file: Path | None
    keyring_opens: bool
    session_is_kept: bool

    @property
    def is_worth_going_on(self) -> bool:
        """Whether anything is gained beside opening the link once more."""
        return self.download.may_hold_a_certificate or self.session_is_kept

    @property
    def needs_password(self) -> bool:
        """Whether the key must be opened to go on; what is saved is opened at step 6."""
        from crypteo_desktop.pending import Stage  # noqa: PLC0415  the window comes first

        return self.download.stage >= Stage.KEY_KEPT and self.file is None

    @property
    def loss_by_removal(self) -> Loss:
        """What goes when it is removed: nothing is harmless before the file was read back and opened."""
        from crypteo_desktop.pending import Stage  # noqa: PLC0415  the window comes first

        if not self.download.may_hold_a_certificate:
            return Loss.NOTHING
        if self.file is None:
            return Loss.CERTIFICATE
        return Loss.RECORD if self.download.stage >= Stage.VERIFIED else Loss.RESCUE


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A frozen snapshot of the download: what was typed, what the service told, what was made.

    Each step returns a new one, so going back is putting the former snapshot in force again.

    `unfinished` and `unreadable` are what the journal holds (None: nobody looked yet), `chosen` the one to go on with,
    `new_password` the one that replaces a forgotten one, `keyring_opens` that this can be done without the former one,
    `passed_over` that the holder begins anew all the same, `begun_before` that this download was begun before and code
    and answers are asked once more; `download` is the journal's entry of this download. `unheard`: a code or answers
    went out and nothing came back yet, so nobody knows whether the try was counted. `findings`: what the look before
    the start found; `notices`: what the authority wants to be read before it.
    `other_file`: the same in the other format, if the holder wanted it.
    `copies`: proved copies of the saved file; `reminded`: that one is missing was said.
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
    copies: tuple[Path, ...] = ()
    reminded: bool = False
    unfinished: tuple[Unfinished, ...] | None = None
    unreadable: tuple[Path, ...] = ()
    chosen: Unfinished | None = None
    new_password: Secret = NOTHING
    keyring_opens: bool = False
    passed_over: bool = False
    begun_before: bool = False
    download: PendingDownload | None = None
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    other_file: Path | None = None

    @property
    def kept(self) -> PendingDownload:
        """The journal's entry of this download, for the steps that come after the link was opened."""
        if self.download is None:
            raise RuntimeError("this step comes after the link was opened")
        return self.download

    @property
    def holder_and_organisation(self) -> tuple[str, str]:
        """Whose certificate it will be, as far as is known."""
        holder = self.session.holder if self.session is not None else None
        return (holder.display_name, holder.organisation) if holder is not None else ("", "")

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
