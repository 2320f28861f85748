"""Walk: where the holder is in the install assistant, what is known, and the one piece of work that runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crypteo_desktop.events import noted
from crypteo_desktop.install_steps.installation import Installation
from crypteo_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.install_steps import InstallStep
    from crypteo_desktop.install_steps.installation import InstallServices, Report
    from crypteo_desktop.problems import Problem

    InstallWork = Callable[[Installation, InstallServices, CancelToken, Report], Installation]


class Walk(QObject):
    """Moves through the three steps and runs their work, without a widget.

    Signals: `moved()` another step is in force; `learned()` more is known at this one; `advanced()` running work has
    news; `busy_changed()`; `failed(Problem)`; `stopped()` the holder cancelled the work; `finished()`.
    """

    moved = Signal()
    learned = Signal()
    advanced = Signal()
    busy_changed = Signal()
    failed = Signal(object)
    stopped = Signal()
    finished = Signal()

    def __init__(
        self,
        steps: tuple[InstallStep, ...],
        installation: Installation,
        services: InstallServices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._steps = steps
        self._services = services
        self._trail: tuple[Installation, ...] = (installation,)
        self._work: InstallWork | None = None
        self.installation = installation
        self._jobs = Jobs(self)
        self._jobs.progress.connect(self._on_progress)
        self._jobs.succeeded.connect(self._on_success)
        self._jobs.failed.connect(self._on_failure)
        self._jobs.cancelled.connect(self._on_stop)

    @property
    def steps(self) -> tuple[InstallStep, ...]:
        """All steps, in their order."""
        return self._steps

    @property
    def step(self) -> InstallStep:
        """The present step."""
        return self._steps[len(self._trail) - 1]

    @property
    def is_first(self) -> bool:
        """Whether no step comes before."""
        return len(self._trail) == 1

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return len(self._trail) == len(self._steps)

    @property
    def is_busy(self) -> bool:
        """Whether work runs."""
        return self._jobs.is_busy

    @property
    def is_writing(self) -> bool:
        """Whether work runs that may be in the middle of a store."""
        return self.is_busy and self.is_last

    @property
    def can_go_back(self) -> bool:
        """Whether Back is offered: not once a store was written."""
        return not self.is_first and not self.installation.was_tried

    def know(self, installation: Installation) -> None:
        """Keep what was typed, or what running work tells."""
        self.installation = installation

    def go_on(self) -> None:
        """Go to the next step, or end after the last one."""
        if self.is_last:
            self.finished.emit()
            return
        self._trail = (*self._trail, self.installation)
        self.moved.emit()

    def go_back(self) -> None:
        """Go to the step before, as it was entered: what was opened is forgotten."""
        self._trail = self._trail[:-1]
        self.installation = self._trail[-1]
        self.moved.emit()

    def begin_with(self, file: Path) -> None:
        """Begin again with another file: of the former one nothing is kept."""
        self.installation = Installation(file)
        self._trail = (self.installation,)
        self.moved.emit()

    def run_step(self) -> None:
        """Do the work of the step."""
        self.run(self.step.run)

    def run(self, work: InstallWork) -> None:
        """Do some work at this step, for instance try one store again."""
        if self.is_busy:
            return
        self._work = work
        self._jobs.start(partial(_done, work, self.step.info.id, self.installation, self._services))
        self.busy_changed.emit()

    def retry(self) -> None:
        """Do the last work again, with what is known now."""
        if self._work is not None:
            self.run(self._work)

    def cancel(self) -> None:
        """Ask the running work to stop."""
        self._jobs.cancel()

    def leave(self) -> None:
        """Drop the running work: nothing more is heard of it."""
        self._jobs.abandon()

    def _on_progress(self, installation: Installation) -> None:
        self.know(installation)
        self.advanced.emit()

    def _on_success(self, installation: Installation) -> None:
        was_asked = not self.is_first and not self.is_last
        self.know(installation)
        self.busy_changed.emit()
        if was_asked and self.step.is_finished(installation):
            self.go_on()
        else:
            self.learned.emit()

    def _on_failure(self, problem: Problem) -> None:
        self.busy_changed.emit()
        self.failed.emit(problem)

    def _on_stop(self) -> None:
        self.busy_changed.emit()
        self.stopped.emit()


def _done(
    work: InstallWork,
    step: str,
    installation: Installation,
    services: InstallServices,
    token: CancelToken,
    tell: Callable[[object], None],
) -> Installation:
    with noted(step):
        return work(installation, services, token, tell)
