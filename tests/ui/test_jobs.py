"""Background work: one end, told in the window's thread."""

import logging
import threading
import weakref

import pytest
from PySide6.QtCore import QEventLoop, QThread
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.ui.jobs import Jobs, Tell

JOBS = 2_000


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_a_result_arrives_in_the_window_s_own_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[bool] = []
    jobs.succeeded.connect(lambda _: threads.append(QThread.currentThread() is jobs.thread()))
    worker: list[int] = []
    with qtbot.waitSignal(jobs.succeeded) as heard:
        jobs.start(lambda _token, _tell: worker.append(threading.get_ident()) or "result")
    assert heard.args == ["result"]
    assert threads == [True]
    assert worker != [threading.get_ident()]
    assert not jobs.is_busy


def test_news_arrives_in_order_before_the_end(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    jobs.progress.connect(heard.append)
    jobs.succeeded.connect(heard.append)

    def work(_token: CancelToken, tell: Tell) -> str:
        for number in range(3):
            tell(number)
        return "end"

    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(work)
    assert heard == [0, 1, 2, "end"]


def test_a_problem_arrives_as_it_was_raised(jobs: Jobs, qtbot: QtBot) -> None:
    problem = Problem(anywhere.UNREACHABLE, trace_id="t-1")

    def work(_token: CancelToken, _tell: Tell) -> None:
        raise problem

    with qtbot.waitSignal(jobs.failed) as heard:
        jobs.start(work)
    assert heard.args == [problem]


@pytest.mark.parametrize("kind", [ValueError, SystemExit, KeyboardInterrupt])
def test_anything_unforeseen_is_a_program_error_and_its_message_stays_out_of_the_log(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture, kind: type[BaseException]
) -> None:
    secret = "hunter2"

    def work(_token: CancelToken, _tell: Tell) -> None:
        raise kind(secret)

    with caplog.at_level(logging.DEBUG), qtbot.waitSignal(jobs.failed) as heard:
        jobs.start(work)
    assert heard.args[0].kind is anywhere.PROGRAM_ERROR
    assert kind.__name__ in caplog.text
    assert "in work" in caplog.text
    assert secret not in caplog.text


def test_a_held_job_counts_as_under_way_and_begins_when_it_is_let_go(jobs: Jobs, qtbot: QtBot) -> None:
    begun = threading.Event()
    jobs.hold()
    jobs.start(lambda _token, _tell: begun.set())
    assert jobs.is_busy
    assert not begun.wait(0.1)
    with qtbot.waitSignal(jobs.succeeded):
        jobs.let_go()
    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(lambda _token, _tell: None)


def test_a_held_job_that_is_cancelled_ends_so_without_having_begun(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[str] = []
    jobs.hold()
    jobs.start(lambda _token, _tell: begun.append("cancelled"))
    with qtbot.waitSignal(jobs.cancelled):
        jobs.cancel()
    assert not jobs.is_busy
    jobs.let_go()
    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(lambda _token, _tell: begun.append("next"))
    assert begun == ["next"]


def test_a_held_job_that_is_abandoned_never_begins(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[str] = []
    jobs.hold()
    jobs.start(lambda _token, _tell: begun.append("abandoned"))
    jobs.abandon()
    jobs.let_go()
    with qtbot.waitSignal(jobs.succeeded), qtbot.assertNotEmitted(jobs.cancelled):
        jobs.start(lambda _token, _tell: begun.append("next"))
    assert begun == ["next"]


def test_work_that_is_cancelled_ends_so_at_its_checkpoint(jobs: Jobs, qtbot: QtBot) -> None:
    def work(token: CancelToken, _tell: Tell) -> None:
        token.wait(90)

    with qtbot.waitSignal(jobs.cancelled):
        jobs.start(work)
        jobs.cancel()


def test_work_past_its_last_checkpoint_succeeds_although_it_was_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(lambda _token, _tell: gate.wait(90))
        jobs.cancel()
        gate.set()


def test_a_second_job_waits_its_turn_to_be_asked(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(lambda _token, _tell: None)
        with pytest.raises(RuntimeError, match="one job"):
            jobs.start(lambda _token, _tell: None)


def test_of_an_abandoned_job_nothing_more_is_heard(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[object] = []
    for signal in (jobs.succeeded, jobs.failed):
        signal.connect(heard.append)
    jobs.start(lambda _token, _tell: "old")
    jobs.abandon()
    with qtbot.waitSignal(jobs.succeeded):
        jobs.start(lambda _token, _tell: "new")
    assert heard == ["new"]


def test_no_job_outlives_its_end(jobs: Jobs, qtbot: QtBot) -> None:
    """A `QRunnable` of one's own does now and then, when it ends before `QThreadPool.start` is back."""
    works: weakref.WeakSet[Quick] = weakref.WeakSet()
    loop = QEventLoop()

    def go_on() -> None:
        if len(heard) == JOBS:
            loop.quit()
            return
        heard.append(True)
        work = Quick()
        works.add(work)
        jobs.start(work)

    heard: list[bool] = []
    jobs.succeeded.connect(go_on)
    go_on()
    loop.exec()
    assert len(works) <= 1, "the last one may still be on its way out of the pool"


class Quick:
    """Work that has ended at once."""

    def __call__(self, _token: CancelToken, _tell: Tell) -> None:
        return None
