"""Safekeeping: what the done page does with the verified file, and what it reminds of before it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.keeping.reminders import wants_copy
from crypteo_desktop.ui.keeping.copy_desk import CopyDesk
from crypteo_desktop.ui.keeping.copy_dialog import CopyDialog
from crypteo_desktop.ui.keeping.copy_form import AskForFolder, ask_for_copy_folder
from crypteo_desktop.ui.keeping.leave_reminder import LeaveReminder
from crypteo_desktop.ui.keeping.paper_desk import (
    REMINDERS_NAME,
    SHEET_NAME,
    AskForFile,
    Paper,
    PaperDesk,
    ask_for_file,
)
from crypteo_desktop.ui.keeping.reminder_words import reminders_file
from crypteo_desktop.ui.keeping.sheet import sheet_of
from crypteo_desktop.ui.keeping.sheet_pdf import sheet_pdf
from crypteo_desktop.ui.pages.done_view import DoneView, Result

if TYPE_CHECKING:
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.ui.pages.page import PageContext


class Safekeeping(QObject):
    """Opens one dialog at a time over the page. Signal: `changed()` after a copy, and when its dialog comes or goes."""

    changed = Signal()

    def __init__(
        self,
        view: DoneView,
        context: PageContext,
        parent: QObject,
        ask_for_folder: AskForFolder = ask_for_copy_folder,
        ask_for_file: AskForFile = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self._ask_for_folder, self._ask_for_file = ask_for_folder, ask_for_file
        self._enrolment = Enrolment()
        self._copies: tuple[Path, ...] = ()
        self._reminded = False
        self.problem: Problem | None = None
        self.dialog: CopyDialog | None = None
        self.reminder: LeaveReminder | None = None
        self._desk = CopyDesk(context.keeping, self)
        self._papers = PaperDesk(context.keeping.copies, self)
        self._papers.saved.connect(view.show_saved)
        self._papers.failed.connect(view.show_refused)
        for desk in (self._desk, self._papers):
            desk.failed.connect(self._on_failed)
        self._papers.saved.connect(self._forget_problem)
        view.copy_requested.connect(self.open_copy)
        view.sheet_requested.connect(self._save_sheet)
        view.reminders_requested.connect(self._save_reminders)
        view.install_requested.connect(self._install)

    @property
    def is_copying(self) -> bool:
        """Whether the dialog that copies shows."""
        return self.dialog is not None

    @property
    def has_copy(self) -> bool:
        """Whether a copy was proved."""
        return bool(self._copies)

    def show_finished(self, enrolment: Enrolment) -> None:
        """Show what was done with a verified file so far."""
        self._enrolment = enrolment
        self._copies = tuple(dict.fromkeys((*enrolment.copies, *self._copies)))
        file = enrolment.saved_file
        cloud = self._context.keeping.cloud_of(file.parent) if file is not None else ""
        if self._context.install is not None:
            self._view.offer_install()
        self._view.show_result(Result(enrolment.checks, file, self._copies, cloud, enrolment.acceptance_problem))

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Return the enrolment with the copies in it, and whether the holder was reminded."""
        copies = tuple(dict.fromkeys((*enrolment.copies, *self._copies)))
        return replace(enrolment, copies=copies, reminded=enrolment.reminded or self._reminded)

    def take_leave(self, enrolment: Enrolment, proceed: Callable[[], None]) -> None:
        """Call `proceed`, or remind of the copy first."""
        if self.dialog is not None or self.reminder is not None:
            return
        if not wants_copy(self.fill(enrolment)):
            proceed()
            return
        self._reminded = True
        self.reminder = dialog = LeaveReminder(self._view)
        dialog.finished.connect(self._forget_reminder)
        dialog.copy_wanted.connect(self.open_copy)
        dialog.leaving_wanted.connect(proceed)
        dialog.open()
        dialog.copy.setFocus()

    def open_copy(self) -> None:
        """Open the dialog that copies."""
        file = self._enrolment.saved_file
        if self.dialog is not None or file is None:
            return
        self.dialog = dialog = CopyDialog(self._view, self._desk, file, self._ask_for_folder)
        dialog.copied.connect(self._on_copied)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        dialog.form.field.edit.setFocus()
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self.problem = problem

    def _on_copied(self, copy: Path) -> None:
        self._copies = tuple(dict.fromkeys((*self._copies, copy)))
        self._view.show_copies(self._copies)
        self.problem = None

    def _forget_problem(self) -> None:
        self.problem = None

    def _forget_dialog(self) -> None:
        self.dialog = self.problem = None
        self.changed.emit()

    def _forget_reminder(self) -> None:
        self.reminder = None

    def _save_sheet(self) -> None:
        known, now = self.fill(self._enrolment), self._context.keeping.now()
        if known.details is not None and known.saved_file is not None:
            sheet = sheet_of(known, known.details, known.saved_file, self._context.profile, now)
            self._save(Paper(known.saved_file, SHEET_NAME, sheet_pdf(sheet)))

    def _save_reminders(self) -> None:
        known, now = self._enrolment, self._context.keeping.now()
        if known.details is not None and known.saved_file is not None:
            content = reminders_file(known.opened, known.details, self._context.profile, now)
            self._save(Paper(known.saved_file, REMINDERS_NAME, content))

    def _save(self, paper: Paper) -> None:
        target = self._ask_for_file(self._view, paper.suggested)
        if target is not None:
            self._papers.save(paper, target)

    def _install(self) -> None:
        if self._context.install is not None and self._enrolment.saved_file is not None:
            self._context.install(self._enrolment.saved_file)
