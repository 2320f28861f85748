"""Fetches revocation lists over plain http (RFC 5280, section 4.2.1.13): they are signed, so they need no TLS."""

import logging
import time
from typing import Final

import requests

# The holder waits for it; a list that does not come says nothing, and the screen says that.
PATIENCE: Final = 3.0
LARGEST: Final = 10_000_000
_PIECE: Final = 65_536

_log: Final = logging.getLogger(__name__)


class HttpLists:
    """Asks for one list at a time, within `patience` seconds and `largest` bytes, and follows no redirection."""

    def __init__(self, patience: float = PATIENCE, largest: int = LARGEST) -> None:
        self._patience = patience
        self._largest = largest

    def fetch(self, url: str) -> bytes | None:
        """Return the list at an http address, or None when it does not come soon or is too large; never raise."""
        if not url.startswith("http://"):
            return None
        try:
            return self._fetched(url, time.monotonic() + self._patience)
        except (requests.RequestException, OSError, ValueError) as error:
            _log.info("the revocation list did not come (%s)", type(error).__name__)
            return None

    def _fetched(self, url: str, end: float) -> bytes | None:
        answer = requests.get(url, timeout=self._patience, stream=True, allow_redirects=False)
        with answer:
            if answer.status_code != requests.codes.ok:
                return None
            content = b""
            for piece in answer.iter_content(_PIECE):
                content += piece
                if len(content) > self._largest or time.monotonic() > end:
                    return None
            return content
