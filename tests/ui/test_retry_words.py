"""A call that is tried again says so beside the buttons: why, how long it waits, which try of how many."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Answered, Enrolment, Progress, Report, Retrying, Task, TaskState
from crypteo_desktop.problems import anywhere
from crypteo_desktop.services import Services
from crypteo_desktop.ui.retry_words import RetryWords
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, type_and_go

SILENCE = "The certificate service does not answer."


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What the work waits for; open at the end of the test in any case."""
    event = threading.Event()
    yield event
    event.set()


def test_the_words_count_down_to_the_next_try_and_then_say_that_it_runs(qtbot: QtBot) -> None:
    seconds = [100.0]
    words = RetryWords(lambda: seconds[0])
    words.show_retrying(Retrying(anywhere.UNREACHABLE, 4.0, 2, 5))
    assert words.words() == f"{SILENCE} New try in 4 s (2 of 5)"
    seconds[0] += 1.5
    words._countdown.look()
    assert words.words() == f"{SILENCE} New try in 3 s (2 of 5)"
    seconds[0] += 9.0
    with qtbot.waitSignal(words.changed):
        words._countdown.look()
    assert words.words() == f"{SILENCE} New try under way (2 of 5)"
    words.show_retrying(None)
    assert words.words() == ""


def test_the_words_stand_in_the_footer_until_the_service_answers(
    opened: Open, qtbot: QtBot, gate: threading.Event
) -> None:
    def work(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        token.tell(Retrying(anywhere.TOO_SLOW, 8.0, 3, 5))
        gate.wait(90)
        token.tell(Answered())
        token.wait(60)
        return enrolment

    window = opened(SmallStep(1, work=work))
    footer = window.frame.footer
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: footer.reason().endswith("New try in 8 s (3 of 5)"))
    assert footer.cancel.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: footer.reason() == "One moment")
    with qtbot.waitSignal(window._navigation.stopped):
        footer.cancel.click()


def test_once_the_request_has_left_the_words_stand_but_nothing_can_be_cancelled(
    opened: Open, qtbot: QtBot, gate: threading.Event
) -> None:
    def work(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False))
        token.lasting().tell(Retrying(anywhere.UNREACHABLE, 2.0, 2, 5))
        gate.wait(90)
        return enrolment

    window = opened(SmallStep(1, work=work))
    footer = window.frame.footer
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: footer.reason().endswith("(2 of 5)"))
    assert not footer.cancel.isEnabled()
    with qtbot.waitSignal(window._navigation.learned):
        gate.set()
    assert "New try" not in footer.reason()
