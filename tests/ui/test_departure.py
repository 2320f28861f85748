"""Leaving ends once, whatever comes first."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.departure import Departure
from crypteo_desktop.ui.navigation import Navigation
from tests.support.fakes import FakeBackend, services
from tests.support.small_flow import SmallStep, small_flow


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def departure(qtbot: QtBot, backend: FakeBackend) -> Departure:
    room = QObject()
    made = Departure(Navigation(small_flow(SmallStep(1)), services(backend), room), room)
    made.room = room  # type: ignore[attr-defined]  # keeps the parent alive as long as its child
    return made


def test_it_ends_the_session_and_tells_the_status(departure: Departure, backend: FakeBackend, qtbot: QtBot) -> None:
    assert not departure.has_begun
    with qtbot.waitSignal(departure.over) as heard:
        departure.begin(3)
    assert heard.args == [3]
    assert backend.calls == [("close", None)]


def test_leaving_twice_is_leaving_once(departure: Departure, qtbot: QtBot) -> None:
    heard: list[int] = []
    departure.over.connect(heard.append)
    with qtbot.waitSignal(departure.over):
        departure.begin(3)
        departure.begin(1)
    departure._end()
    assert heard == [3]
