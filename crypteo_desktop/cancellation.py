"""CancelToken: how a long piece of work hears that nobody waits for it any more, and says why it takes long."""

import threading
from collections.abc import Callable


class Cancelled(Exception):
    """Raised by a checkpoint after the holder asked to stop."""


class CancelToken:
    """One piece of work's cancel switch; safe to share between threads, plain Python.

    `tell` carries news of the work to whoever waits for it, from deep inside calls that know nothing of a screen.
    """

    def __init__(self, tell: Callable[[object], None] = lambda _news: None) -> None:
        self._event = threading.Event()
        self.tell = tell

    def lasting(self) -> "CancelToken":
        """Return a token whose news is heard as well, but that nobody can cancel: for what must not stop halfway."""
        return CancelToken(self.tell)

    def cancel(self) -> None:
        """Ask the work to stop at its next checkpoint; asking twice is the same as once."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def checkpoint(self) -> None:
        """Raise Cancelled if somebody asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Pause for `seconds`, or raise Cancelled as soon as somebody asks to stop."""
        if self._event.wait(seconds):
            raise Cancelled
