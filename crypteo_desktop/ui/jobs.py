"""Background work with progress, a way to cancel, and exactly one end: succeeded, failed or cancelled."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.problems import Problem, anywhere

Tell = Callable[[object], None]
Work = Callable[[CancelToken, Tell], object]
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Advanced:
    """Running work has news."""

    news: object


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The work returned `result`."""

    result: object


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised a problem; anything unforeseen is one too."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Stopped:
    """The work noticed that nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work on its way through the pool; owns no QObject and hands every word of news to `deliver`.

    No `QRunnable`: of those, PySide6 never lets go when they end before `QThreadPool.start` is back (3 in 100 that have
    little to do), and with them stay the passwords that the work was given. Of a callable it always does.
    """

    work: Work
    token: CancelToken
    deliver: Tell

    def __call__(self) -> None:
        """Do the work and deliver its one end, whatever happens."""
        self.deliver(self._end())

    def _end(self) -> Succeeded | Failed | Stopped:
        try:
            return Succeeded(self.work(self.token, self._tell))
        except Cancelled:
            return Stopped()
        except Problem as problem:
            _LOG.info("work ended with %s (%s), trace %s", problem.kind.code, problem.kind.name, problem.trace_id)
            return Failed(problem)
        except BaseException as error:  # noqa: BLE001  the holder must be told of any end, and the window must live
            _LOG.error("work broke: %s\n%s", type(error).__name__, _frames(error))
            return Failed(Problem(anywhere.PROGRAM_ERROR))

    def _tell(self, news: object) -> None:
        self.deliver(Advanced(news))


def _frames(error: BaseException) -> str:
    """Return where it broke, without the message: it might quote a secret."""
    return "".join(traceback.format_tb(error.__traceback__))


class Jobs(QObject):
    """Runs one job at a time on one thread and tells the window in the window's own thread.

    Signals: `progress(news)` while a job runs, then exactly one of `succeeded(result)`, `failed(problem)`,
    `cancelled()`. Of a job that was abandoned nothing more is heard.
    """

    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._token: CancelToken | None = None
        self._is_held = False
        self._held: Job | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs whose end somebody waits for."""
        return self._token is not None

    def start(self, work: Work) -> None:
        """Run `work`, once the thread is free; only when no other job is waited for."""
        if self.is_busy:
            raise RuntimeError("one job at a time")
        token = CancelToken(lambda news: self._deliver(token, Advanced(news)))
        self._token = token
        job = Job(work, token, lambda news: self._deliver(token, news))
        if self._is_held:
            self._held = job
        else:
            self._pool.start(job)

    def hold(self) -> None:
        """Let no thread begin until `let_go`; a job that is started meanwhile waits."""
        self._is_held = True

    def let_go(self) -> None:
        """Begin what waits."""
        held, self._held, self._is_held = self._held, None, False
        if held is not None:
            self._pool.start(held)

    def cancel(self) -> None:
        """Ask the running job to stop; it ends with `cancelled` unless it was past its last checkpoint.

        One that still waits to be let go never begins, and ends so as soon as the window has a moment.
        """
        token, held, self._held = self._token, self._held, None
        if token is not None:
            token.cancel()
        if held is not None:
            held.deliver(Stopped())

    def abandon(self) -> None:
        """Ask the running job to stop, or never begin the held one, and hear nothing more of it."""
        self.cancel()
        self._token = None

    def _deliver(self, token: CancelToken, news: object) -> None:
        try:
            self._arrived.emit(token, news)
        except RuntimeError:
            _LOG.debug("the window was gone before its work ended")

    @Slot(object, object)
    def _receive(self, token: CancelToken, news: object) -> None:
        if token is not self._token:
            return
        if isinstance(news, Advanced):
            self.progress.emit(news.news)
            return
        self._token = None
        if isinstance(news, Succeeded):
            self.succeeded.emit(news.result)
        elif isinstance(news, Failed):
            self.failed.emit(news.problem)
        else:
            self.cancelled.emit()
