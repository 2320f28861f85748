"""The line to an authority engine on another machine: HTTPS with a certificate on both sides, no wait without end."""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from crypteo_backend.authority.interface import AuthorityUnavailable

_CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 10.0
_NOT_ADMITTED = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class MutualTls:
    """PEM files: the authority that the engine's own certificate must come from, and this service's certificate."""

    server_authority: Path
    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said: the status of HTTP, and the JSON object in the body, empty when there is none."""

    status: int
    told: dict[str, Any]


class EngineLine:
    """Asks an engine below one address. Every thread keeps connections of its own, since `requests` shares none."""

    def __init__(self, base_url: str, tls: MutualTls, answer_within: float = ANSWER_SECONDS) -> None:
        self._base_url = base_url.rstrip("/")
        self._tls = tls
        self._patience = (_CONNECT_SECONDS, answer_within)
        self._sessions = threading.local()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Answer:
        """Return the answer, good or bad; raise AuthorityUnavailable when there is none, or the engine is in trouble.

        What cannot be helped by another request, such as a certificate that the engine does not admit, raises it as
        well: nothing was signed, and once the operator has helped, the same request may succeed.
        """
        try:
            answer = self._session().request(
                method,
                f"{self._base_url}{path}",
                json=body,
                timeout=self._patience,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            message = f"the engine cannot be reached ({type(error).__name__})"
            raise AuthorityUnavailable(message) from error
        if answer.status_code in _NOT_ADMITTED:
            raise AuthorityUnavailable("the engine does not admit this service's certificate")
        if answer.status_code >= 500 or answer.is_redirect:
            message = f"the engine answers with status {answer.status_code}"
            raise AuthorityUnavailable(message)
        return Answer(answer.status_code, _object_in(answer))

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = requests.Session()
            session.trust_env = False  # neither a proxy nor a ~/.netrc has a place between service and engine
            session.verify = str(self._tls.server_authority)
            session.cert = (str(self._tls.certificate), str(self._tls.key))
            self._sessions.session = session
        return session


def fetch(url: str) -> bytes:
    """Return what is published at a public address; raise AuthorityUnavailable."""
    try:
        with requests.Session() as session:
            session.trust_env = False
            answer = session.get(url, timeout=(_CONNECT_SECONDS, ANSWER_SECONDS))
            answer.raise_for_status()
    except requests.RequestException as error:
        message = f"what the engine publishes cannot be fetched ({type(error).__name__})"
        raise AuthorityUnavailable(message) from error
    return answer.content


def _object_in(answer: requests.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except requests.JSONDecodeError:
        return {}
    return told if isinstance(told, dict) else {}
