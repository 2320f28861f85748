"""Fetches revocation lists over plain http (RFC 5280, section 4.2.1.13): they are signed, so they need no TLS."""

import logging
import ssl
import time
from typing import TYPE_CHECKING, Final

import requests
from urllib3.exceptions import HTTPError

from crypteo_desktop.adapters.backend.call_watch import CallWatch
from crypteo_desktop.adapters.backend.http_session import ServiceSession
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem

if TYPE_CHECKING:
    from urllib3 import HTTPResponse

# The holder waits for it; a list that does not come says nothing, and the screen says that.
PATIENCE: Final = 3.0
LARGEST: Final = 10_000_000
_PIECE: Final = 65_536

_log: Final = logging.getLogger(__name__)


class HttpLists:
    """Asks for one list at a time, within `patience` seconds and `largest` bytes, and follows no redirection."""

    def __init__(self, user_agent: str, patience: float = PATIENCE, largest: int = LARGEST) -> None:
        self._user_agent = user_agent
        self._patience = patience
        self._largest = largest

    def fetch(self, url: str, token: CancelToken) -> bytes | None:
        """Return the list at an http address, or None when it does not come soon or is too large; raise Cancelled."""
        if not url.startswith("http://"):
            return None
        # It trusts no authority: only http is asked.
        http = ServiceSession(self._user_agent, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        http.headers["Accept"] = "application/pkix-crl"
        try:
            with http, CallWatch(self._patience, time.monotonic, token) as watch:
                http.call.watch = watch
                return self._fetched(http, url)
        except (requests.RequestException, HTTPError, OSError, ValueError, Problem) as error:
            _log.info("the revocation list did not come (%s)", type(error).__name__)
            return None

    def _fetched(self, http: ServiceSession, url: str) -> bytes | None:
        # With an `auth` of its own, `requests` sends no password of the user's ~/.netrc.
        answer = http.get(url, timeout=self._patience, stream=True, allow_redirects=False, auth=lambda asked: asked)
        with answer:
            return self._body(answer.raw) if answer.status_code == requests.codes.ok else None

    def _body(self, raw: "HTTPResponse") -> bytes | None:
        """Read piece by piece, so that a server that floods is left in time."""
        content = bytearray()
        while piece := raw.read1(_PIECE, decode_content=False):
            content += piece
            if len(content) > self._largest:
                return None
        return bytes(content)
