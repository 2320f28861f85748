"""The client of the contract: one method for each endpoint that the wizard uses."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final, TypeVar
from unicodedata import normalize

from crypteo_desktop.adapters.backend.members import Members, damaged
from crypteo_desktop.adapters.backend.problem_json import JSON_TYPES, problem_of
from crypteo_desktop.adapters.backend.proxy_logins import ProxyLogins
from crypteo_desktop.adapters.backend.reading import (
    SESSION_TOKEN,
    read_certificate,
    read_challenge,
    read_notices,
    read_resending,
    read_session,
)
from crypteo_desktop.adapters.backend.retrying import patiently
from crypteo_desktop.adapters.backend.wire import Answer, Call, Timeouts, Transport
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.links import Link
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import IssuedCertificate, Notice, RecoveredCertificate, Session, StillWorking

WAITS: Final = (1.0, 2.0, 4.0, 8.0)  # five tries in all
_BRIEF: Final = Timeouts(connect=2.0, read=2.0, whole=2.0)
_USUAL_PAUSE: Final = 2.0
_LONGEST_OS: Final = 100
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the program says of itself: its version, the operating system, the language tag."""

    version: str
    os: str
    locale: str

    @property
    def user_agent(self) -> str:
        """The User-Agent of the contract."""
        os = "".join(character for character in self.os if character.isascii() and character.isprintable())
        return f"crypteo-desktop/{self.version} ({os[:_LONGEST_OS]})"

    def told(self) -> dict[str, str]:
        """Return the `client` member of endpoint 2."""
        return {"version": self.version, "os": self.os[:_LONGEST_OS] or "?", "locale": self.locale or "?"}


def system_transport(
    identity: Identity, monotonic: Callable[[], float], logins: ProxyLogins | None = None
) -> Transport:
    """Return the transport over HTTPS with the system's trust; takes half a second the first time."""
    from crypteo_desktop.adapters.backend import http_session, transport  # noqa: PLC0415  the window comes first

    session = http_session.ServiceSession(identity.user_agent, http_session.system_trust(), logins)
    return transport.HttpTransport(session, monotonic)


