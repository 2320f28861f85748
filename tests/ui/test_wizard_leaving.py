"""The ways out of the window: asked first, never in the middle of what cannot be undone."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Progress, Report, Task, TaskState
from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.services import Services
from crypteo_desktop.ui.widgets.dialog import Dialog
from tests.support.fakes import FakeBackend
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, failing, page_of, patient, type_and_go


def test_after_the_last_step_the_button_finishes_with_0(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, finished=lambda enrolment: True))
    assert window.frame.footer.primary.text() == "Finish"
    assert not window.frame.footer.cancel.isEnabled()
    with qtbot.waitSignal(window.left) as heard:
        window.frame.footer.primary.click()
    assert heard.args == [0]
    assert not window.isVisible()


def test_closing_the_last_screen_does_not_ask(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, finished=lambda enrolment: True))
    with qtbot.waitSignal(window.left) as heard:
        window.close()
    assert heard.args == [0]


@pytest.mark.parametrize("way", ["escape", "cancel", "close"])
def test_leaving_asks_first_and_the_safe_answer_stays(opened: Open, qtbot: QtBot, way: str) -> None:
    window = opened(SmallStep(1))
    ways: dict[str, Callable[[], object]] = {
        "escape": lambda: qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_Escape),
        "cancel": window.frame.footer.cancel.click,
        "close": window.close,
    }
    ways[way]()
    dialog = window.findChild(Dialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
    assert not dialog.isVisible()


def test_leaving_ends_the_session_and_tells_3(opened: Open, qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = opened(SmallStep(1), backend=backend)
    window.close()
    dialog = window.findChild(Dialog)
    with qtbot.waitSignal(window.left) as heard:
        dialog.accept()
    assert heard.args == [3]
    assert ("close", None) in backend.calls
    assert not window.isVisible()


def test_a_service_that_does_not_let_go_keeps_nobody(opened: Open, qtbot: QtBot) -> None:
    gate = threading.Event()

    class SlowBackend(FakeBackend):
        def close(self, session: object) -> None:
            gate.wait(90)

    window = opened(SmallStep(1), backend=SlowBackend())
    window.close()
    with qtbot.waitSignal(window.left, timeout=5000):
        window.findChild(Dialog).accept()
    assert not gate.is_set()
    gate.set()


def test_leaving_from_a_failure_tells_1(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, work=failing(Problem(anywhere.INTERNAL))))
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    window.frame.footer.cancel.click()
    with qtbot.waitSignal(window.left) as heard:
        window.findChild(Dialog).accept()
    assert heard.args == [1]


def test_cancelling_stops_the_work_and_stays(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, work=patient))
    type_and_go(window, qtbot)
    assert page_of(window).is_busy
    assert not window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == "One moment"
    with qtbot.waitSignal(window._navigation.stopped):
        window.frame.footer.cancel.click()
    assert window.frame.footer.reason() == "Stopped. Nothing is lost."
    assert window.frame.footer.primary.isEnabled()
    assert page_of(window).field.edit.hasFocus()


def test_once_the_request_has_left_nothing_can_be_cancelled_or_closed(opened: Open, qtbot: QtBot) -> None:
    gate = threading.Event()
    kept: list[Enrolment] = []

    def send(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        kept.append(replace(enrolment, file_content=b"made"))
        report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False, kept=kept[0]))
        gate.wait(90)
        raise Problem(anywhere.UNREACHABLE)

    window = opened(SmallStep(1, needs_word=False, work=send))
    with qtbot.waitSignal(window._navigation.progressed):
        window.frame.footer.primary.click()
    assert page_of(window).reports
    assert not window.frame.footer.cancel.isEnabled()
    assert window.frame.footer.reason() == "The request has left: wait a few moments"
    window.close()
    assert window.isVisible()
    assert window.findChild(Dialog) is None
    with qtbot.waitSignal(window._navigation.failed):
        gate.set()
    assert window.frame.footer.cancel.isEnabled()
    assert window._navigation.enrolment.file_content == b"made"
