"""HTTPS through `requests`; importing this module takes half a second."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import requests
from requests.auth import AuthBase

from crypteo_desktop.adapters.backend.call_watch import CallWatch
from crypteo_desktop.adapters.backend.foreign_issuer import issuer_of_server
from crypteo_desktop.adapters.backend.http_session import ServiceSession
from crypteo_desktop.adapters.backend.transport_errors import transport_problems
from crypteo_desktop.adapters.backend.wire import Answer, Call
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse

LARGEST_ANSWER: Final = 1024 * 1024
_PIECE: Final = 16 * 1024


class HttpTransport:
    """A Transport over one session; each call has a connection of its own.

    A connection that was kept would often be dead by the next screen: the network changed, the computer slept, a proxy
    forgot it. A code sent into it would be lost, and nobody could say whether it was counted.

    Answers are dated by `monotonic`, which goes on while the computer sleeps; a call's own time is counted by `awake`,
    which does not, so that no call is hung up at the moment when the computer wakes.
    """

    def __init__(
        self, http: ServiceSession, monotonic: Callable[[], float], awake: Callable[[], float] = time.monotonic
    ) -> None:
        self._http = http
        self._monotonic = monotonic
        self._awake = awake

    def send(self, call: Call, token: CancelToken) -> Answer:
        """Return the answer, whatever its status; follow no redirect; be done when the time is over.

        A proxy that asks for a login is told the one that the keyring keeps; nothing has left for the service by then.
        """
        try:
            return self._signed_in(call, token)
        except Problem as refusal:
            if refusal.kind is problem.PROXY_LOGIN_REFUSED:
                self._http.logins.refused(str(refusal.facts["proxy"]))
            raise

    def _signed_in(self, call: Call, token: CancelToken) -> Answer:
        try:
            return self._sent(call, token)
        except Problem as refusal:
            if refusal.kind is not problem.PROXY_LOGIN or not self._http.logins.recall(str(refusal.facts.get("proxy"))):
                raise
        return self._sent(call, token)

    def _sent(self, call: Call, token: CancelToken) -> Answer:
        token.checkpoint()
        with (
            transport_problems(lambda: issuer_of_server(call.url)),
            CallWatch(call.timeouts.whole, self._awake, token) as watch,
        ):
            self._http.call.watch = watch
            self._http.call.certificate = None
            try:
                answer = self._exchanged(call)
            finally:
                self._http.close()
        self._http.logins.accepted()
        token.checkpoint()
        return answer

    def _exchanged(self, call: Call) -> Answer:
        response = self._http.request(
            call.method,
            call.url,
            data=None if call.body is None else call.body.reveal().encode(),
            headers={} if call.body is None else {"Content-Type": "application/json"},
            auth=_Bearer(call.bearer),
            timeout=(call.timeouts.connect, call.timeouts.read),
            allow_redirects=False,
            stream=True,
        )
        answered_at = self._monotonic()
        with response:
            body = _body(response.raw)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, answered_at, self._http.call.certificate)


def _body(raw: "HTTPResponse") -> bytes:
    """Read piece by piece, so that a server that floods is left in time."""
    body = bytearray()
    while piece := raw.read1(_PIECE, decode_content=False):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise Problem(problem.ANSWER_DAMAGED)
    return bytes(body)


class _Bearer(AuthBase):
    """The session's token; even without one it keeps `requests` from sending a password of the user's ~/.netrc."""

    def __init__(self, bearer: Secret | None) -> None:
        self._bearer = bearer

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._bearer is not None:
            request.headers["Authorization"] = f"Bearer {self._bearer.reveal()}"
        return request
