"""The hooks by which Python tells of what nobody caught; each leads to one `Crash`, and to whoever is told of it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from traceback import clear_frames
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from threading import ExceptHookArgs

    from crypteo_desktop.crash import Crash

_QUIET: Final = (KeyboardInterrupt, SystemExit)


class CrashHooks:
    """Hears of every exception that nobody caught: in the window's slots, in threads, while things are cleared away."""

    def __init__(self, hear: Callable[[Crash], None]) -> None:
        self._hear = hear

    def install(self) -> None:
        """Hear from now on; messages are printed nowhere, for they may quote a secret."""
        sys.excepthook = self._of_window
        threading.excepthook = self._of_thread
        sys.unraisablehook = self._of_aside

    def remove(self) -> None:
        """Leave the hooks to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _of_window(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, _QUIET):
            sys.__excepthook__(kind, error, traceback)
            return
        self._tell("window", kind, traceback)
        _forget(traceback)

    def _of_thread(self, told: ExceptHookArgs) -> None:
        if not issubclass(told.exc_type, SystemExit):
            self._tell("thread", told.exc_type, told.exc_traceback)

    def _of_aside(self, told: sys.UnraisableHookArgs) -> None:
        self._tell("aside", told.exc_type, told.exc_traceback)

    def _tell(self, where: str, kind: type[BaseException], traceback: TracebackType | None) -> None:
        from crypteo_desktop.crash import Where, crash_of  # noqa: PLC0415  the window comes first

        self._hear(crash_of(Where(where), kind, traceback))


def _forget(traceback: TracebackType | None) -> None:
    """Let go of what the broken calls held: a painter that is not ended ends the program, and secrets need not stay.

    Python keeps the last exception for a debugger.
    """
    clear_frames(traceback)
    for name in ("last_type", "last_value", "last_traceback"):
        vars(sys).pop(name, None)
