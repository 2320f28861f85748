"""Page of step 1: the link when there is none yet, then whose certificate it is and what will be done."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import NOTHING, Enrolment
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.link_entry import LinkEntry
from crypteo_desktop.ui.pages.order_overview import OrderOverview
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.pages.wording import WAIT, missing_sentence
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say

_WELCOME: Final = QT_TRANSLATE_NOOP("InitialisationPage", "To begin, open the link of your order.")
_CORRECT_FIRST: Final = QT_TRANSLATE_NOOP("InitialisationPage", "Correct the link first")


class InitialisationPage(Page):
    """Takes the link, or shows that it is being opened, or shows what it opened."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.entry = LinkEntry()
        self.overview = OrderOverview()
        self.overview.hide()
        self._busy = self._opened = False
        self.entry.edited.connect(self._on_edited)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.overview)
        self.column.addStretch()

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Put the link in, until it is open."""
        return enrolment if enrolment.session is not None else replace(enrolment, typed_link=self.entry.link())

    def present(self, enrolment: Enrolment) -> None:
        """Show the order of an open link; the link itself is then out of sight."""
        session = enrolment.session
        self.entry.setVisible(session is None)
        self.overview.setVisible(session is not None)
        self.entry.show_link(enrolment.typed_link if session is None else NOTHING)
        self._opened = session is not None
        self._show_lead()
        if session is not None:
            self.overview.show_session(session)

    def initial_focus(self) -> QWidget | None:
        """Begin in the field while there is one."""
        return None if self.entry.isHidden() else self.entry.field.edit

    def reason(self, enrolment: Enrolment) -> str:
        """Say that the link is missing, refused, or being opened."""
        if self._busy:
            return say(WAIT)
        if self.entry.field.has_error:
            return say(_CORRECT_FIRST)
        return missing_sentence(tuple(say(text) for text in self.step.missing(enrolment)))

    def screen_suffix(self) -> str:
        """Say 1 while a link is refused."""
        return Shown.INPUT.value if self.entry.field.has_error else ""

    def show_problem(self, problem: Problem) -> bool:
        """Show what is wrong with the link under it."""
        if problem.kind.shown is not Shown.INPUT:
            return False
        self.entry.field.set_error(sentence(problem), remedy(problem), problem.kind.code)
        self.entry.field.edit.setFocus()
        self.entry.field.edit.selectAll()
        return True

    def clear_problem(self) -> None:
        """Take the error away from the link."""
        self.entry.field.clear_error()

    def set_busy(self, busy: bool) -> None:
        """Say that the link is being opened while it is."""
        self._busy = busy
        self.entry.show_opening(opening=busy)
        self._show_lead()

    def _show_lead(self) -> None:
        self.lead.say(say(self.step.info.help if self._opened or self._busy else _WELCOME))

    def _on_edited(self) -> None:
        self.clear_problem()
        self.changed.emit()
