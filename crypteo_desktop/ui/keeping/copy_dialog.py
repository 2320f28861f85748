"""CopyDialog: copies the saved file to a USB stick, proves the copy, and says when the stick may be removed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.keeping.copying import CopyOrder, CopyProgress, CopyTask
from crypteo_desktop.keeping.places import medium_of
from crypteo_desktop.problems import Problem
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.keeping.copy_desk import CopyDesk
from crypteo_desktop.ui.keeping.copy_form import RING, AskForFolder, CopyForm, ask_for_copy_folder
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import MARGIN, WIDTH, Dialog
from crypteo_desktop.ui.widgets.fitting_scroll import FittingScroll
from crypteo_desktop.ui.widgets.message import BoxedMessage
from crypteo_desktop.ui.widgets.task_list import TaskList
from crypteo_desktop.ui.widgets.waiting import WAIT, let_work

_TITLE: Final = QT_TRANSLATE_NOOP("CopyDialog", "Copy to a USB stick")
_BACK: Final = QT_TRANSLATE_NOOP("CopyDialog", "Back")
_CANCEL: Final = QT_TRANSLATE_NOOP("CopyDialog", "Cancel the copy")
_COPY: Final = QT_TRANSLATE_NOOP("CopyDialog", "&Copy")
_FIRST: Final = QT_TRANSLATE_NOOP("CopyDialog", "Choose where to copy, and enter the password")
_CHANGE_FIRST: Final = QT_TRANSLATE_NOOP("CopyDialog", "Read first why the copy was not made")
_COPYING: Final = QT_TRANSLATE_NOOP("CopyDialog", "Copying…")
_CLOSE: Final = QT_TRANSLATE_NOOP("CopyDialog", "Close")
_PROVED: Final = QT_TRANSLATE_NOOP("CopyDialog", "The copy is good: it was read back and opened with your password.")
_REMOVE: Final = QT_TRANSLATE_NOOP(
    "CopyDialog",
    "{file}\n\nEverything is written on {name}. Eject it in your file manager, remove it, and keep it in a safe place.",
)
_WRITTEN: Final = QT_TRANSLATE_NOOP("CopyDialog", "{file}\n\nEverything is written. Keep it in a safe place.")
_INNER: Final = WIDTH - 2 * (MARGIN - RING)
_ABOVE: Final = 8  # between the title and what comes of the copy
_AROUND: Final = 27 + 28 + 6 + _ABOVE + 24 + 44 + 28  # of a dialog's title, buttons and margins
_TASKS: Final = {
    CopyTask.WRITE: QT_TRANSLATE_NOOP("CopyDialog", "Write the copy"),
    CopyTask.READ_BACK: QT_TRANSLATE_NOOP("CopyDialog", "Read it back and compare"),
    CopyTask.OPEN: QT_TRANSLATE_NOOP("CopyDialog", "Open it with your password"),
    CopyTask.SETTLE: QT_TRANSLATE_NOOP("CopyDialog", "Wait until all is written"),
}


class CopyDialog(Dialog):
    """Shows the form, then the tasks of the copy, then the proof. Signal: `copied(Path)` after each proved copy."""

    copied = Signal(object)

    def __init__(
        self, over: QWidget, desk: CopyDesk, file: Path, ask_for_folder: AskForFolder = ask_for_copy_folder
    ) -> None:
        super().__init__(over, say(_TITLE), beyond=RING)
        self._desk = desk
        self._file = file
        self._copy: Path | None = None
        self.form = CopyForm(ask_for_folder)
        self.tasks = self._fresh_tasks()
        self.proof = BoxedMessage("ok", say(_PROVED))
        self.back = SecondaryButton(say(_BACK))
        self.primary = PrimaryButton(say(_COPY))
        self._scroll = FittingScroll(self.form)
        self.column.addWidget(self._scroll)
        self._outcome = QWidget()
        self._inset = QVBoxLayout(self._outcome)
        self._inset.setContentsMargins(RING, _ABOVE, RING, 0)
        for part in (self.tasks, self.proof):
            self._inset.addWidget(part)
        self.column.addWidget(self._outcome)
        self._outcome.hide()
        self.set_buttons(self.back, self.primary)
        self._connect()
        self._refresh()
        desk.watch(wanted=True)

    def done(self, result: int) -> None:
        """Close without the password; while the copy is made, ask it to stop instead."""
        if self._desk.is_copying:
            self._desk.cancel()
            return
        self._desk.watch(wanted=False)
        self.form.forget_password()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the form."""
        super().showEvent(event)
        self._fit()

    def _connect(self) -> None:
        self.form.changed.connect(self._refresh)
        # Queued: the rows that came or went are laid out first.
        self.form.resized.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self.form.again.connect(self._start)
        self.back.clicked.connect(self.reject)
        self.primary.clicked.connect(self._on_primary)
        self._desk.found.connect(self.form.places.show_media)
        self._desk.progressed.connect(self._on_progress)
        self._desk.copied.connect(self._on_copied)
        self._desk.failed.connect(self._on_failed)
        self._desk.stopped.connect(self._on_stopped)

    def _on_primary(self) -> None:
        self._start() if self._copy is None else self.accept()

    def _start(self) -> None:
        folder = self.form.places.chosen
        if folder is None or not self.form.is_complete or self._desk.is_copying:
            return
        self.form.clear_problem()
        self._desk.watch(wanted=False)
        fresh = self._fresh_tasks()
        self._inset.replaceWidget(self.tasks, fresh)
        self.setTabOrder(self.tasks, fresh)
        self.tasks.hide()
        self.tasks.deleteLater()
        self.tasks = fresh
        self._desk.copy(CopyOrder(self._file, folder, self.form.password))
        self._show(fresh)
        fresh.setFocus()

    def _on_progress(self, progress: CopyProgress) -> None:
        self.tasks.show_state(progress.task.value, progress.state)

    def _on_copied(self, copy: Path) -> None:
        self._copy = copy
        medium = medium_of(copy, self.form.places.media)
        words = say(_WRITTEN, file=copy) if medium is None else say(_REMOVE, file=copy.name, name=medium.name)
        self.proof.show_message(say(_PROVED), words)
        self.back.hide()
        self._show(self.proof)
        announce(self, self.proof.accessibleName())
        self.primary.setFocus()
        self.copied.emit(copy)

    def _on_failed(self, problem: Problem) -> None:
        self._show_form()
        self.form.show_problem(problem)

    def _on_stopped(self) -> None:
        self._show_form()
        self.form.field.edit.setFocus()

    def _show_form(self) -> None:
        self._show(self._scroll)
        self._desk.watch(wanted=True)

    def _show(self, wanted: QWidget) -> None:
        for part in (self._scroll, self.tasks, self.proof):
            part.setVisible(part is wanted)
        self._outcome.setVisible(wanted is not self._scroll)
        self._refresh()
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        self.fit_part(self._scroll, _INNER, _AROUND)
        self.fit()
        news = self.form.news()
        if news is not None:
            self._scroll.show_part(news)

    def _refresh(self) -> None:
        copying = self._desk.is_copying
        self.back.setText(say(_CANCEL if copying else _BACK))
        words = _COPYING if copying else _COPY if self._copy is None else _CLOSE
        self.primary.setText(say(words))
        may_copy = self.form.is_complete and not self.form.is_refused and not copying
        let_work(self.primary, works=may_copy or self._copy is not None, why=say(WAIT if copying else self._missing()))

    def _missing(self) -> Text:
        """Return what hinders the copy before it is begun."""
        return _CHANGE_FIRST if self.form.is_refused else _FIRST

    def _fresh_tasks(self) -> TaskList:
        return TaskList({task.value: say(text) for task, text in _TASKS.items()})
