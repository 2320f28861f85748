"""Hangs up a call's connections when its time is over or when nobody waits for it any more.

A socket's timeout counts from one byte to the next: a server that drips its header, its chunks or "100 Continue" keeps
a reader for ever. Nothing but hanging up from outside ends that.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Self

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem

_GLANCE: Final = 0.05  # seconds between two looks at the clock and at the token


class CallWatch:
    """Watches over one call; leaving the context raises Problem(TOO_SLOW) or Cancelled if it had to hang up."""

    def __init__(self, seconds: float, monotonic: Callable[[], float], token: CancelToken) -> None:
        self._monotonic = monotonic
        self._deadline = monotonic() + seconds
        self._token = token
        self._lines: list[socket.socket] = []
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._hung_up = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="call-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        for line in self._lines:
            line.close()
        if self._hung_up.is_set():
            self._token.checkpoint()
            raise Problem(problem.TOO_SLOW)

    def add(self, line: socket.socket) -> None:
        """Watch over this connection too, with a handle of our own: TLS takes the first one away from its owner."""
        with self._lock:
            self._lines.append(socket.fromfd(line.fileno(), line.family, line.type))
            if self._hung_up.is_set():
                self._shut_down()

    def _watch(self) -> None:
        while not self._done.wait(_GLANCE):
            if self._token.is_cancelled or self._monotonic() > self._deadline:
                with self._lock:
                    self._hung_up.set()
                    self._shut_down()
                return

    def _shut_down(self) -> None:
        for line in self._lines:
            with suppress(OSError):  # the server was quicker
                line.shutdown(socket.SHUT_RDWR)


class CallOfThread(threading.local):
    """The watch over the call that the current thread makes, for the connections that it opens.

    `certificate` is the one that the server showed last and that was trusted, in DER; None without TLS.
    """

    watch: CallWatch | None = None
    certificate: bytes | None = None

    def add(self, line: socket.socket) -> None:
        """Tell the watch of a connection."""
        if self.watch is not None:
            self.watch.add(line)
