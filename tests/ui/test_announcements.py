"""What is announced to those who listen: steps, errors, waits at their thresholds, results, the end of work; once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Retrying
from crypteo_desktop.preflight import FolderState, findings
from crypteo_desktop.problems import Problem, anywhere, identity
from crypteo_desktop.session import State
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.pages.resend_panel import ResendPanel
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.step_voice import StepVoice
from crypteo_desktop.ui.widgets.announce import Voice, announce
from crypteo_desktop.ui.widgets.labels import Label
from tests.support.fakes import services
from tests.support.listening import Listener
from tests.support.movable_clock import MovableClock
from tests.support.pages import shown
from tests.support.samples import NOW, SESSION, SURROUNDINGS, enrolment_in
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, failing, patient, type_and_go


@pytest.fixture
def listener(qapp: QApplication) -> Listener:
    return Listener.to(qapp)


def test_the_first_screen_is_read_with_its_window_and_the_next_one_is_told(
    opened: Open, qtbot: QtBot, listener: Listener
) -> None:
    window = opened(SmallStep(1, finished=lambda enrolment: True), SmallStep(2))
    assert listener.said == []
    type_and_go(window, qtbot)
    assert listener.said == ["Step 2: Part 2"]


def test_another_step_is_told_with_what_its_page_is_for(qtbot: QtBot, listener: Listener) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    voice = StepVoice(window)
    voice.enter("Step 2", "Choose a password.")
    voice.enter("Step 3", "Enter the code.")
    voice.learn("Enter the code.", is_news=False)
    voice.learn("Enter the new code.", is_news=False)
    assert listener.said == ["Step 3. Enter the code.", "Enter the new code."]


def test_that_work_runs_and_that_it_was_stopped_is_told(opened: Open, qtbot: QtBot, listener: Listener) -> None:
    window = opened(SmallStep(1, work=patient))
    type_and_go(window, qtbot)
    window.frame.footer.cancel.click()
    qtbot.waitUntil(lambda: not window.is_busy)
    assert listener.said == ["One moment", "Stopped. Nothing is lost."]


@pytest.mark.parametrize("kind", [identity.CODE_WRONG, anywhere.UNREACHABLE], ids=lambda kind: kind.name)
def test_an_error_interrupts_and_is_told_once(kind, opened: Open, qtbot: QtBot, listener: Listener) -> None:
    window = opened(SmallStep(1, work=failing(Problem(kind))))
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: window.stage.problem is not None)
    assert len(listener.urgent) == 1
    assert listener.urgent[0].endswith(kind.code)


def test_an_error_is_told_only_once_the_focus_is_there(opened: Open, qtbot: QtBot, qapp: QApplication) -> None:
    window = opened(SmallStep(1, work=failing(Problem(anywhere.UNREACHABLE))))
    focused: list[QWidget | None] = []
    Voice.of(qapp).said.connect(lambda _, urgent: focused.append(QApplication.focusWidget()) if urgent else None)
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: window.stage.problem is not None)
    panel = window.findChild(ProblemPanel)
    assert panel is not None
    assert focused == [panel.initial_focus()]
    assert QApplication.focusWidget() is panel.initial_focus()


def test_a_wait_before_the_next_try_is_told_once_and_not_counted_down(
    opened: Open, qtbot: QtBot, listener: Listener
) -> None:
    seconds = [0.0]
    window = opened(SmallStep(1, work=patient), services_=replace(services(), monotonic=lambda: seconds[0]))
    type_and_go(window, qtbot)
    window._navigation.retrying.emit(Retrying(anywhere.UNREACHABLE, 2, 1, 5))
    seconds[0] = 1.0
    qtbot.waitUntil(lambda: "New try in 1 s" in window.frame.footer.reason())
    assert [words for words in listener.said if "New try" in words] == [
        "The certificate service does not answer. New try in 2 s (1 of 5)"
    ]


def test_a_countdown_is_told_at_its_thresholds_and_at_its_end(qtbot: QtBot, listener: Listener) -> None:
    clock = MovableClock(NOW)
    panel = ResendPanel()
    qtbot.addWidget(panel)
    panel.show_code(replace(SESSION.code, next_resend_at=NOW + timedelta(seconds=31)), clock)
    for _ in range(31):
        clock.advance(seconds=1)
        panel.countdown.look()
    assert listener.said == ["Available in 30 seconds", "Available in 10 seconds", "You may ask for a new code now."]


def test_an_opened_link_is_told_with_what_is_amiss(qtbot: QtBot, listener: Listener) -> None:
    bad = findings(SESSION, FolderState("Downloads", False, 1_000_000), SURROUNDINGS, 1000.0)
    page, _ = shown(qtbot, InitialisationPage, "initialisation", replace(enrolment_in(State.CODE), findings=bad))
    assert page.heard().startswith(page.lead.words())
    assert "To be mended: " in page.heard()


def test_nothing_is_never_announced(qtbot: QtBot, listener: Listener) -> None:
    label = Label("body", "word")
    qtbot.addWidget(label)
    announce(label, "")
    assert listener.said == []
