"""Small stand-ins for the outside world: each implements one Protocol of `enrolment.py` and remembers its calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from crypteo_desktop.adapters import disk
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.file_format import Format
from crypteo_desktop.links import Link
from crypteo_desktop.media import Keeping
from crypteo_desktop.pending import Journal, PendingDownload
from crypteo_desktop.preflight import FolderState
from crypteo_desktop.problems import Problem, file, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import CertificateFolder, Keep, ProxyLogin, Services
from crypteo_desktop.session import (
    IssuedCertificate,
    KeyPolicy,
    Moment,
    Notice,
    RecoveredCertificate,
    Session,
    State,
    StillWorking,
)
from tests.support.cheap_seals import CheapSeals
from tests.support.media import keeping_of
from tests.support.samples import PROFILE, SURROUNDINGS, session_in

NONCE = b"a nonce to sign"
Answer = IssuedCertificate | StillWorking | Problem


@dataclass
class FakeBackend:
    """A service that says yes, unless `fails` holds a Problem for the call's name; `answers` are the certificate's."""

    fails: dict[str, Problem] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    calls: list[tuple[str, object]] = field(default_factory=list)
    news: tuple[Notice, ...] = ()

    def _called(self, name: str, what: object = None) -> None:
        self.calls.append((name, what))
        if name in self.fails:
            raise self.fails[name]

    def open_session(self, link: Link, token: CancelToken) -> Session:
        self._called("open_session", link)
        return session_in(State.CODE)

    def refresh(self, session: Session, token: CancelToken) -> Session:
        self._called("refresh")
        return session

    def send_code(self, session: Session, code: Secret, token: CancelToken) -> Session:
        self._called("send_code", code)
        return session_in(State.ANSWERS)

    def resend_code(self, session: Session, channel: str, token: CancelToken) -> Session:
        self._called("resend_code", channel)
        masked = next(known.masked for known in session.code.channels if known.id == channel)
        return replace(session, code=replace(session.code, sent_to=masked, resends_left=session.code.resends_left - 1))

    def send_answers(self, session: Session, answers: Mapping[str, Secret], token: CancelToken) -> Session:
        self._called("send_answers", dict(answers))
        return session_in(State.AUTHENTICATED)

    def request_certificate(
        self, session: Session, csr_der: bytes, token: CancelToken
    ) -> IssuedCertificate | StillWorking:
        self._called("request_certificate", csr_der)
        return self._next_answer()

    def fetch_certificate(self, session: Session, token: CancelToken) -> IssuedCertificate | StillWorking:
        self._called("fetch_certificate")
        return self._next_answer()

    def _next_answer(self) -> IssuedCertificate | StillWorking:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Problem):
            raise answer
        return answer

    def accept(self, session: Session, fingerprint_sha256: str, token: CancelToken) -> None:
        self._called("accept", fingerprint_sha256)

    def recover(
        self, base_url: str, spki_sha256: str, sign: Callable[[bytes], bytes], token: CancelToken
    ) -> RecoveredCertificate:
        self._called("recover", (base_url, spki_sha256, sign(NONCE)))
        answer = self._next_answer()
        assert isinstance(answer, IssuedCertificate), "a recovery is never still working"
        return RecoveredCertificate("r-1", base_url, answer)

    def accept_recovery(self, recovered: RecoveredCertificate, fingerprint_sha256: str, token: CancelToken) -> None:
        self._called("accept_recovery", (recovered.recovery_id, fingerprint_sha256))

    def notices(self, session: Session, token: CancelToken) -> tuple[Notice, ...]:
        self._called("notices")
        return self.news

    def close(self, session: Session) -> None:
        self._called("close")


@dataclass
class FakeKeys:
    """Gives the key pair that it was made with, once it was kept in the way that was said."""

    key: KeyPair | None = None
    begun: list[KeyPolicy] = field(default_factory=list)
    keep: Keep | None = None
    refused: int = 0
    forgotten: bool = False

    def begin(self, policy: KeyPolicy, keep: Keep) -> None:
        self.begun.append(policy)
        self.keep = keep

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        token.checkpoint()
        assert self.key is not None, "this test needs a key"
        if self.keep is not None:
            self.keep(self.key)
            self.keep = None
        return self.key

    def put(self, policy: KeyPolicy, pair: KeyPair, keep: Keep) -> None:
        self.key = pair

    def pair(self) -> KeyPair | None:
        return self.key

    def refuse(self) -> None:
        self.refused += 1

    def forget(self) -> None:
        self.forgotten = True
        self.key = None

    def forget_for_good(self) -> None:
        self.forget()


@dataclass
class MemoryFolder:
    """A folder in memory; `problem` is what saving raises."""

    files: dict[Path, bytes] = field(default_factory=dict)
    problem: Problem | None = None
    path: Path = Path("/downloads")

    def save(self, name: str, content: bytes) -> Path:
        if self.problem is not None:
            raise self.problem
        path = self.path / name
        self.files[path] = content
        return path

    def read(self, file_path: Path) -> bytes:
        if file_path not in self.files:
            raise Problem(file.FILE_MISSING, file=str(file_path))
        return self.files[file_path]

    def state(self) -> FolderState:
        return FolderState(str(self.path), self.problem is None, None)

    def find(self, name: str, digest: str) -> Path | None:
        content = self.files.get(self.path / name)
        return self.path / name if content is not None and sha256(content).hexdigest() == digest else None

    def discard(self, saved: Path, digest: str) -> None:
        if sha256(self.files.get(saved, b"")).hexdigest() == digest:
            del self.files[saved]


@dataclass
class MemoryJournal:
    """A journal in memory; `fails` holds a Problem for an act's name."""

    downloads: dict[str, PendingDownload] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    certificates: dict[str, IssuedCertificate] = field(default_factory=dict)
    fails: dict[str, Problem] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)

    def _act(self, name: str) -> None:
        self.acts.append(name)
        if name in self.fails:
            raise self.fails[name]

    def look(self) -> Journal:
        return Journal(tuple(self.downloads.values()), tuple(self.unreadable))

    def free_id(self, base_url: str, order_number: str) -> str:
        taken = [name for name, known in self.downloads.items() if known.may_hold_a_certificate]
        return f"{order_number}-{len(taken)}"

    def record(self, download: PendingDownload) -> None:
        self._act(f"record {download.stage.name}")
        self.downloads[download.id] = download

    def keep_key(self, download: PendingDownload, sealed: bytes) -> None:
        self._act("keep_key")
        self.keys[download.id] = sealed

    def sealed_key(self, download: PendingDownload) -> bytes:
        if download.id not in self.keys:
            raise Problem(pending.KEY_UNREADABLE)
        return self.keys[download.id]

    def keep_certificate(self, download: PendingDownload, issued: IssuedCertificate) -> None:
        self._act("keep_certificate")
        self.certificates[download.id] = issued

    def certificate(self, download: PendingDownload, told_at: Moment) -> IssuedCertificate | None:
        kept = self.certificates.get(download.id)
        return None if kept is None else replace(kept, told_at=told_at)

    def remove(self, download: PendingDownload) -> None:
        self.acts.append("remove")
        for kept in (self.downloads, self.keys, self.certificates):
            kept.pop(download.id, None)  # type: ignore[attr-defined]

    def remove_unreadable(self, folder: Path) -> None:
        self.unreadable.remove(folder)


