"""Countdown: whole seconds until a moment, told once a second and once at the end."""

import math
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY_MS = 200


class Countdown(QObject):
    """Counts down to a moment of the clock it was given, so that this computer's own clock does not matter.

    Signals: `ticked(int)` the whole seconds left, each time they change; `ended()` once, when nothing is left.
    """

    ticked = Signal(int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now: Callable[[], datetime] | None = None
        self._until: datetime | None = None
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def seconds_left(self) -> int:
        """The whole seconds left, rounded up; 0 when nothing is counted."""
        return self._left

    def start(self, until: datetime, now: Callable[[], datetime]) -> None:
        """Count down to `until` as `now` tells the time; a moment that is past counts nothing and ends nothing."""
        self._until, self._now = until, now
        self._left = self._seconds()
        if self._left:
            self._timer.start()
            self.ticked.emit(self._left)
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Forget the moment, without a word."""
        self._timer.stop()
        self._left = 0

    def look(self) -> None:
        """Look at the clock now; the timer does it five times a second."""
        if not self._left:
            return
        left = self._seconds()
        if left == self._left:
            return
        self._left = left
        if left:
            self.ticked.emit(left)
            return
        self._timer.stop()
        self.ended.emit()

    def _seconds(self) -> int:
        if self._until is None or self._now is None:
            return 0
        return max(0, math.ceil((self._until - self._now()).total_seconds()))
