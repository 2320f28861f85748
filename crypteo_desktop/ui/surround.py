"""Surround: what a window says around its page: the steps, the buttons and why they wait, the holder, the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crypteo_desktop.flow import is_ready
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.stage_words import CHOOSE_ABOVE, FINISH, HEADING, NOTHING_TO_CANCEL, ONE_MOMENT, REQUEST_LEFT
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.waiting import let_work

if TYPE_CHECKING:
    from crypteo_desktop.ui.frame import Frame
    from crypteo_desktop.ui.navigation import Navigation
    from crypteo_desktop.ui.pages.page import Page
    from crypteo_desktop.ui.retry_words import RetryWords


class Surround:
    """Tells of the navigation what belongs around the page; `notice` stands beside the buttons until it is cleared."""

    def __init__(self, navigation: Navigation, retry: RetryWords, version: str) -> None:
        self._navigation = navigation
        self._retry = retry
        self._version = version
        self.notice = ""

    def heading(self) -> str:
        """Return "Step 3: Entering the withdrawal code"."""
        info = self._navigation.step.info
        return say(HEADING, number=info.number, title=say(info.title))

    def spoken(self, suffix: str) -> Spoken:
        """Return what one says on the phone, `suffix` being what follows the step's number there."""
        session, screen = self._navigation.enrolment.session, self._navigation.step.info.support_code
        reference = session.support_reference if session is not None else ""
        return Spoken(reference, f"{screen}-{suffix}" if suffix else screen, self._version)

    def show(self, frame: Frame, page: Page, spoken: Spoken, *, hindered: bool, covered: bool) -> None:
        """Bring all of it up to date; a page is `hindered` by a problem, and `covered` by what took its place."""
        navigation, footer = self._navigation, frame.footer
        busy, complete = navigation.is_busy, navigation.is_complete
        ready = not hindered and is_ready(navigation.step, page.fill(navigation.enrolment))
        text = say(FINISH) if complete else page.primary_text()
        reason = self.reason(page, covered=covered)
        footer.show_primary(text, enabled=not busy and ready, reason=reason, why=say(CHOOSE_ABOVE))
        why = say(NOTHING_TO_CANCEL if complete else REQUEST_LEFT)
        let_work(footer.cancel, works=navigation.can_cancel and not complete, why=why)
        footer.back.setVisible(navigation.flow.can_go_back)
        frame.languages.setVisible(navigation.step.info.number == 1)
        let_work(footer.back, works=not busy, why=say(ONE_MOMENT))
        frame.stepper.show_place(navigation.step.info.number - 1, done=complete)
        frame.header.show_holder(*navigation.enrolment.holder_and_organisation)
        frame.strip.show_spoken(spoken)

    def reason(self, page: Page, *, covered: bool) -> str:
        """Say shortly why the primary button does not work yet, or what else is news."""
        if self._navigation.is_busy and not page.stays_open():
            return self._retry.words() or say(ONE_MOMENT if self._navigation.can_cancel else REQUEST_LEFT)
        missing = self.notice or page.reason(page.fill(self._navigation.enrolment))
        return "" if covered else missing
