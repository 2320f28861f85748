"""The task list: states as icon and word, a turning arc, one accessible name."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.ui.stillness import Stillness
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.task_list import TaskList

SWITCH = ("org.gnome.desktop.interface", "enable-animations")


class Still(QProxyStyle):
    """The style of a system that wants no effects."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: object) -> int:  # noqa: N802  Qt's name
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *rest)


@pytest.fixture(autouse=True)
def blinking_caret(qapp: QApplication) -> Iterator[None]:
    """A system that moves, as most do."""
    former = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(1000)
    yield
    qapp.setCursorFlashTime(former)


@pytest.fixture
def tasks(qtbot: QtBot) -> TaskList:
    tasks = TaskList({"key": "Key pair", "file": "File"})
    qtbot.addWidget(tasks)
    tasks.show()
    return tasks


@pytest.fixture
def stillness(qapp: QApplication) -> Iterator[Stillness]:
    stillness = Stillness.of(qapp)
    yield stillness
    stillness.learn(SWITCH, value=True)


def test_the_arc_stands_still_as_soon_as_the_desktop_wants_less_motion(tasks: TaskList, stillness: Stillness) -> None:
    tasks.show_state("key", TaskState.RUNNING)
    stillness.learn(SWITCH, value=False)
    assert not tasks.is_turning
    stillness.learn(SWITCH, value=True)
    assert tasks.is_turning


def test_all_tasks_wait_at_first(tasks: TaskList) -> None:
    assert tasks.accessibleName() == "Key pair: Waiting. File: Waiting"


def test_states_are_told_in_words(tasks: TaskList) -> None:
    tasks.show_state("key", TaskState.DONE)
    tasks.show_state("file", TaskState.FAILED)
    assert tasks.accessibleName() == "Key pair: Done. File: Failed"
    assert tasks.states() == {"key": TaskState.DONE, "file": TaskState.FAILED}


def test_the_arc_turns_only_while_a_task_runs_and_is_seen(tasks: TaskList) -> None:
    assert not tasks.is_turning
    tasks.show_state("key", TaskState.RUNNING)
    assert tasks.is_turning
    tasks.hide()
    assert not tasks.is_turning
    tasks.show()
    assert tasks.is_turning
    tasks.show_state("key", TaskState.DONE)
    assert not tasks.is_turning


def test_the_arc_moves(qtbot: QtBot, tasks: TaskList) -> None:
    tasks.show_state("key", TaskState.RUNNING)
    icon = tasks.findChildren(Icon)[0]
    before = icon.grab().toImage()
    qtbot.waitUntil(lambda: icon.grab().toImage() != before, timeout=2000)
    assert icon.grab().toImage() != before


def test_it_stands_still_where_the_system_wants_no_effects(tasks: TaskList) -> None:
    still = Still("Fusion")
    still.setParent(tasks)  # a style must live as long as its widget
    tasks.setStyle(still)
    tasks.show_state("key", TaskState.RUNNING)
    assert not tasks.is_turning
    assert tasks.accessibleName() == "Key pair: Running…. File: Waiting"


def test_it_stands_still_where_the_caret_does_not_blink(tasks: TaskList) -> None:
    QApplication.setCursorFlashTime(0)
    tasks.show_state("key", TaskState.RUNNING)
    assert not tasks.is_turning


def test_it_takes_the_focus_so_that_enter_does_nothing(tasks: TaskList) -> None:
    tasks.setFocus()
    assert tasks.hasFocus()
