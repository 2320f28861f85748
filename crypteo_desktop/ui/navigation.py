"""Navigation: where the holder is, what is known, and the one piece of work that runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from crypteo_desktop.enrolment import Answered, Enrolment, Known, Progress, Retrying
from crypteo_desktop.events import noted
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.enrolment import Report
    from crypteo_desktop.flow import Flow, Step
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.services import CertificateFolder, ProxyLogin, Services
    from crypteo_desktop.support.support_card import CardRow, Place

    StepWork = Callable[[Enrolment, Services, CancelToken, Report], Enrolment]


@dataclass(frozen=True, slots=True)
class _Task:
    """Work that was asked for; the step's own may lead on to the next step."""

    work: StepWork
    leads_on: bool


class Navigation(QObject):
    """Moves through the flow and runs its work, without a widget.

    Signals: `moved()` another step is in force; `learned()` more is known at this one; `busy_changed()`;
    `progressed(Progress)`; `retrying(Retrying | None)` a call waits before it is tried again, or was answered;
    `failed(Problem)`; `stopped()` the holder cancelled the work; `finished()`.
    """

    moved = Signal()
    learned = Signal()
    busy_changed = Signal()
    progressed = Signal(object)
    retrying = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    finished = Signal()

    def __init__(self, flow: Flow, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._services = services
        self._task: _Task | None = None
        self._can_cancel = True
        self._jobs = Jobs(self)
        self._jobs.progress.connect(self._on_news)
        self._jobs.succeeded.connect(self._on_success)
        self._jobs.failed.connect(self._on_failure)
        self._jobs.cancelled.connect(self._on_stop)

    @property
    def flow(self) -> Flow:
        """Where the holder is."""
        return self._flow

    @property
    def step(self) -> Step:
        """The present step."""
        return self._flow.step

    @property
    def enrolment(self) -> Enrolment:
        """What is known."""
        return self._flow.enrolment

    @property
    def is_busy(self) -> bool:
        """Whether work runs."""
        return self._jobs.is_busy

    @property
    def can_cancel(self) -> bool:
        """Whether the running work may still be cancelled without loss."""
        return self._can_cancel

    @property
    def is_complete(self) -> bool:
        """Whether the last step is finished."""
        return self._flow.is_last and self.step.is_finished(self.enrolment)

    def know(self, enrolment: Enrolment) -> None:
        """Keep what was typed."""
        self._flow = self._flow.with_enrolment(enrolment)

    def go_on(self) -> None:
        """Go to the next step, or end after the last one."""
        if self._flow.is_last:
            self.finished.emit()
            return
        self._flow = self._flow.forward()
        self.moved.emit()

    def go_back(self) -> None:
        """Go to the step before; what this one and that one added is forgotten."""
        self._flow = self._flow.back()
        self.moved.emit()

    def reopen(self) -> None:
        """Begin again with the same link, password and key: it opens a new session by itself, if the link is known."""
        kept = self.enrolment
        self._flow = self._flow.restart(
            lambda start: replace(
                start,
                typed_link=kept.typed_link,
                password=kept.password,
                confirmation=kept.confirmation,
                key_begun=kept.key_begun,
                download=kept.download,
                passed_over=True,
            )
        )
        self.moved.emit()

    def ask_for_link(self) -> None:
        """Begin again with no link: another one is asked for."""
        found = self.enrolment.unfinished or ()  # what was there to offer was offered before the link was opened
        self._flow = self._flow.restart(lambda start: replace(start, typed_link=Secret(""), unfinished=found))
        self.moved.emit()

    def open_link(self, link: Secret) -> None:
        """Begin anew with another link.

        A key that waits for the link of its session stays in hand. What else was begun stays in the journal, and its
        key is used for nothing else.
        """
        start = replace(self.enrolment, typed_link=link, unfinished=None, chosen=None, passed_over=True)
        if start.session is not None or not start.key_begun:
            self._services.keys.forget()
            self._services.seals.forget()
            start = Enrolment(typed_link=link)
        self._flow = self._flow.restart(lambda _: start)
        self.moved.emit()

    def save_in(self, folder: CertificateFolder) -> None:
        """Save in another folder from now on, and do the failed work again."""
        self._services = replace(self._services, folder=folder)
        self.know(replace(self.enrolment, saved_file=None))
        self.retry()

    @property
    def can_remember_login(self) -> bool:
        """Whether a login for a proxy can be kept in the keyring."""
        return self._services.proxies.can_remember

    def sign_in(self, proxy: str, login: ProxyLogin) -> None:
        """Use this login for the proxy from now on, and do the failed work again."""
        self._services.proxies.sign_in(proxy, login)
        self.retry()

    def support_card(self, place: Place) -> tuple[CardRow, ...]:
        """Return what support asks for at this place."""
        from crypteo_desktop.support.support_card import support_card  # noqa: PLC0415  the window comes first

        services = self._services
        return support_card(self.enrolment, place, services.surroundings(), services.monotonic())

    def run_step(self) -> None:
        """Do the work of the step."""
        self._start(_Task(self.step.run, leads_on=True))

    def run(self, work: StepWork) -> None:
        """Do other work of the step, for instance send another code."""
        self._start(_Task(work, leads_on=False))

    def retry(self) -> None:
        """Do the last work again, with what is known now."""
        if self._task is not None:
            self._start(self._task)

    def hold_work(self) -> None:
        """Let work wait, though it is said to be under way, until `let_work_begin`."""
        self._jobs.hold()

    def let_work_begin(self) -> None:
        """Begin the work that waits."""
        self._jobs.let_go()

    def when_idle(self, act: Callable[[], None]) -> None:
        """Call `act` once: now, or when the running work has ended."""
        if self.is_busy:
            self.busy_changed.connect(act, Qt.ConnectionType.SingleShotConnection)
        else:
            act()

    def cancel(self) -> None:
        """Ask the running work to stop."""
        self._jobs.cancel()

    def leave(self, then: Callable[[], None]) -> None:
        """Drop the running work, end the session at the service if there is one, and call `then`."""
        self._jobs.abandon()
        self._jobs.let_go()
        for signal in (self._jobs.succeeded, self._jobs.failed, self._jobs.cancelled):
            signal.disconnect()
            signal.connect(lambda *_: then())
        if self.enrolment.session is None or self.is_complete:
            then()
        else:
            self._jobs.start(lambda _token, _tell: self._left())

    def _left(self) -> None:
        from crypteo_desktop.steps.leaving import leave  # noqa: PLC0415  the window comes first

        leave(self.enrolment, self._services)

    def _start(self, task: _Task) -> None:
        if self.is_busy:
            return
        self._task = task
        self._can_cancel = True
        self._jobs.start(partial(_work, task.work, self.step.info.id, self.enrolment, self._services))
        self.busy_changed.emit()

    def _on_news(self, news: object) -> None:
        if isinstance(news, Retrying | Answered):
            self.retrying.emit(news if isinstance(news, Retrying) else None)
        elif isinstance(news, Known):
            self.know(news.enrolment)
        elif isinstance(news, Progress):
            self._on_progress(news)

    def _on_progress(self, progress: Progress) -> None:
        self._can_cancel = progress.can_cancel
        if progress.kept is not None:
            self.know(progress.kept)
        self.progressed.emit(progress)

    def _on_success(self, enrolment: Enrolment) -> None:
        self._can_cancel = True
        self.know(enrolment)
        self.busy_changed.emit()
        leads_on = self._task is not None and self._task.leads_on
        if leads_on and self.step.is_finished(enrolment) and not self.step.pauses(enrolment):
            self.go_on()
        else:
            self.learned.emit()

    def _on_failure(self, problem: Problem) -> None:
        self._can_cancel = True
        self.busy_changed.emit()
        self.failed.emit(problem)

    def _on_stop(self) -> None:
        self.busy_changed.emit()
        self.stopped.emit()


def _work(
    work: StepWork,
    step: str,
    enrolment: Enrolment,
    services: Services,
    token: CancelToken,
    tell: Callable[[object], None],
) -> Enrolment:
    with noted(step):
        return work(enrolment, services, token, tell)
