"""TaskList: what the program does now, row by row, each with an icon and a word for its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.motion import may_move
from crypteo_desktop.ui.stillness import Stillness
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import roomy
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.columns import Rule
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

# One turn in 1.2 seconds.
_TURN_EVERY_MS: Final = 40
_DEGREES: Final = 360 * _TURN_EVERY_MS / 1200
_SPOKEN: Final = QT_TRANSLATE_NOOP("TaskList", "{task}: {state}")


@dataclass(frozen=True, slots=True)
class _Look:
    word: Text
    icon: str
    icon_tone: str
    task_tone: str
    word_tone: str


_LOOKS: Final = {
    TaskState.WAITING: _Look(QT_TRANSLATE_NOOP("TaskList", "Waiting"), "hollow", "edge", "ink2", "ink2"),
    TaskState.RUNNING: _Look(QT_TRANSLATE_NOOP("TaskList", "Running…"), "arc", "ink", "ink", "ink"),
    TaskState.DONE: _Look(QT_TRANSLATE_NOOP("TaskList", "Done"), "check-circle", "ok", "ink", "ok"),
    TaskState.FAILED: _Look(QT_TRANSLATE_NOOP("TaskList", "Failed"), "octagon-cross", "error", "ink", "error"),
}


class TaskList(QWidget):
    """Shows tasks, names by id, all waiting at first; it takes the focus, so that a stray Enter does nothing."""

    heard_as = Role.List

    def __init__(self, tasks: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rows = {task: _TaskRow(name) for task, name in tasks.items()}
        self._turning = QTimer(self, interval=_TURN_EVERY_MS)
        self._turning.timeout.connect(self._turn)
        app = QApplication.instance()
        if app is not None:
            Stillness.of(app).changed.connect(self._turn_if_needed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        for row in self._rows.values():
            column.addWidget(row)
            column.addWidget(Rule())
        self._describe()

    def show_state(self, task: str, state: TaskState) -> None:
        """Show how far a task is; one that ends is told to those who listen."""
        row = self._rows[task]
        if row.state is state:
            return
        row.show_state(state)
        self._describe()
        self._turn_if_needed()
        if state in {TaskState.DONE, TaskState.FAILED}:
            announce(self, row.spoken(), urgent=state is TaskState.FAILED)

    @property
    def is_turning(self) -> bool:
        """Whether an arc turns."""
        return self._turning.isActive()

    def states(self) -> dict[str, TaskState]:
        """Return how far each task is."""
        return {task: row.state for task, row in self._rows.items()}

    def showEvent(self, event: QShowEvent) -> None:
        """Turn what runs."""
        super().showEvent(event)
        self._turn_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Turn nothing that nobody sees."""
        super().hideEvent(event)
        self._turning.stop()

    def _turn_if_needed(self) -> None:
        runs = any(row.state is TaskState.RUNNING for row in self._rows.values())
        # Where the system asks for less motion the arc stands still; the word says that it runs.
        if runs and self.isVisible() and may_move(self):
            self._turning.start()
        else:
            self._turning.stop()

    def _turn(self) -> None:
        for row in self._rows.values():
            row.turn()

    def _describe(self) -> None:
        self.setAccessibleName(". ".join(row.spoken() for row in self._rows.values()))


class _TaskRow(QWidget):
    heard_as = Role.ListItem

    def __init__(self, name: str) -> None:
        super().__init__()
        self.state = TaskState.WAITING
        self._icon = Icon("hollow", 28, "edge")
        self._name = Label("body", name, wrap=True)
        self._word = Label("small")
        self._degrees = 0.0
        self.setMinimumHeight(roomy(56))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 1, 0)
        row.setSpacing(16)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self._word)
        self.show_state(TaskState.WAITING)

    def show_state(self, state: TaskState) -> None:
        look = _LOOKS[state]
        self.state = state
        self._degrees = 0.0
        self._icon.turn(0.0)
        self._icon.show_icon(look.icon, look.icon_tone)
        name = self._name.words()
        self._name.say(name, bold=(name,) if state is TaskState.RUNNING else ())
        self._name.set_tone(look.task_tone)
        self._word.say(say(look.word))
        self._word.set_tone(look.word_tone)
        self.setAccessibleName(self.spoken())

    def spoken(self) -> str:
        return say(_SPOKEN, task=self._name.words(), state=self._word.words())

    def turn(self) -> None:
        if self.state is TaskState.RUNNING:
            self._degrees = (self._degrees + _DEGREES) % 360
            self._icon.turn(self._degrees)
