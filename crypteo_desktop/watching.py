"""What watches beside the window: the log of events, and what hears of a crash and tells the holder."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from crypteo_desktop.adapters.crash_folder import CrashFolder
from crypteo_desktop.adapters.event_log import EventLog
from crypteo_desktop.crash_hooks import CrashHooks
from crypteo_desktop.events import Event, What, note
from crypteo_desktop.problems import anywhere
from crypteo_desktop.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crypteo_desktop.crash import Crash
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.ui.crash_desk import CrashDesk
    from crypteo_desktop.ui.windows import Windows

_DONE: Final = 0
_MOST_CRASHES: Final = 20
KIND: Final = anywhere.PROGRAM_STOPPED


class Watch:
    """Watches over one run, whose files are in the program's `own` folder.

    `tell_without_window` says what can be said where no window is open yet.
    """

    def __init__(self, own: Path, *, keep_log: bool, tell_without_window: Callable[[], None]) -> None:
        now = partial(datetime.now, UTC)
        self._own = own
        self._keep_log = keep_log
        self._tell_without_window = tell_without_window
        self._log = EventLog(own / "log", now)
        self._crashes = CrashFolder(own / "crash", __version__, now)
        self._hooks = CrashHooks(self._hear)
        self._lock = threading.RLock()  # what is cleared away meanwhile may break in the same thread
        self._heard = 0
        self._last: Crash | None = None
        self._desk: CrashDesk | None = None

    def begin(self) -> None:
        """Hear of crashes, and take events; these wait for the first paint."""
        self._hooks.install()
        self._crashes.listen()
        self._log.attach()
        note(Event(What.STARTED))

    def over(self, windows: Windows, support: SupportDesk, restart: Callable[[], None]) -> None:
        """Tell crashes in these windows; write events, and tell of a crash of last time, once they are painted."""
        from crypteo_desktop.ui.crash_desk import CrashDesk  # noqa: PLC0415  a window that cannot open does without
        from crypteo_desktop.ui.first_paint import FirstPaint  # noqa: PLC0415

        self._desk = CrashDesk(windows, support)
        self._desk.told.connect(self._crashes.told)
        self._desk.restart_wanted.connect(restart)
        windows.restart_wanted.connect(restart)
        FirstPaint(windows.first, self._on_painted)

    def end(self, status: int) -> None:
        """Keep log and reports only while something is unfinished, failed, or to be kept."""
        note(Event(What.LEFT))
        self._desk = None
        self._tell_without_window = _say_nothing
        keep = self._keep_log or status != _DONE or self._is_unfinished()
        self._log.finish(keep=keep)
        self._crashes.finish(keep=keep)
        self._hooks.remove()

    def _on_painted(self) -> None:
        from crypteo_desktop import crash  # noqa: F401, PLC0415  a program that crashes may be unable to

        self._log.begin()
        if self._crashes.collect() and self._desk is not None:
            self._desk.tell_of_last_time()

    def _hear(self, crash: Crash) -> None:
        """Keep a crash and tell the holder; what repeats itself while they read, such as painting, counts once."""
        desk = self._desk
        with self._lock:
            if self._heard >= _MOST_CRASHES or (crash == self._last and desk is not None and desk.is_open):
                return
            self._heard += 1
            self._last = crash
        note(Event(What.CRASHED, code=KIND.code, place=crash.place))
        self._crashes.write(crash)
        with suppress(OSError, ValueError, AttributeError):  # a console may be gone, or never have been there
            sys.stderr.write(f"crypteo-desktop: {KIND.code} ({KIND.name}) {crash.kind} {crash.place}\n")
        if not crash.stopped_something:
            return
        if desk is not None:
            desk.tell()
        elif threading.current_thread() is threading.main_thread():
            self._tell_without_window()

    def _is_unfinished(self) -> bool:
        try:
            return any((self._own / "pending").iterdir())
        except OSError:
            return False


def _say_nothing() -> None:
    """Open no window for a program that is leaving; the next start tells."""
