"""Departure: the window closes at once, the session at the service ends meanwhile, and nothing waits for long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from crypteo_desktop.ui.navigation import Navigation

# The exit statuses of a window.
DONE: Final = 0
FAILED: Final = 1
LEFT_BEFORE_THE_END: Final = 3
# Ending the session at the service is a courtesy: it never keeps the program longer than this.
LONGEST_FAREWELL_MS: Final = 1500


class Departure(QObject):
    """Leaves once. Signals: `over(status)`, once, with the exit status."""

    over = Signal(int)

    def __init__(self, navigation: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._status: int | None = None
        self._is_over = False

    @property
    def has_begun(self) -> bool:
        """Whether the holder is on the way out."""
        return self._status is not None

    def begin(self, status: int) -> None:
        """Drop what runs, end the session, and then tell `over`."""
        if self.has_begun:
            return
        self._status = status
        QTimer.singleShot(LONGEST_FAREWELL_MS, self, self._end)
        self._navigation.leave(self._end)

    def _end(self) -> None:
        if not self._is_over and self._status is not None:
            self._is_over = True
            self.over.emit(self._status)
