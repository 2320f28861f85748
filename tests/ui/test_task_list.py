"""The task list: states as icon and word, a turning arc, one accessible name."""

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import TaskState
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.task_list import TaskList


@pytest.fixture
def tasks(qtbot: QtBot) -> TaskList:
    tasks = TaskList({"key": "Key pair", "file": "File"})
    qtbot.addWidget(tasks)
    tasks.show()
    return tasks


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


def test_it_takes_the_focus_so_that_enter_does_nothing(tasks: TaskList) -> None:
    tasks.setFocus()
    assert tasks.hasFocus()
