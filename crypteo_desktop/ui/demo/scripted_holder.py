"""A scripted holder: waits for what a person would wait for, then does what a person would do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_GLANCE_MS: Final = 5
_PATIENCE_MS: Final = 60_000
# What a person waits for must have come and be drawn: seen at so many glances one after another.
_GLANCES_TO_BE_SURE: Final = 4


@dataclass(frozen=True, slots=True)
class Until:
    """What the script waits for, in words, and how to see that it has come."""

    what: str
    has_come: Callable[[], bool]


class ScriptedHolder(QObject):
    """Plays a script in the event loop of the real window.

    Signals: `finished()` after the last act; `gave_up(what)` when something did not come within a minute, or will not
    come at all: `is_stuck` tells.
    """

    finished = Signal()
    gave_up = Signal(str)

    def __init__(self, script: Iterator[Until], parent: QObject, is_stuck: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._script = script
        self._is_stuck = is_stuck
        self._awaited: Until | None = None
        self._seen = 0
        self._waiting = QElapsedTimer()
        self._glances = QTimer(self)
        self._glances.setInterval(_GLANCE_MS)
        self._glances.timeout.connect(self._look)

    def start(self) -> None:
        """Begin the script."""
        self._act()
        self._glances.start()

    def _look(self) -> None:
        awaited = self._awaited
        self._seen = self._seen + 1 if awaited is None or awaited.has_come() else 0
        if self._seen >= _GLANCES_TO_BE_SURE:
            self._act()
        elif awaited is not None and not self._seen and self._gives_up():
            self._glances.stop()
            self.gave_up.emit(awaited.what)

    def _gives_up(self) -> bool:
        return self._is_stuck() or self._waiting.elapsed() > _PATIENCE_MS

    def _act(self) -> None:
        self._seen = 0
        self._awaited = next(self._script, None)
        self._waiting.restart()
        if self._awaited is None:
            self._glances.stop()
            self.finished.emit()
