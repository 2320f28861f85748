"""Rubbish is looked for from the first paint on."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop import demonstration
from crypteo_desktop.adapters.demo_backend import DemoOrder
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui import collecting
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import Until
from crypteo_desktop.ui.demo.scripts import Knowledge
from tests.support.small_flow import SmallStep
from tests.support.small_window import make_window


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_looked_for_while_the_program_starts() -> None:
    collecting.put_off()
    assert not gc.isenabled()


def test_what_is_there_then_is_never_looked_at_again() -> None:
    collecting.put_off()
    collecting.begin()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000


def test_a_second_window_leaves_nothing_behind_for_ever() -> None:
    collecting.put_off()
    collecting.begin()
    there = gc.get_freeze_count()
    added = [[] for _ in range(1000)]
    collecting.begin()
    assert gc.get_freeze_count() < there + len(added)


def test_the_demonstration_that_plays_by_itself_looks_for_it_too(qapp: QApplication, qtbot: QtBot) -> None:
    collecting.put_off()
    looked: list[bool] = []

    def script(_hands: Hands, _knowledge: Knowledge, _tell: Callable[[str], None]) -> Iterator[Until]:
        patience = QDeadlineTimer(60_000)
        yield Until("a look for rubbish", lambda: gc.isenabled() or patience.hasExpired())
        looked.append(gc.isenabled())

    order = DemoOrder(Secret("link"), Secret("code"), ())
    demonstration._walk(qapp, None, lambda _: make_window(qtbot, SmallStep(1)), order, script)
    assert looked == [True]
