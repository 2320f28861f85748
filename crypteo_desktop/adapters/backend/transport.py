"""HTTPS through `requests`; importing this module takes half a second."""

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
    """

    def __init__(self, http: ServiceSession, monotonic: Callable[[], float]) -> None:
        self._http = http
        self._monotonic = monotonic

    def send(self, call: Call, token: CancelToken) -> Answer:
        """Return the answer, whatever its status; follow no redirect; be done when the time is over."""
        token.checkpoint()
        with (
            transport_problems(lambda: issuer_of_server(call.url)),
            CallWatch(call.timeouts.whole, self._monotonic, token) as watch,
        ):
            self._http.call.watch = watch
            try:
                answer = self._exchanged(call)
            finally:
                self._http.close()
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
        return Answer(response.status_code, headers, body, answered_at)


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
