"""Page of step 6: the certificate's details, the technical check behind its dialog, and what was checked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment, Report
from crypteo_desktop.file_format import Format
from crypteo_desktop.flow import Step
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.steps.other_format import save_in_other_format
from crypteo_desktop.steps.verifying import can_renew, renew_password
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.keeping.safekeeping import Safekeeping
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.certificate_view import CertificateView
from crypteo_desktop.ui.pages.done_view import DoneView
from crypteo_desktop.ui.pages.page import CancelText, Page, PageContext
from crypteo_desktop.ui.pages.wording import leaving_unverified
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.verification_dialog import VerificationDialog
from crypteo_desktop.ui.widgets.waiting import WAIT, hold_still

_TECHNICAL_CHECK: Final = QT_TRANSLATE_NOOP("VerificationPage", "Technical check")
_FINISH: Final = QT_TRANSLATE_NOOP("VerificationPage", "Finish")
_WILL_BE_ASKED: Final = QT_TRANSLATE_NOOP("VerificationPage", "You will be asked for your password")
_ALL_DONE: Final = QT_TRANSLATE_NOOP("VerificationPage", "All done. Remember to keep a copy in a safe place.")
_DONE_WITH_A_COPY: Final = QT_TRANSLATE_NOOP("VerificationPage", "All done. Your file and its copy are verified.")
_NOT_TOLD: Final = QT_TRANSLATE_NOOP(
    "VerificationPage", "Your file is verified. One thing remains: confirm the download to the service."
)
_RENEWED: Final = QT_TRANSLATE_NOOP(
    "VerificationPage", "Your password was replaced and your file saved anew. Choose Technical check."
)
_COMPATIBLE: Final = QT_TRANSLATE_NOOP("VerificationPage", "Save in the compatible format too")
_WEAKER: Final = QT_TRANSLATE_NOOP(
    "VerificationPage",
    "For a computer that answers “wrong password” to the first file: Windows before 2017, macOS before 15. "
    "Its protection is weaker; keep the first file. Enter the password chosen at step 2.",
)
_SLIPS: Final = 3  # so many wrong passwords, and another one is offered
# Screens of step 6 beyond the common suffixes: the dialog, the happy end, the wrong password, the copy.
_DIALOG, _DONE, _REFUSED, _COPYING = "1", "2", "3", "4"


class VerificationPage(Page):
    """Asks the password in a dialog that stays until the file is checked."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.certificate = CertificateView()
        self.done = DoneView()
        self.dialog: VerificationDialog | None = None
        self._finished = self._untold = False
        self._busy = False
        self._slips = 0
        self._can_renew = self._renewed = False
        self._new_password = NOTHING
        self._other_file: Path | None = None
        self.done.hide()
        self.done.other_format_requested.connect(self._ask_for_other_format)
        self.done.retry_requested.connect(lambda: self.work_requested.emit(step.run))
        self.safekeeping = Safekeeping(self.done, context, self)
        self.safekeeping.changed.connect(self._on_safekeeping)
        self.column.addWidget(self.certificate)
        self.column.addWidget(self.done)
        self.column.addStretch()

    def present(self, enrolment: Enrolment) -> None:
        """Show the details, or, once the file is checked, the list of what was checked."""
        self._can_renew = can_renew(enrolment)
        self._renewed = bool(self._new_password) and enrolment.password == self._new_password
        self._finished = self.step.is_finished(enrolment)
        self.certificate.setVisible(not self._finished)
        self.done.setVisible(self._finished)
        self._untold = enrolment.acceptance_problem is not None
        if not self._finished:
            self._say_lead()
            self.certificate.show_certificate(enrolment.details, enrolment.saved_file)
            return
        self._close_dialog()
        self.safekeeping.show_finished(enrolment)
        self._say_lead()
        if self.context.file_format is Format.MODERN and enrolment.saved_file is not None:
            self.done.offer_other_format()
        if enrolment.other_file is not None and enrolment.other_file != self._other_file:
            self._other_file = enrolment.other_file
            self.done.show_saved(enrolment.other_file)

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Add the proved copies, and whether the holder was told that there is none."""
        return self.safekeeping.fill(enrolment)

    def initial_focus(self) -> QWidget | None:
        """Offer the copy first, once there is something to copy."""
        return self.done.copy_button if self._finished else None

    def take_leave(self, enrolment: Enrolment, proceed: Callable[[], None]) -> None:
        """Remind of the copy, once, where none was proved."""
        self.safekeeping.take_leave(enrolment, proceed)

    def primary_text(self) -> str:
        """Name the check, then the end."""
        return say(_FINISH if self._finished else _TECHNICAL_CHECK)

    def reason(self, enrolment: Enrolment) -> str:
        """Say beforehand that the password will be asked."""
        if self._busy:
            return say(WAIT)
        return "" if self.step.is_finished(enrolment) else say(_WILL_BE_ASKED)

    def problem_beside(self) -> Problem | None:
        """Return what stopped the last copy, or kept the sheet or the reminders from being saved."""
        return self.safekeeping.problem

    def screen_suffix(self) -> str:
        """Say which of the five screens of step 6 shows."""
        if self._finished:
            return _COPYING if self.safekeeping.is_copying else _DONE
        if self.dialog is None:
            return ""
        return _REFUSED if self.dialog.is_refused else _DIALOG

    def confirm(self, proceed: Callable[[], None]) -> None:  # noqa: ARG002  the password goes with the work itself
        """Open the dialog; the check starts when the password was given."""
        self._open_check()
        self.changed.emit()

    def show_problem(self, problem: Problem) -> bool:
        """Show a wrong password in the dialog, opened again if need be; anything else closes it and is the frame's."""
        if problem.kind.shown is Shown.INPUT:
            dialog = self.dialog or self._open_check()
            dialog.show_problem(problem)
            self._slips += 1
            if self._slips >= _SLIPS:
                dialog.offer_another_password(possible=self._can_renew)
            return True
        self._close_dialog()
        return False

    def set_busy(self, busy: bool) -> None:
        """Hold the dialog and the buttons still while the file is checked."""
        self._busy = busy
        hold_still(self.done, busy=busy)
        if self.dialog is not None:
            self.dialog.set_busy(busy=busy)

    def cancel_text(self, enrolment: Enrolment) -> CancelText:  # noqa: ARG002  the file is there in any case
        """Say that the file is saved but not verified."""
        return leaving_unverified()

    def _on_safekeeping(self) -> None:
        self._say_lead()
        self.changed.emit()

    def _say_lead(self) -> None:
        self.lead.say(say(self._lead()), bold=(say(_TECHNICAL_CHECK),))

    def _lead(self) -> Text:
        if self._finished and self._untold:
            return _NOT_TOLD
        if self._finished:
            return _DONE_WITH_A_COPY if self.safekeeping.has_copy else _ALL_DONE
        return _RENEWED if self._renewed else self.step.info.help

    def _verify(self, password: Secret) -> None:
        run = self.step.run

        def verify(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
            return run(replace(enrolment, verification_password=password), services, token, report)

        self.work_requested.emit(verify)

    def _save_in_other_format(self, password: Secret) -> None:
        def save(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
            asked = replace(enrolment, verification_password=password)
            return replace(save_in_other_format(asked, services, token, report), verification_password=NOTHING)

        self.work_requested.emit(save)

    def _ask_for_other_format(self) -> None:
        self._open_dialog(VerificationDialog(self, _COMPATIBLE, _WEAKER)).password_given.connect(
            self._save_in_other_format
        )

    def _choose_another_password(self) -> None:
        self._close_dialog()
        dialog = NewPasswordDialog(self)
        dialog.password_chosen.connect(self._renew)
        dialog.open()
        dialog.fields.password.edit.setFocus()

    def _renew(self, password: Secret) -> None:
        def renew(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
            return renew_password(replace(enrolment, new_password=password), services, token, report)

        self._slips, self._new_password = 0, password
        self.work_requested.emit(renew)

    def _open_dialog(self, dialog: VerificationDialog) -> VerificationDialog:
        self.dialog = dialog
        dialog.another_password_wanted.connect(self._choose_another_password)
        dialog.field.edit.edited.connect(self.changed)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        dialog.field.edit.setFocus()
        return dialog

    def _open_check(self) -> VerificationDialog:
        dialog = self._open_dialog(VerificationDialog(self))
        dialog.password_given.connect(self._verify)
        return dialog

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.set_busy(busy=False)
            self.dialog.accept()

    def _forget_dialog(self) -> None:
        self.dialog = None
        self.changed.emit()