class ServiceClient:
    """The service behind the contract; implements `enrolment.Backend`.

    `open_transport` is called for the first request, not before. `waits` are the seconds before each further try of
    a call that may be repeated; a code or answers are sent once, and nothing is assumed when their answer is lost.
    """

    def __init__(
        self, identity: Identity, open_transport: Callable[[], Transport], waits: tuple[float, ...] = WAITS
    ) -> None:
        self._identity = identity
        self._open_transport = open_transport
        self._waits = waits
        self._opened: Transport | None = None

    def open_session(self, link: Link, token: CancelToken) -> Session:
        """Endpoint 2."""
        from crypteo_desktop.adapters.backend.foreign_issuer import issuers_of_certificate  # noqa: PLC0415  as below

        body = {"link_token": link.token.reveal(), "client": self._identity.told()}
        call = Call("POST", f"{link.server.url}/v1/sessions", body=_json(body))
        answer = self._once(call, token, HTTPStatus.CREATED)
        told = _members(answer)
        session = read_session(told, told.secret("session_token", SESSION_TOKEN), link.server.url, answer.moment)
        return replace(session, vouched_by=issuers_of_certificate(answer.certificate))

    def refresh(self, session: Session, token: CancelToken) -> Session:
        """Endpoint 3."""
        return _session(self._repeated(_call("GET", session), token, HTTPStatus.OK), session)

    def send_code(self, session: Session, code: Secret, token: CancelToken) -> Session:
        """Endpoint 4."""
        call = _call("POST", session, "/code", {"code": code.reveal()})
        return _session(self._once(call, token, HTTPStatus.OK), session)

    def resend_code(self, session: Session, channel: str, token: CancelToken) -> Session:
        """Endpoint 5; then endpoint 3 tells how many tries the new code has, if it answers."""
        answer = self._once(_call("POST", session, "/code/resend", {"channel": channel}), token, HTTPStatus.ACCEPTED)
        sent = read_resending(_members(answer), session, answer.moment)
        try:
            return self.refresh(sent, token)
        except Problem as unheard:
            if unheard.kind.shown is not Shown.CONNECTION:
                raise  # the session has ended or the order is locked: no code helps then
            return sent

    def send_answers(self, session: Session, answers: Mapping[str, Secret], token: CancelToken) -> Session:
        """Endpoint 6; the answers go in NFC (contract, Secret answers)."""
        told = [{"id": name, "value": normalize("NFC", answer.reveal())} for name, answer in answers.items()]
        call = _call("POST", session, "/answers", {"answers": told})
        return _session(self._once(call, token, HTTPStatus.OK), session)

    def request_certificate(
        self, session: Session, csr_der: bytes, token: CancelToken
    ) -> IssuedCertificate | StillWorking:
        """Endpoint 7; the same key always gets the same certificate, so a lost answer is asked for again."""
        call = _call("PUT", session, "/certificate", {"csr": b64encode(csr_der).decode()})
        return _certificate(self._repeated(call, token, HTTPStatus.CREATED, HTTPStatus.OK, HTTPStatus.ACCEPTED))

    def fetch_certificate(self, session: Session, token: CancelToken) -> IssuedCertificate | StillWorking:
        """Endpoint 8."""
        return _certificate(
            self._repeated(_call("GET", session, "/certificate"), token, HTTPStatus.OK, HTTPStatus.ACCEPTED)
        )

    def accept(self, session: Session, fingerprint_sha256: str, token: CancelToken) -> None:
        """Endpoint 9."""
        call = _call("POST", session, "/acceptance", {"fingerprint_sha256": fingerprint_sha256})
        self._repeated(call, token, HTTPStatus.NO_CONTENT)

    def recover(
        self, base_url: str, spki_sha256: str, sign: Callable[[bytes], bytes], token: CancelToken
    ) -> RecoveredCertificate:
        """Endpoints 11 and 12, again from 11 after a lost answer: a challenge takes one signature."""
        return self._patiently(lambda: self._recovered(base_url, spki_sha256, sign, token), token)

    def accept_recovery(self, recovered: RecoveredCertificate, fingerprint_sha256: str, token: CancelToken) -> None:
        """Endpoint 13."""
        url = f"{recovered.base_url}/v1/recoveries/{recovered.recovery_id}/acceptance"
        call = Call("POST", url, body=_json({"fingerprint_sha256": fingerprint_sha256}))
        self._repeated(call, token, HTTPStatus.NO_CONTENT)

    def notices(self, session: Session, token: CancelToken) -> tuple[Notice, ...]:
        """Endpoint 1; whatever goes wrong, there is nothing to read then."""
        call = Call("GET", f"{session.base_url}/v1/service", timeouts=_BRIEF)
        try:
            return read_notices(_members(self._once(call, token, HTTPStatus.OK)))
        except Problem:
            return ()

    def close(self, session: Session) -> None:
        """Endpoint 10, with two seconds' patience; a session that cannot be ended ends by itself."""
        try:
            self._transport.send(_call("DELETE", session, timeouts=_BRIEF), CancelToken())
        except (Problem, Cancelled):
            return

    @property
    def _transport(self) -> Transport:
        if self._opened is None:
            self._opened = self._open_transport()
        return self._opened

    def _recovered(
        self, base_url: str, spki_sha256: str, sign: Callable[[bytes], bytes], token: CancelToken
    ) -> RecoveredCertificate:
        url = f"{base_url}/v1/recoveries"
        begun = self._once(Call("POST", url, body=_json({"spki_sha256": spki_sha256})), token, HTTPStatus.CREATED)
        challenge = read_challenge(_members(begun))
        proof = _json({"signature": b64encode(sign(challenge.nonce)).decode()})
        answer = self._once(Call("POST", f"{url}/{challenge.recovery_id}", body=proof), token, HTTPStatus.OK)
        issued = read_certificate(_members(answer), answer.moment)
        return RecoveredCertificate(challenge.recovery_id, base_url, issued)

    def _repeated(self, call: Call, token: CancelToken, *expected: HTTPStatus) -> Answer:
        return self._patiently(lambda: self._once(call, token, *expected), token)

    def _patiently(self, act: Callable[[], _Result], token: CancelToken) -> _Result:
        return patiently(act, self._waits, token)

    def _once(self, call: Call, token: CancelToken, *expected: HTTPStatus) -> Answer:
        answer = self._transport.send(call, token)
        if answer.status not in expected:
            raise problem_of(answer)
        return answer


def _json(body: Mapping[str, object]) -> Secret:
    return Secret(json.dumps(body, ensure_ascii=False))


def _call(
    method: str,
    session: Session,
    path: str = "",
    body: Mapping[str, object] | None = None,
    timeouts: Timeouts = Timeouts(),  # noqa: B008  frozen
) -> Call:
    url = f"{session.base_url}/v1/sessions/{session.session_id}{path}"
    return Call(method, url, session.session_token, None if body is None else _json(body), timeouts)


def _members(answer: Answer) -> Members:
    """Return what a success says; a page of somebody else's is told from a damaged answer."""
    if answer.media_type not in JSON_TYPES:
        raise Problem(problem.NOT_THE_SERVICE)
    return Members.parse(answer.body)


def _session(answer: Answer, session: Session) -> Session:
    told = read_session(_members(answer), session.session_token, session.base_url, answer.moment)
    if told.session_id != session.session_id:
        raise damaged()
    return told


def _certificate(answer: Answer) -> IssuedCertificate | StillWorking:
    if answer.status == HTTPStatus.ACCEPTED:
        return StillWorking(_USUAL_PAUSE if answer.retry_after is None else float(answer.retry_after))
    return read_certificate(_members(answer), answer.moment)
