"""Stage: what stands in the frame: the page of the present step, or what took its place (a problem, the last try)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.focus_place import FocusPlace, is_in_use, took_again
from crypteo_desktop.ui.retry_words import RetryWords
from crypteo_desktop.ui.scene import Scene
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.stage_words import STOPPED, STOPPED_UNHEARD
from crypteo_desktop.ui.surround import Surround
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce

if TYPE_CHECKING:
    from crypteo_desktop.enrolment import Progress, Retrying
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.support.support_card import Place
    from crypteo_desktop.ui.frame import Frame
    from crypteo_desktop.ui.last_try import LastTry
    from crypteo_desktop.ui.navigation import Navigation, StepWork
    from crypteo_desktop.ui.pages.page import Page, PageContext


class Stage(QObject):
    """Keeps the frame in step with the navigation.

    Signals: `way_chosen(WayOn)` from a problem; `changed()` after the title or the spoken reference may have changed.
    """

    way_chosen = Signal(object)
    changed = Signal()

    def __init__(
        self, frame: Frame, navigation: Navigation, pages: Mapping[str, type[Page]], context: PageContext, version: str
    ) -> None:
        super().__init__(navigation)  # a frame may go before its window
        self._navigation = navigation
        self._classes = pages
        self._context = context
        self._problem: Problem | None = None
        self.last_problem: Problem | None = None
        self._aside = False
        self._was_open = False
        self._retry = RetryWords(context.monotonic, self)
        self._retry.changed.connect(self.refresh)
        self._surround = Surround(navigation, self._retry, version)
        self._scene: Scene[Page] = Scene(frame, context.profile.support, self)
        self._scene.interlude.way_chosen.connect(self.way_chosen)
        self._scene.interlude.check_chosen.connect(self.show_page_again)
        self._scene.interlude.send_chosen.connect(self._run)
        navigation.retrying.connect(self._on_retrying)
        navigation.moved.connect(self.enter)
        navigation.learned.connect(self._on_learned)
        navigation.busy_changed.connect(self._on_busy)
        navigation.progressed.connect(self._on_progress)
        navigation.failed.connect(self._on_failure)
        navigation.stopped.connect(self._on_stopped)

    @property
    def page(self) -> Page:
        """The page of the present step."""
        return self._scene.page

    @property
    def problem(self) -> Problem | None:
        """The problem that stands in the way, if any."""
        return self._problem

    @property
    def blocking_problem(self) -> Problem | None:
        """The problem that took the page's place, if any."""
        return self._scene.interlude.problem

    def heading(self) -> str:
        """Return "Step 3: Entering the withdrawal code"."""
        return self._surround.heading()

    def spoken(self) -> Spoken:
        """Return what one says on the phone about this screen."""
        shown = self._problem.kind.shown.value if self._problem is not None else ""
        suffix = self._scene.interlude.suffix or self.page.screen_suffix() or shown
        return self._surround.spoken(suffix)

    def place(self) -> Place:
        """Return where the holder is, and the last problem, even one that was corrected since."""
        from crypteo_desktop.support.support_card import Place  # noqa: PLC0415  the window comes first

        title = self._navigation.step.info.title
        shown = self.page.problem_beside() or self._problem
        return Place(self.spoken().screen, title, shown or self.last_problem, stands=shown is not None)

    def enter(self) -> None:
        """Show the present step on a new page, and start its work if it starts by itself."""
        self._uncover()
        self._turn_page()
        self.page.present(self._navigation.enrolment)
        self.refresh()
        self._scene.voice.enter(self.heading(), self.page.heard())
        if self._navigation.step.starts_on_entry(self._navigation.enrolment):
            self._navigation.run_step()
        else:
            self._scene.focus()

    def recover(self) -> None:
        """Show the present step anew, after a part of it failed; while work runs, its end does that."""
        if not self._navigation.is_busy:
            self.enter()

    def move_to(self, frame: Frame) -> None:
        """Stand in another frame, in another language or size of text: what was typed and what went wrong stay."""
        place, problem, last_try = FocusPlace.in_page(self.page), self._problem, self._scene.interlude.last_try
        self._navigation.know(self.page.fill(self._navigation.enrolment))
        self._uncover()
        self._scene.move_to(frame)
        self._turn_page()
        self.page.present(self._navigation.enrolment)
        if problem is not None:
            self._on_failure(problem)
        if last_try is not None:
            self._ask_before(last_try)
        self.refresh()
        if self._scene.is_covered or not place.take(self.page):
            self._scene.focus()

    def proceed(self) -> None:
        """Do what the primary button says: go on, or do the work of the step first."""
        if self._navigation.is_busy:
            return
        self._navigation.know(self.page.fill(self._navigation.enrolment))
        if self._navigation.step.is_finished(self._navigation.enrolment):
            self.page.take_leave(self._navigation.enrolment, self._navigation.go_on)
        else:
            self._go_ahead()

    def _go_ahead(self) -> None:
        last_try = self.page.last_try()
        self.page.confirm(self._run) if last_try is None else self._ask_before(last_try)

    def _ask_before(self, last_try: LastTry) -> None:
        session, seconds = self._navigation.enrolment.opened, self._context.monotonic
        self._scene.ask(last_try, session, lambda: session.told_at.now(seconds()))
        self.refresh()
        self._scene.begin()

    def refresh(self) -> None:
        """Bring steps, footer and strip up to date."""
        hindered = self._scene.is_covered or (self._problem is not None and self.page.hinders(self._problem))
        self._surround.show(
            self._scene.frame, self.page, self.spoken(), hindered=hindered, covered=self._scene.is_covered
        )
        self.changed.emit()

    def _run(self) -> None:
        self._navigation.know(self.page.fill(self._navigation.enrolment))
        self._navigation.run_step()

    def _on_work(self, work: StepWork) -> None:
        if self._navigation.is_busy:
            return
        self._aside = True
        self._navigation.know(self.page.fill(self._navigation.enrolment))
        self._navigation.run(work)

    def _on_changed(self) -> None:
        self._surround.notice = ""
        if not self._scene.is_covered:
            self._uncover()
        self.refresh()

    def _on_busy(self) -> None:
        busy = self._navigation.is_busy
        self._retry.show_retrying(None)
        if busy:
            self._scene.note_focus()
            self._was_open = self.page.stays_open()
            self._uncover()
        self.page.set_busy(busy)
        if busy and not self.page.stays_open():
            self._scene.voice.wait(self._surround.reason(self.page, covered=False))
        if busy and not is_in_use(self.page):
            self._scene.focus() if self.page.stays_open() else self._scene.frame.rest_focus()
        self.refresh()

    def _on_learned(self) -> None:
        here = QApplication.focusWidget()
        self.page.present(self._navigation.enrolment)
        self.refresh()
        if self._aside:
            self._scene.focus_again()
        elif not (
            self._was_open and took_again(here, self._scene.frame)
        ):  # one may have gone to another part meanwhile
            self._scene.focus()
        self._scene.voice.learn(self.page.heard(), is_news=not self._aside)
        self._aside = False

    def _on_progress(self, progress: Progress) -> None:
        self.page.progress(progress)
        self.refresh()

    def _on_retrying(self, retrying: Retrying | None) -> None:
        self._retry.show_retrying(retrying)
        if retrying is not None:
            announce(self._scene.frame, self._retry.words())

    def _on_failure(self, problem: Problem) -> None:
        self._aside = False
        shown = self.page.show_problem(problem)
        # Only now: a dialog that the page closed meanwhile counts as a change, which takes a problem away.
        self._problem = self.last_problem = problem
        if not shown:
            self._show_panel(problem)
        elif not is_in_use(self.page):
            self._scene.focus_again()
        self.refresh()

    def _show_panel(self, problem: Problem) -> None:
        from crypteo_desktop.ui.what_counts import note_beside  # noqa: PLC0415  the window comes first

        note = note_beside(
            problem, self._navigation.step.info.id, self.page.note_on_problem(self._navigation.enrolment)
        )
        self._scene.show_problem(problem, self.spoken, note)

    def show_page_again(self) -> None:
        """Take away what stands in the page's place, and go on there, for instance to correct what was typed."""
        self._uncover()
        self.refresh()
        self._scene.focus()

    def _on_stopped(self) -> None:
        notice = say(STOPPED_UNHEARD if self._navigation.enrolment.unheard else STOPPED)
        self._surround.notice = notice
        self.page.present(self._navigation.enrolment)
        self.refresh()
        self._scene.focus_again()
        announce(self._scene.frame, notice)
        self._aside = False

    def _uncover(self) -> None:
        """Show the page, without a problem, a notice or a panel in its place."""
        self._surround.notice = ""
        if self._problem is not None:
            self.page.clear_problem()
        self._problem = None
        self._scene.uncover()

    def _turn_page(self) -> None:
        step = self._navigation.step
        page = self._classes[step.info.id](step, self._context)
        page.changed.connect(self._on_changed)
        page.work_requested.connect(self._on_work)
        page.proceed_requested.connect(self.proceed)
        self._scene.turn(page, self.heading())