@dataclass
class MemoryKeyring:
    """A keyring in memory; with `works` false it keeps nothing."""

    secrets: dict[str, Secret] = field(default_factory=dict)
    works: bool = True

    def keep(self, name: str, secret: Secret) -> bool:
        if self.works:
            self.secrets[name] = secret
        return self.works

    def kept(self, name: str) -> Secret | None:
        return self.secrets.get(name)

    def drop(self, name: str) -> None:
        self.secrets.pop(name, None)


@dataclass
class FakeProxies:
    """Keeps what the holder signed in with."""

    can_remember: bool = True
    logins: list[tuple[str, ProxyLogin]] = field(default_factory=list)

    def sign_in(self, proxy: str, login: ProxyLogin) -> None:
        self.logins.append((proxy, login))


def services(
    backend: FakeBackend | None = None,
    keys: FakeKeys | None = None,
    folder: MemoryFolder | None = None,
    journal: MemoryJournal | None = None,
    keyring: MemoryKeyring | None = None,
    proxies: FakeProxies | None = None,
    *,
    seals: CheapSeals | None = None,
    open_folder: Callable[[Path], CertificateFolder] | None = None,
    trust: Callable[[Session], Trust] | None = None,
    keeping: Keeping | None = None,
    monotonic: Callable[[], float] = lambda: 1000.0,
) -> Services:
    """Return Services of stand-ins; any root is trusted unless told."""
    usual = folder or MemoryFolder()
    return Services(
        profile=PROFILE,
        backend=backend or FakeBackend(),
        keys=keys or FakeKeys(),
        seals=seals or CheapSeals(),
        folder=usual,
        open_folder=open_folder or (lambda path: usual),
        pending=journal or MemoryJournal(),
        keyring=keyring or MemoryKeyring(),
        proxies=proxies or FakeProxies(),
        trust=trust or (lambda session: Trust((), accept_any_root=True)),
        surroundings=lambda: SURROUNDINGS,
        file_format=Format.MODERN,
        import_on_trial=lambda content, password: False,
        keeping=keeping or keeping_of(),
        write_for_owner=disk.replace_whole,
        monotonic=monotonic,
    )
