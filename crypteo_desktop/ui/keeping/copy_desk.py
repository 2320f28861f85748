"""CopyDesk: looks for media and makes copies in the background, for one dialog after the other."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.keeping.copying import CopyOrder, copy
from crypteo_desktop.media import Keeping
from crypteo_desktop.ui.jobs import Jobs, Tell

_LOOK_EVERY_MS: Final = 1500


class CopyDesk(QObject):
    """Two threads of its own: a medium that does not answer holds up no copy to another one.

    Signals: `found(tuple of Medium)`; `progressed(CopyProgress)`, then exactly one of `copied(Path)`,
    `failed(Problem)`, `stopped()`.
    """

    found = Signal(object)
    progressed = Signal(object)
    copied = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._finding = Jobs(self)
        self._copying = Jobs(self)
        self._clock = QTimer(self, interval=_LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._finding.succeeded.connect(self.found)
        self._copying.progress.connect(self.progressed)
        self._copying.succeeded.connect(self.copied)
        self._copying.failed.connect(self.failed)
        self._copying.cancelled.connect(self.stopped)

    @property
    def is_copying(self) -> bool:
        """Whether a copy is being made."""
        return self._copying.is_busy

    def watch(self, *, wanted: bool) -> None:
        """Look for media now and again, or no longer."""
        if not wanted:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()
            self.look()

    def look(self) -> None:
        """Look for media once, unless a look is under way."""
        if not self._finding.is_busy:
            self._finding.start(lambda _token, _tell: self._keeping.media.find())

    def copy(self, order: CopyOrder) -> None:
        """Make one copy."""
        self._copying.start(partial(_copy, order, self._keeping))

    def cancel(self) -> None:
        """Ask the copy under way to stop."""
        self._copying.cancel()


def _copy(order: CopyOrder, keeping: Keeping, token: CancelToken, tell: Tell) -> object:
    return copy(order, keeping.copies, token, tell)
