"""The page of step 5: three tasks, and where the file lies."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment, Progress, Task, TaskState
from crypteo_desktop.session import State
from crypteo_desktop.ui.pages.generation_page import GenerationPage
from crypteo_desktop.ui.translation import day_and_time
from tests.support.pages import FILE, shown
from tests.support.samples import SESSION, enrolment_in

BEFORE = enrolment_in(State.AUTHENTICATED)
AFTER = replace(BEFORE, saved_file=FILE)


@pytest.fixture
def page(qtbot: QtBot) -> GenerationPage:
    return shown(qtbot, GenerationPage, "generation", BEFORE)[0]


def test_it_begins_with_three_tasks_that_wait(page: GenerationPage) -> None:
    assert page.tasks.states() == {task.value: TaskState.WAITING for task in Task}
    assert page.initial_focus() is page.tasks
    assert page.reason(BEFORE) == "One moment, please"
    assert not page.saved.isVisible()


def test_news_moves_the_tasks(page: GenerationPage) -> None:
    page.progress(Progress(Task.KEY, TaskState.DONE))
    page.progress(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False))
    states = page.tasks.states()
    assert (states["key"], states["request"], states["file"]) == (
        TaskState.DONE,
        TaskState.RUNNING,
        TaskState.WAITING,
    )


def test_while_the_tasks_run_they_hold_the_focus(page: GenerationPage) -> None:
    page.set_busy(True)
    assert page.tasks.hasFocus()


def test_a_failed_task_may_run_again(page: GenerationPage) -> None:
    page.progress(Progress(Task.REQUEST, TaskState.FAILED))
    page.progress(Progress(Task.REQUEST, TaskState.RUNNING))
    assert page.tasks.states()["request"] is TaskState.RUNNING


def test_at_the_end_everything_is_done_and_the_file_is_named(page: GenerationPage) -> None:
    page.present(AFTER)
    assert set(page.tasks.states().values()) == {TaskState.DONE}
    assert page.saved.words() == f"File saved: {FILE}"
    assert page.saved.isVisible()
    assert page.initial_focus() is None
    assert page.reason(AFTER) == ""


def test_the_holders_own_folder_is_written_short(page: GenerationPage) -> None:
    page.present(replace(BEFORE, saved_file=Path.home() / "Downloads" / "a.p12"))
    assert page.saved.words() == f"File saved: {Path('~/Downloads/a.p12')}"


def test_leaving_says_whether_a_file_is_there(page: GenerationPage) -> None:
    until = day_and_time(SESSION.link_expires_at)
    assert page.cancel_text(BEFORE).text == (
        f"Your certificate is not saved yet. You can resume with the link received by e-mail, valid until {until}."
    )
    assert page.cancel_text(Enrolment()).text.endswith("with the link received by e-mail.")
    assert page.cancel_text(AFTER).text.startswith("Your certificate file is saved but not verified yet.")


def test_leaving_after_the_request_has_left_says_that_the_key_is_kept(page: GenerationPage) -> None:
    left = replace(BEFORE, request_left=True)
    assert "Its key is kept on this computer" in page.cancel_text(left).text
    assert page.note_on_problem(left).startswith("Your key is kept on this computer")
    assert page.note_on_problem(BEFORE) == page.note_on_problem(replace(AFTER, request_left=True)) == ""
