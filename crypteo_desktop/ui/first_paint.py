"""What can wait until the holder sees the window."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# The window is then also ready for the first key or click.
_BREATH_MS: Final = 50


class FirstPaint(QObject):
    """Calls `act` once, after `window` was painted for the first time and `breath_ms` more."""

    def __init__(self, window: QWidget, act: Callable[[], None], breath_ms: int = _BREATH_MS) -> None:
        super().__init__(window)
        self._act = act
        self._breath_ms = breath_ms
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint; never swallow an event."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(self._breath_ms, self, self._act)
        return False
