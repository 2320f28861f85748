"""AssistantStage: what stands in the assistant's frame: the page of the present step, or a problem in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from crypteo_desktop.problems import WayOn
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.focus_place import FocusPlace
from crypteo_desktop.ui.install_assistant.destinations_page import DestinationsPage
from crypteo_desktop.ui.install_assistant.file_page import FilePage
from crypteo_desktop.ui.install_assistant.page import AssistantPage
from crypteo_desktop.ui.install_assistant.password_page import PasswordPage
from crypteo_desktop.ui.install_assistant.words import holder_and_organisation
from crypteo_desktop.ui.pages.page import NEXT
from crypteo_desktop.ui.scene import Scene
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.stage_words import CHOOSE_ABOVE, FINISH, NOTHING_TO_CANCEL, ONE_MOMENT, STOPPED
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.waiting import let_work

if TYPE_CHECKING:
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.support.support_card import Place
    from crypteo_desktop.ui.frame import Frame
    from crypteo_desktop.ui.install_assistant.walk import InstallWork, Walk

HEADING: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Install a certificate")
PAGES: Final[Mapping[str, type[AssistantPage]]] = {
    "file": FilePage,
    "file-password": PasswordPage,
    "destinations": DestinationsPage,
}


class AssistantStage(QObject):
    """Keeps the frame in step with the walk. Signal: `other_file_requested()`."""

    other_file_requested = Signal()

    def __init__(self, frame: Frame, walk: Walk, desk: SupportDesk, version: str) -> None:
        super().__init__(walk)  # a frame may go before its window
        self._walk = walk
        self._version = version
        self._notice = ""
        self._scene: Scene[AssistantPage] = Scene(frame, desk, self)
        self._scene.interlude.way_chosen.connect(self._on_way_on)
        self.last_problem: Problem | None = None
        walk.moved.connect(self.enter)
        walk.learned.connect(self._on_learned)
        walk.advanced.connect(lambda: self.page.show_progress(walk.installation))
        walk.busy_changed.connect(self._on_busy)
        walk.failed.connect(self._on_failure)
        walk.stopped.connect(self._on_stopped)

    @property
    def page(self) -> AssistantPage:
        """The page of the present step."""
        return self._scene.page

    @property
    def blocking_problem(self) -> Problem | None:
        """The problem that took the page's place, if any."""
        return self._scene.interlude.problem

    def heading(self) -> str:
        """Return what this assistant is for."""
        return say(HEADING)

    def title(self) -> str:
        """Return what the window's title says: what this is for and which step is shown; never a file's name."""
        return f"{self.heading()} – {say(self._walk.step.info.title)}"

    def spoken(self) -> Spoken:
        """Return what one says on the phone about this screen; no order is known here, so there is no reference."""
        suffix = self._scene.interlude.suffix or self.page.screen_suffix()
        screen = self._walk.step.info.support_code
        return Spoken("", f"{screen}-{suffix}" if suffix else screen, self._version)

    def place(self) -> Place:
        """Return where the holder is, and what keeps from writing into a store, or else the last problem."""
        from crypteo_desktop.support.support_card import Place  # noqa: PLC0415  the window comes first

        installation = self._walk.installation
        seen = [it.problem for it in (*installation.left, *installation.destinations) if it.problem is not None]
        problem = next(iter(seen), self.last_problem)
        return Place(self.spoken().screen, self._walk.step.info.title, problem)

    def enter(self) -> None:
        """Show the present step on a new page; the first reads the file by itself."""
        self._take_problem_away()
        self._turn_page()
        self.refresh()
        self._scene.voice.enter(self.title(), self.page.heard())
        if self._walk.is_first and not self._walk.step.is_finished(self._walk.installation):
            self._walk.run_step()
        else:
            self._scene.focus()

    def move_to(self, frame: Frame) -> None:
        """Stand in another frame, in another language or size of text: what was typed and what went wrong stay."""
        place, problem = FocusPlace.in_page(self.page), self.blocking_problem
        self._walk.know(self.page.fill(self._walk.installation))
        self._take_problem_away()
        self._scene.move_to(frame)
        self._turn_page()
        if problem is not None:
            self._scene.show_problem(problem, self.spoken)
        self.refresh()
        if self._scene.is_covered or not place.take(self.page):
            self._scene.focus()

    def _turn_page(self) -> None:
        step = self._walk.step
        page = PAGES[step.info.id](step)
        page.changed.connect(self._on_changed)
        page.work_requested.connect(self._on_work)
        self._scene.turn(page, self.heading())
        page.present(self._walk.installation)

    def proceed(self) -> None:
        """Do what the primary button says: the work of the step, or go on after it."""
        if self._walk.is_busy:
            return
        self._walk.know(self.page.fill(self._walk.installation))
        if self._walk.step.is_finished(self._walk.installation):
            self._walk.go_on()
        else:
            self._walk.run_step()

    def refresh(self) -> None:
        """Bring steps, header, footer and strip up to date."""
        walk, footer = self._walk, self._scene.frame.footer
        filled = walk.installation if walk.is_busy else self.page.fill(walk.installation)
        missing = walk.step.missing(filled)
        complete = walk.is_last and not walk.is_busy and walk.step.is_finished(filled)
        passed = walk.step.is_finished(filled) and not complete
        text = say(FINISH) if complete else say(NEXT) if passed else self.page.primary_text()
        ready = not walk.is_busy and self.blocking_problem is None and not missing
        reason = self._reason(say(missing[0]) if missing else "")
        footer.show_primary(text, enabled=ready, reason=reason, why=say(CHOOSE_ABOVE))
        let_work(footer.cancel, works=walk.is_busy or not filled.was_tried, why=say(NOTHING_TO_CANCEL))
        footer.back.setVisible(walk.can_go_back)
        let_work(footer.back, works=not walk.is_busy, why=say(ONE_MOMENT))
        self._scene.frame.stepper.show_place(walk.step.info.number - 1, done=complete)
        self._scene.frame.strip.show_spoken(self.spoken())
        if filled.details is None:
            self._scene.frame.header.show_locked()
        else:
            self._scene.frame.header.show_holder(*holder_and_organisation(filled.details))

    def _reason(self, missing: str) -> str:
        if self._walk.is_busy:
            return say(ONE_MOMENT)
        return "" if self._scene.is_covered else self._notice or missing

    def _on_work(self, work: InstallWork) -> None:
        if not self._walk.is_busy:
            self._walk.know(self.page.fill(self._walk.installation))
            self._walk.run(work)

    def _on_changed(self) -> None:
        self._notice = ""
        self.refresh()

    def _on_busy(self) -> None:
        if self._walk.is_busy:
            self._take_problem_away()
            self._scene.frame.rest_focus()
            self._scene.voice.wait(say(ONE_MOMENT))
        self.page.set_busy(busy=self._walk.is_busy)
        self.refresh()

    def _on_learned(self) -> None:
        self.page.present(self._walk.installation)
        self.refresh()
        self._scene.focus()
        self._scene.voice.learn(self.page.heard(), is_news=True)

    def _on_stopped(self) -> None:
        self._notice = say(STOPPED)
        announce(self._scene.frame, self._notice)
        self._on_learned()

    def _on_failure(self, problem: Problem) -> None:
        self.last_problem = problem
        if not self.page.show_problem(problem):
            self._scene.show_problem(problem, self.spoken)
        self.refresh()

    def _on_way_on(self, way: WayOn) -> None:
        if way is WayOn.OTHER_FILE:
            self.other_file_requested.emit()
        else:
            self._walk.retry()

    def _take_problem_away(self) -> None:
        self._notice = ""
        self._scene.uncover()
