"""What watches beside the window: the log of events."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from crypteo_desktop.adapters.event_log import EventLog
from crypteo_desktop.events import Event, What, note
from crypteo_desktop.ui.first_paint import FirstPaint

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_DONE: Final = 0


class Watch:
    """Keeps the log of one run in the program's `own` folder; written from the first paint on, beside the window."""

    def __init__(self, own: Path, *, keep_log: bool) -> None:
        self._own = own
        self._keep_log = keep_log
        self._log = EventLog(own / "log", partial(datetime.now, UTC))

    def begin(self) -> None:
        """Take events; they wait for the first paint."""
        self._log.attach()
        note(Event(What.STARTED))

    def write_after_paint(self, window: QWidget) -> None:
        """Write events once the holder sees the window."""
        FirstPaint(window, self._log.begin)

    def end(self, status: int) -> None:
        """Remove the log where everything is done and nothing is left unfinished, unless it is to be kept."""
        note(Event(What.LEFT))
        is_over = status == _DONE and not self._is_unfinished()
        self._log.finish(keep=self._keep_log or not is_over)

    def _is_unfinished(self) -> bool:
        try:
            return any((self._own / "pending").iterdir())
        except OSError:
            return False
