"""Page of step 1: what is unfinished, or the link, then whose certificate it is and what will be done."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import NOTHING, Enrolment, Unfinished
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.kept_here import KeptHere
from crypteo_desktop.ui.pages.link_entry import LinkEntry
from crypteo_desktop.ui.pages.order_overview import OrderOverview
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.pages.unfinished_view import UnfinishedView, state_of
from crypteo_desktop.ui.pages.wording import WAIT, missing_sentence
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.removal_dialog import RemovalDialog
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.dialog import tell
from crypteo_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:  # the window comes first
    from crypteo_desktop.steps.initialisation import InitialisationStep
    from crypteo_desktop.ui.navigation import StepWork

_WELCOME: Final = QT_TRANSLATE_NOOP("InitialisationPage", "To begin, open the link of your order.")
_GO_ON: Final = QT_TRANSLATE_NOOP("InitialisationPage", "Go on")
_ONCE_MORE: Final = QT_TRANSLATE_NOOP(
    "InitialisationPage",
    "The session has ended: open the link of your e-mail once more. Your key and your password are kept.",
)
_LOST_TITLE: Final = QT_TRANSLATE_NOOP("InitialisationPage", "Your password alone opens the key")
_LOST: Final = QT_TRANSLATE_NOOP(
    "InitialisationPage",
    "Nobody else can open your key, support neither. Take your time: you may try as often as you wish, and nothing is "
    "removed here. If the password does not come back to you, call support: the certificate must then be revoked and "
    "ordered once more.",
)
_BACK: Final = QT_TRANSLATE_NOOP("InitialisationPage", "Back")
_RECOVERY = "3"  # the screen on which something unfinished is offered
_CORRECT_FIRST: Final = QT_TRANSLATE_NOOP("InitialisationPage", "Correct the link first")


class InitialisationPage(Page):
    """Offers what is unfinished, or takes the link, or shows that it is being opened, or shows what it opened."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.entry = LinkEntry()
        self.overview = OrderOverview()
        self.unfinished = UnfinishedView()
        self.overview.hide()
        self.unfinished.hide()
        self._busy = self._opened = False
        self._lead = _WELCOME
        self.entry.edited.connect(self._on_edited)
        self.unfinished.edited.connect(self._on_edited)
        self.kept = KeptHere()
        self.kept.hide()
        self._new_password = NOTHING
        self._chosen: Unfinished | None = None
        decide = cast("InitialisationStep", step)
        self.unfinished.passed_over.connect(partial(self.work_requested.emit, decide.pass_over))
        self.unfinished.next_wanted.connect(partial(self.work_requested.emit, decide.offer_next))
        self.unfinished.removal_wanted.connect(self._ask_before_removal)
        self.unfinished.another_password_wanted.connect(self._choose_another_password)
        self.kept.show_wanted.connect(partial(self.work_requested.emit, decide.offer_next))
        self.kept.removal_wanted.connect(self._ask_before_removing_unreadable)
        self.column.addWidget(self.unfinished)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.kept)
        self.column.addWidget(self.overview)
        self.column.addStretch()

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Put the password of what is unfinished in, or the link, until it is open."""
        if enrolment.session is not None:
            return enrolment
        if enrolment.chosen is not None:
            return replace(enrolment, password=self.unfinished.password(), new_password=self._new_password)
        return replace(enrolment, typed_link=self.entry.link())

    def present(self, enrolment: Enrolment) -> None:
        """Show what is unfinished, the link's field, or the order of an open link; the link is then out of sight."""
        session, chosen = enrolment.session, enrolment.chosen if enrolment.session is None else None
        self.entry.setVisible(session is None and chosen is None)
        self.overview.setVisible(session is not None)
        self.unfinished.setVisible(chosen is not None)
        self.entry.show_link(enrolment.typed_link if session is None else NOTHING)
        self._opened = session is not None
        self._lead = _ONCE_MORE if enrolment.key_begun else _WELCOME
        self._chosen, self._new_password = chosen, NOTHING
        found = enrolment.unfinished or ()
        if chosen is not None:
            self.unfinished.show_unfinished(chosen, found.index(chosen) + 1 if chosen in found else 1, len(found))
            self._lead = state_of(chosen)
        else:
            self.unfinished.clear()
        self._show_lead()
        self.kept.show_kept(len(found) if chosen is None else 0, enrolment.unreadable)
        if session is not None:
            self.kept.hide()
            self.overview.show_session(session, enrolment.findings, enrolment.notices)

    def heard(self) -> str:
        """Add what the look before the start found amiss."""
        return " ".join((self.lead.words(), *(self.overview.amiss() if self._opened else ())))

    def initial_focus(self) -> QWidget | None:
        """Begin in the field while there is one."""
        field = self._field()
        return None if field is None or field.isHidden() else field.edit

    def primary_text(self) -> str:
        """Go on with what is unfinished."""
        return super().primary_text() if self.unfinished.isHidden() else say(_GO_ON)

    def reason(self, enrolment: Enrolment) -> str:
        """Say that the link is missing, refused, or being opened."""
        if self._busy:
            return say(WAIT)
        if self.entry.field.has_error and not self.entry.isHidden():
            return say(_CORRECT_FIRST)
        return missing_sentence(tuple(say(text) for text in self.step.missing(enrolment)))

    def screen_suffix(self) -> str:
        """Say 1 while a link or password is refused, 3 while something unfinished is offered."""
        field = self._field()
        if field is not None and field.has_error:
            return Shown.INPUT.value
        return "" if self.unfinished.isHidden() else _RECOVERY

    def show_problem(self, problem: Problem) -> bool:
        """Show what is wrong with the link or the password under it."""
        field = self._field()
        if problem.kind.shown is not Shown.INPUT or field is None:
            return False
        field.set_error(sentence(problem), remedy(problem), problem.kind.code)
        field.edit.setFocus()
        field.edit.selectAll()
        return True

    def clear_problem(self) -> None:
        """Take the error away from the link and the password."""
        self.entry.field.clear_error()
        self.unfinished.field.clear_error()

    def set_busy(self, busy: bool) -> None:
        """Say that the link is being opened while it is."""
        self._busy = busy
        self.entry.show_opening(opening=busy)
        self.unfinished.setEnabled(not busy)
        self.kept.setEnabled(not busy)
        self._show_lead()

    def _field(self) -> TextField | None:
        """Return the field that is to be filled in now, if any."""
        if self._opened:
            return None
        return self.entry.field if self.unfinished.isHidden() else self.unfinished.field

    def _show_lead(self) -> None:
        is_opening = self._busy and self.unfinished.isHidden()
        self.lead.say(say(self.step.info.help if self._opened or is_opening else self._lead))

    def _on_edited(self) -> None:
        self._new_password = NOTHING
        self.clear_problem()
        self.changed.emit()

    def _ask_before_removal(self) -> None:
        if self._chosen is not None:
            costs = self._chosen.download.may_hold_a_certificate
            dialog = RemovalDialog(self, may_cost_a_certificate=costs, is_saved=self._chosen.file is not None)
            self._open_removal(dialog, cast("InitialisationStep", self.step).remove)

    def _ask_before_removing_unreadable(self) -> None:
        dialog = RemovalDialog(self, may_cost_a_certificate=True)
        self._open_removal(dialog, cast("InitialisationStep", self.step).remove_unreadable)

    def _open_removal(self, dialog: RemovalDialog, work: "StepWork") -> None:
        dialog.confirmed.connect(partial(self.work_requested.emit, work))
        dialog.open()
        dialog.keep.setFocus()

    def _choose_another_password(self) -> None:
        if self._chosen is None or not self._chosen.keyring_opens:
            tell(self, say(_LOST_TITLE), say(_LOST), close=say(_BACK))
            return
        dialog = NewPasswordDialog(self)
        dialog.password_chosen.connect(self._go_on_with)
        dialog.open()
        dialog.fields.password.edit.setFocus()

    def _go_on_with(self, password: Secret) -> None:
        self._new_password = password
        self.proceed_requested.emit()
