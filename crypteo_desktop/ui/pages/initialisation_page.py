"""Page of step 1: what is unfinished, or the link, then whose certificate it is and what will be done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QWidget

from crypteo_desktop.enrolment import NOTHING, Enrolment, Loss, Unfinished
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.link_entry import LinkEntry
from crypteo_desktop.ui.pages.page import LEAD_GAP, Page, PageContext
from crypteo_desktop.ui.pages.wording import missing_sentence
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.waiting import WAIT, hold_still

if TYPE_CHECKING:  # the window comes first
    from crypteo_desktop.steps.initialisation import InitialisationStep
    from crypteo_desktop.ui.navigation import StepWork
    from crypteo_desktop.ui.pages.kept_here import KeptHere
    from crypteo_desktop.ui.pages.order_overview import OrderOverview
    from crypteo_desktop.ui.pages.unfinished_view import UnfinishedView
    from crypteo_desktop.ui.removal_dialog import RemovalDialog
    from crypteo_desktop.ui.widgets.text_field import TextField

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
        # Built when they are first shown, or behind the first paint.
        self._unfinished: UnfinishedView | None = None
        self._kept: KeptHere | None = None
        self._overview: OrderOverview | None = None
        self._busy = self._opened = self._has_looked = False
        self._lead = _WELCOME
        self._new_password = NOTHING
        self._chosen: Unfinished | None = None
        self._step = cast("InitialisationStep", step)
        self.entry.edited.connect(self._on_edited)
        self.column.addWidget(self.entry)
        self.column.addStretch()

    @property
    def unfinished(self) -> UnfinishedView:
        """What was begun and not finished."""
        return self._unfinished or self._build_unfinished()

    @property
    def kept(self) -> KeptHere:
        """What else is kept here."""
        return self._kept or self._build_kept()

    @property
    def overview(self) -> OrderOverview:
        """The order of an open link."""
        return self._overview or self._build_overview()

    def prepare(self) -> None:
        """Build the overview, which follows as soon as a link is open."""
        if self._overview is None:
            self._build_overview()

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
        self._show_parts(overview=session is not None, unfinished=chosen is not None)
        if session is not None or enrolment.typed_link:  # else what was typed meanwhile stays
            self.entry.show_link(enrolment.typed_link if session is None else NOTHING)
        self._opened = session is not None
        self._has_looked = enrolment.unfinished is not None
        self._lead = _ONCE_MORE if enrolment.key_begun else _WELCOME
        self._chosen, self._new_password = chosen, NOTHING
        found = enrolment.unfinished or ()
        if chosen is not None:
            from crypteo_desktop.ui.pages.unfinished_view import state_of  # noqa: PLC0415  the window comes first

            self.unfinished.show_unfinished(chosen, found.index(chosen) + 1 if chosen in found else 1, len(found))
            self._lead = state_of(chosen)
        elif self._unfinished is not None:
            self._unfinished.clear()
        self._show_lead()
        others = len(found) if chosen is None else 0
        if others or enrolment.unreadable or self._kept is not None:
            self.kept.show_kept(others, enrolment.unreadable)
        if session is not None:
            if self._kept is not None:
                self._kept.hide()
            self.overview.show_session(session, enrolment.findings, enrolment.notices)
        self.set_lead_gap(LEAD_GAP if session is None else self.overview.gap_above)

    def heard(self) -> str:
        """Add what the look before the start found amiss."""
        return " ".join((self.lead.words(), *(self.overview.amiss() if self._opened else ())))

    def initial_focus(self) -> QWidget | None:
        """Begin in the field while there is one."""
        field = self._field()
        return None if field is None or field.isHidden() else field.edit

    def primary_text(self) -> str:
        """Go on with what is unfinished."""
        return say(_GO_ON) if self._offers() else super().primary_text()

    def reason(self, enrolment: Enrolment) -> str:
        """Say that the link is missing, refused, or being opened."""
        if self._busy and not self.stays_open():
            return say(WAIT)
        if self.entry.field.has_error and not self.entry.isHidden():
            return say(_CORRECT_FIRST)
        return missing_sentence(tuple(say(text) for text in self.step.missing(enrolment)))

    def screen_suffix(self) -> str:
        """Say 1 while a link or password is refused, 3 while something unfinished is offered."""
        field = self._field()
        if field is not None and field.has_error:
            return Shown.INPUT.value
        return _RECOVERY if self._offers() else ""

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
        if self._unfinished is not None:
            self._unfinished.field.clear_error()

    def set_busy(self, busy: bool) -> None:
        """Say that the link is being opened while it is."""
        self._busy = busy
        self.entry.show_opening(opening=busy and not self.stays_open())
        for part in (self._unfinished, self._kept):
            if part is not None:
                hold_still(part, busy=busy)
        self._show_lead()

    def stays_open(self) -> bool:
        """Whether the program only looks for what is unfinished, so far without a link."""
        return not self._has_looked and not self.entry.link()

    def _field(self) -> TextField | None:
        """Return the field that is to be filled in now, if any."""
        if self._opened:
            return None
        return self.unfinished.field if self._offers() else self.entry.field

    def _show_parts(self, *, overview: bool, unfinished: bool) -> None:
        if overview or self._overview is not None:
            self.overview.setVisible(overview)
        if unfinished or self._unfinished is not None:
            self.unfinished.setVisible(unfinished)

    def _offers(self) -> bool:
        """Whether something unfinished is offered."""
        return self._unfinished is not None and not self._unfinished.isHidden()

    def _show_lead(self) -> None:
        is_opening = self._busy and not self.stays_open() and not self._offers()
        self.lead.say(say(self.step.info.help if self._opened or is_opening else self._lead))

    def _on_edited(self) -> None:
        self._new_password = NOTHING
        self.clear_problem()
        self.changed.emit()

    def _ask_before_removal(self) -> None:
        from crypteo_desktop.ui.removal_dialog import RemovalDialog  # noqa: PLC0415  the window comes first

        if self._chosen is not None:
            self._open_removal(RemovalDialog(self, self._chosen.loss_by_removal), self._step.remove)

    def _ask_before_removing_unreadable(self) -> None:
        from crypteo_desktop.ui.removal_dialog import RemovalDialog  # noqa: PLC0415  the window comes first

        self._open_removal(RemovalDialog(self, Loss.CERTIFICATE), self._step.remove_unreadable)

    def _open_removal(self, dialog: RemovalDialog, work: StepWork) -> None:
        dialog.confirmed.connect(partial(self.work_requested.emit, work))
        dialog.open()
        dialog.keep.setFocus()

    def _choose_another_password(self) -> None:
        from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog  # noqa: PLC0415  the window comes first
        from crypteo_desktop.ui.widgets.dialog import tell  # noqa: PLC0415  as above

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

    def _build_unfinished(self) -> UnfinishedView:
        from crypteo_desktop.ui.pages.unfinished_view import UnfinishedView  # noqa: PLC0415  the window comes first

        self._unfinished = view = UnfinishedView()
        view.hide()
        hold_still(view, busy=self._busy)
        view.edited.connect(self._on_edited)
        view.passed_over.connect(partial(self.work_requested.emit, self._step.pass_over))
        view.next_wanted.connect(partial(self.work_requested.emit, self._step.offer_next))
        view.removal_wanted.connect(self._ask_before_removal)
        view.another_password_wanted.connect(self._choose_another_password)
        self.column.insertWidget(self.column.indexOf(self.entry), view)
        return view

    def _build_kept(self) -> KeptHere:
        from crypteo_desktop.ui.pages.kept_here import KeptHere  # noqa: PLC0415  the window comes first

        if self._unfinished is None:  # it comes before what else is kept, in the order of Tab too
            self._build_unfinished()
        self._kept = kept = KeptHere()
        kept.hide()
        hold_still(kept, busy=self._busy)
        kept.show_wanted.connect(partial(self.work_requested.emit, self._step.offer_next))
        kept.removal_wanted.connect(self._ask_before_removing_unreadable)
        self.column.insertWidget(self.column.indexOf(self.entry) + 1, kept)
        return kept

    def _build_overview(self) -> OrderOverview:
        from crypteo_desktop.ui.pages.order_overview import OrderOverview  # noqa: PLC0415  the window comes first

        self._overview = overview = OrderOverview()
        overview.hide()
        self.column.insertWidget(self.column.count() - 1, overview)
        return overview
