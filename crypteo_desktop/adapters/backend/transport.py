"""HTTPS through `requests`, trusting what the system trusts; importing this module takes half a second."""

import ssl
from collections.abc import Callable
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, Final

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from crypteo_desktop.adapters.backend.foreign_issuer import issuer_of_server
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


def system_trust() -> ssl.SSLContext:
    """Return a TLS 1.2 context that trusts the authorities of the system's own store."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def http_session(user_agent: str, trust: ssl.SSLContext) -> requests.Session:
    """Return a session that trusts `trust` alone, keeps no cookies and asks for plain JSON."""
    session = requests.Session()
    session.mount("https://", _TrustingAdapter(trust))
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(
        {
            "User-Agent": user_agent,
            "Accept": "application/json, application/problem+json",
            "Accept-Encoding": "identity",
        }
    )
    return session


class HttpTransport:
    """A Transport over one `requests` session."""

    def __init__(self, http: requests.Session, monotonic: Callable[[], float]) -> None:
        self._http = http
        self._monotonic = monotonic

    def send(self, call: Call, token: CancelToken) -> Answer:
        """Return the answer, whatever its status; follow no redirect."""
        token.checkpoint()
        with transport_problems(lambda: issuer_of_server(call.url)):
            answer = self._exchanged(call, token)
        token.checkpoint()
        return answer

    def _exchanged(self, call: Call, token: CancelToken) -> Answer:
        deadline = self._monotonic() + call.timeouts.whole
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
            body = self._body(response.raw, deadline, token)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, answered_at)

    def _body(self, raw: "HTTPResponse", deadline: float, token: CancelToken) -> bytes:
        """Read piece by piece, so that a server that drips or floods is left in time."""
        body = bytearray()
        while piece := raw.read1(_PIECE, decode_content=False):
            body += piece
            token.checkpoint()
            if len(body) > LARGEST_ANSWER:
                raise Problem(problem.ANSWER_DAMAGED)
            if self._monotonic() > deadline:
                raise Problem(problem.TOO_SLOW)
        return bytes(body)


class _Bearer(AuthBase):
    """The session's token; even without one it keeps `requests` from sending a password of the user's ~/.netrc."""

    def __init__(self, bearer: Secret | None) -> None:
        self._bearer = bearer

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._bearer is not None:
            request.headers["Authorization"] = f"Bearer {self._bearer.reveal()}"
        return request


class _TrustingAdapter(HTTPAdapter):
    """Uses one TLS context for every connection, in place of the list of authorities that `requests` brings along."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        self._trust = trust
        super().__init__()

    def build_connection_pool_key_attributes(self, *told: Any, **named: Any) -> Any:
        """Return host and TLS settings: the context and nothing beside it."""
        host, _ = super().build_connection_pool_key_attributes(*told, **named)
        return host, {"ssl_context": self._trust, "cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the connection with the context that it was made with."""
