"""Small stand-ins for the outside world: each implements one Protocol of `enrolment.py` and remembers its calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.links import Link
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import IssuedCertificate, KeyPolicy, RecoveredCertificate, Session, State, StillWorking
from tests.support.samples import PROFILE, session_in

NONCE = b"a nonce to sign"
Answer = IssuedCertificate | StillWorking | Problem


@dataclass
class FakeBackend:
    """A service that says yes, unless `fails` holds a Problem for the call's name; `answers` are the certificate's."""

    fails: dict[str, Problem] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    calls: list[tuple[str, object]] = field(default_factory=list)

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

    def close(self, session: Session) -> None:
        self._called("close")


@dataclass
class FakeKeys:
    """Gives the key pair that it was made with."""

    key: KeyPair | None = None
    begun: list[KeyPolicy] = field(default_factory=list)
    forgotten: bool = False

    def begin(self, policy: KeyPolicy) -> None:
        self.begun.append(policy)

    def take(self, policy: KeyPolicy, token: CancelToken) -> KeyPair:
        token.checkpoint()
        assert self.key is not None, "this test needs a key"
        return self.key

    def forget(self) -> None:
        self.forgotten = True


@dataclass
class MemoryFolder:
    """A folder in memory; `problem` is what saving raises."""

    files: dict[Path, bytes] = field(default_factory=dict)
    problem: Problem | None = None

    def save(self, name: str, content: bytes) -> Path:
        if self.problem is not None:
            raise self.problem
        path = Path("/downloads") / name
        self.files[path] = content
        return path

    def read(self, file_path: Path) -> bytes:
        if file_path not in self.files:
            raise Problem(file.FILE_MISSING, file=str(file_path))
        return self.files[file_path]


def services(
    backend: FakeBackend | None = None,
    keys: FakeKeys | None = None,
    folder: MemoryFolder | None = None,
    *,
    trust: Callable[[Session], Trust] | None = None,
    monotonic: Callable[[], float] = lambda: 1000.0,
) -> Services:
    """Return Services of stand-ins; any root is trusted unless told."""
    return Services(
        profile=PROFILE,
        backend=backend or FakeBackend(),
        keys=keys or FakeKeys(),
        folder=folder or MemoryFolder(),
        trust=trust or (lambda session: Trust((), accept_any_root=True)),
        monotonic=monotonic,
    )
