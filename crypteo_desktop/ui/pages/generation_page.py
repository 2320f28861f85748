"""Page of step 5: the three tasks as they go, and where the file was saved."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from crypteo_desktop.enrolment import Enrolment, Progress, Task, TaskState
from crypteo_desktop.flow import Step
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.page import CancelText, Page, PageContext
from crypteo_desktop.ui.pages.wording import leaving_unsaved, leaving_unverified, short_path
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import Box
from crypteo_desktop.ui.widgets.task_list import TaskList
from crypteo_desktop.ui.widgets.waiting import WAIT

_TASKS: Final = {
    Task.KEY: QT_TRANSLATE_NOOP("GenerationPage", "Generating the RSA key pair"),
    Task.REQUEST: QT_TRANSLATE_NOOP("GenerationPage", "Sending the public key for signature"),
    Task.FILE: QT_TRANSLATE_NOOP("GenerationPage", "Generating the certificate file"),
}
_NEVER_LEAVES: Final = QT_TRANSLATE_NOOP("GenerationPage", "Your private key never leaves this computer.")
_ONLY_PUBLIC: Final = QT_TRANSLATE_NOOP("GenerationPage", "Only the public key is sent to be signed.")
_FINISHED: Final = QT_TRANSLATE_NOOP("GenerationPage", "Your certificate is issued and saved. One check remains.")
_SAVED: Final = QT_TRANSLATE_NOOP("GenerationPage", "File saved: {file}")
_KEEP_OPEN: Final = QT_TRANSLATE_NOOP(
    "GenerationPage", "Your key is kept on this computer: you may close this window and go on later with your password."
)
_GAP: Final = 24
_TIGHT_GAP: Final = 8


class GenerationPage(Page):
    """Only shows; the work starts and goes on by itself."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.tasks = TaskList({task.value: say(name) for task, name in _TASKS.items()})
        self.saved = Label("body", wrap=True)
        self._saved_row = QWidget()
        row = QHBoxLayout(self._saved_row)
        row.setContentsMargins(0, _TIGHT_GAP, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon("file", 22, "ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.saved, 1)
        self.column.addWidget(self.tasks)
        self.column.addWidget(self._saved_row)
        self._gap = QSpacerItem(0, _GAP)
        self.column.addItem(self._gap)
        self.column.addWidget(_private_key_box())
        self.column.addStretch()

    def present(self, enrolment: Enrolment) -> None:
        """Show the tasks as done once the file is saved, and where it lies."""
        file = enrolment.saved_file
        self.lead.say(say(self.step.info.help if file is None else _FINISHED))
        self._saved_row.setVisible(file is not None)
        self._gap.changeSize(0, _GAP if file is None else _TIGHT_GAP)
        self.column.invalidate()
        if file is not None:
            self.saved.say(say(_SAVED, file=short_path(file, Path.home())))
            for task in _TASKS:
                self.tasks.show_state(task.value, TaskState.DONE)

    def initial_focus(self) -> QWidget | None:
        """Stay on the tasks while they run, so that a stray Enter cancels nothing; then leave it to Next."""
        return None if self._is_done() else self.tasks

    def reason(self, enrolment: Enrolment) -> str:
        """Ask for patience."""
        return "" if self.step.is_finished(enrolment) else say(WAIT)

    def set_busy(self, busy: bool) -> None:
        """Take the focus while the tasks run, also when they run again."""
        if busy:
            self.tasks.setFocus()

    def progress(self, progress: Progress) -> None:
        """Show how far a task is."""
        self.tasks.show_state(progress.task.value, progress.state)

    def cancel_text(self, enrolment: Enrolment) -> CancelText:
        """Say what leaving means: nothing yet, a file to be verified later, or a certificate to be finished later."""
        if enrolment.saved_file is not None:
            return leaving_unverified()
        return leaving_unsaved() if enrolment.request_left else super().cancel_text(enrolment)

    def note_on_problem(self, enrolment: Enrolment) -> str:
        """Say that nothing is lost once the request has left."""
        return say(_KEEP_OPEN) if enrolment.request_left and enrolment.saved_file is None else ""

    def _is_done(self) -> bool:
        return set(self.tasks.states().values()) == {TaskState.DONE}


def _private_key_box() -> Box:
    box = Box("info", 8)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("strong", say(_NEVER_LEAVES), wrap=True))
    words.addWidget(Label("body", say(_ONLY_PUBLIC), wrap=True))
    row = QHBoxLayout(box)
    row.setContentsMargins(22, 14, 22, 14)
    row.setSpacing(18)
    row.addWidget(Icon("lock", 24, "info"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words, 1)
    return box
