"""Scene: what stands in a frame, a page or what takes its place for a while, where the focus is, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.focus_place import took_again
from crypteo_desktop.ui.interlude import Interlude
from crypteo_desktop.ui.step_voice import StepVoice
from crypteo_desktop.ui.widgets.announce import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from crypteo_desktop.problems import Problem
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.session import Session
    from crypteo_desktop.ui.frame import Frame
    from crypteo_desktop.ui.install_assistant.page import AssistantPage
    from crypteo_desktop.ui.last_try import LastTry
    from crypteo_desktop.ui.pages.page import Page
    from crypteo_desktop.ui.spoken import Spoken

AnyPage = TypeVar("AnyPage", bound="Page | AssistantPage")


class Scene(Generic[AnyPage]):
    """The frame, the page that is in it or would be, and the interlude before it; what they mean is the stage's."""

    def __init__(self, frame: Frame, desk: SupportDesk, parent: QObject) -> None:
        self.frame = frame
        self.voice = StepVoice(frame)
        self.interlude = Interlude(desk, parent)
        self._page: AnyPage | None = None
        self._focus_before: QWidget | None = None

    @property
    def page(self) -> AnyPage:
        """The page of the present step."""
        if self._page is None:
            raise RuntimeError("no step was entered yet")
        return self._page

    @property
    def is_covered(self) -> bool:
        """Whether something took the page's place."""
        return self.interlude.panel is not None

    def move_to(self, frame: Frame) -> None:
        """Be in another frame, from the next page on."""
        self.frame = frame
        self.voice.move_to(frame)

    def turn(self, page: AnyPage, heading: str) -> None:
        """Put a new page in place of the former one, which goes with all that was typed there."""
        former, self._page = self._page, page
        self.frame.heading.say(heading)
        self.frame.show_content(page)
        if former is not None:
            former.deleteLater()

    def show_problem(self, problem: Problem, spoken: Callable[[], Spoken], note: str = "") -> None:
        """Put a problem in the page's place."""
        self.interlude.show_problem(self.frame, problem, spoken, note)
        self.begin()

    def ask(self, last_try: LastTry, session: Session, service_now: Callable[[], datetime]) -> None:
        """Put there what must be known before the last try."""
        self.interlude.ask(self.frame, last_try, session, service_now)

    def begin(self) -> None:
        """Let what took the page's place be used, and heard at once."""
        self.focus()
        panel = self.interlude.panel
        if panel is not None:  # only now: news of the focus may cut short what a screen reader says
            announce(panel, panel.words(), urgent=True)

    def uncover(self) -> None:
        """Give the page its place back."""
        if self.is_covered:
            self.interlude.end(self.frame, self.page)

    def focus(self) -> None:
        """Put the focus where one types or chooses first."""
        target = (self.interlude.panel or self.page).initial_focus()
        primary = self.frame.footer.primary
        if target is not None and target.isEnabled():
            target.setFocus()
        elif primary.isEnabled():
            primary.setFocus()
        else:
            self.frame.rest_focus()

    def note_focus(self) -> None:
        """Keep in mind where the focus is, before work takes it away."""
        self._focus_before = QApplication.focusWidget()

    def focus_again(self) -> None:
        """Put the focus where it was before the work, or where one begins."""
        if not took_again(self._focus_before, self.page):
            self.focus()
