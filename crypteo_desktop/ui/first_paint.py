"""What can wait until the holder sees the window."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# The window is then also ready for the first key or click.
_BREATH_MS: Final = 50


class FirstPaint(QObject):
    """Calls `act` once, a moment after `window` was painted for the first time."""

    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint; never swallow an event."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_BREATH_MS, self, self._act)
        return False
