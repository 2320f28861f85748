"""Countdown: by the clock it is given, each second once, the end once."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.countdown import Countdown

START = datetime(2025, 3, 26, 16, 6, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[int | str]:
    return []


@pytest.fixture
def countdown(qtbot: QtBot, told: list[int | str]) -> Countdown:
    countdown = Countdown()
    countdown.ticked.connect(told.append)
    countdown.ended.connect(lambda: told.append("end"))
    return countdown


def test_it_tells_each_second_once_and_the_end_once(countdown: Countdown, clock: Clock, told: list[int | str]) -> None:
    countdown.start(START + timedelta(seconds=2), clock.now)
    for _ in range(5):
        clock.time += timedelta(seconds=0.5)
        countdown.look()
    countdown.look()
    assert told == [2, 1, "end"]
    assert countdown.seconds_left == 0


def test_a_moment_that_is_past_counts_nothing(countdown: Countdown, clock: Clock, told: list[int | str]) -> None:
    countdown.start(START, clock.now)
    countdown.look()
    assert (countdown.seconds_left, told) == (0, [])


def test_part_of_a_second_is_rounded_up(countdown: Countdown, clock: Clock) -> None:
    countdown.start(START + timedelta(seconds=29.1), clock.now)
    assert countdown.seconds_left == 30


def test_after_stop_nothing_is_told(countdown: Countdown, clock: Clock, told: list[int | str]) -> None:
    countdown.start(START + timedelta(seconds=9), clock.now)
    countdown.stop()
    clock.time += timedelta(seconds=60)
    countdown.look()
    assert told == [9]


def test_the_timer_looks_by_itself(qtbot: QtBot, countdown: Countdown, clock: Clock) -> None:
    countdown.start(START + timedelta(seconds=1), clock.now)
    clock.time += timedelta(seconds=2)
    with qtbot.waitSignal(countdown.ended, timeout=2000):
        pass
