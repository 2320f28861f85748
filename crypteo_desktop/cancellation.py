"""CancelToken: how a long piece of work learns, at its own checkpoints, that nobody waits for it any more."""

import threading


class Cancelled(Exception):
    """Raised by a checkpoint after the holder asked to stop."""


class CancelToken:
    """One piece of work's cancel switch; safe to share between threads, plain Python."""

    def __init__(self) -> None:
        self._event = threading.Event()

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
