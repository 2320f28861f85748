"""The log on the disk: at most three small files of typed events, for their owner alone, written beside the window.

    <data folder>/log/events.log, events.1.log, events.2.log      one line an event: time, what, step, code, …

Nothing that a library or this program says in words gets here: only `events.Event` does, field by field.
"""

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from crypteo_desktop.adapters import disk
from crypteo_desktop.events import LOG, Event, event_from

LARGEST: Final = 64 * 1024  # bytes of one file; a whole download is 2 kB
_NAMES: Final = ("events.log", "events.1.log", "events.2.log")
_PATIENCE: Final = 2.0
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One line of the log, read back."""

    at: datetime
    event: Event


class EventLog(logging.Handler):
    """Takes events from any thread without waiting for the disk; a thread of its own writes them once it may begin."""

    def __init__(self, folder: Path, now: Callable[[], datetime], largest: int = LARGEST) -> None:
        super().__init__()
        self._folder = folder
        self._now = now
        self._largest = largest
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def attach(self) -> None:
        """Take events from now on; they wait until `begin`."""
        LOG.setLevel(logging.INFO)
        LOG.addHandler(self)

    def begin(self) -> None:
        """Write what waits and what comes."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="event-log", daemon=True)
            self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """Take an event; anything else is not for this log."""
        event = getattr(record, "event", None)
        if isinstance(event, Event):
            self._lines.put(line_of(event, self._now()))

    def finish(self, *, keep: bool) -> None:
        """Take no more; write what waits, or remove the log when nobody needs it any longer."""
        LOG.removeHandler(self)
        if keep:
            self.begin()
        self._lines.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE)
        if not keep:
            remove_log(self._folder)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            with suppress(OSError):  # a full disk must not cost the download
                self._append(line.encode())

    def _append(self, line: bytes) -> None:
        disk.make_private_folder(self._folder)
        file = self._folder / _NAMES[0]
        if file.is_file() and file.stat().st_size + len(line) > self._largest:
            for older, newer in zip(reversed(_NAMES), reversed(_NAMES[:-1]), strict=False):
                with suppress(FileNotFoundError):
                    os.replace(self._folder / newer, self._folder / older)  # noqa: PTH105  see adapters.disk
        disk.append(file, line)


def line_of(event: Event, now: datetime) -> str:
    """Return an event as it is written."""
    return f"{now.astimezone(UTC).strftime(_TIME)} {event.words}\n"


def last_events(folder: Path, most: int) -> tuple[LoggedEvent, ...]:
    """Return the last events of the log, the newest last; a line of another form is not told."""
    lines: list[str] = []
    for name in reversed(_NAMES):
        with suppress(OSError):
            lines += (folder / name).read_text(encoding="ascii", errors="replace").splitlines()
    return tuple(event for event in map(_read, lines[-most:]) if event is not None)


def remove_log(folder: Path) -> None:
    """Remove the log and its folder; never raise."""
    with suppress(OSError):
        for name in _NAMES:
            disk.remove(folder / name)
        os.rmdir(folder)  # noqa: PTH106  see adapters.disk


def _read(line: str) -> LoggedEvent | None:
    time, _, words = line.partition(" ")
    event = event_from(words)
    try:
        at = datetime.strptime(time, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return None if event is None else LoggedEvent(at, event)
