"""Before the last try the page says what is at stake, and nothing is sent unless that is chosen."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.flow import Flow
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui import translation
from crypteo_desktop.ui.last_try import ANSWERS, CODE, CODE_WITHOUT_ANOTHER, LastTryPanel
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage
from crypteo_desktop.ui.text_size import TextSize
from crypteo_desktop.ui.translation import day_and_time
from crypteo_desktop.ui.widgets.announce import Voice
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, services
from tests.support.pages import shown
from tests.support.samples import ANSWERS as SAMPLES
from tests.support.samples import CODE as SAMPLE
from tests.support.samples import NOW, PROFILE, SESSION, enrolment_in, with_tries, without_resends

DESK = read_profile(resource("profile.toml")).support  # unlike the samples' desk, it says when somebody answers
CASES = {
    "code": (3, State.CODE, "send_code", identity.CODE_EXHAUSTED, "you will need a new code", "3-5"),
    "answers": (4, State.ANSWERS, "send_answers", identity.ORDER_LOCKED, "blocked until support unblocks it", "4-5"),
}


class Holder:
    """Somebody who typed all that step 3 or 4 asks for and has one try left."""

    def __init__(self, qtbot: QtBot, case: str, left: int = 1) -> None:
        number, state, self.call, refused, self.stake, self.screen = CASES[case]
        self.backend = FakeBackend({self.call: Problem(refused)})
        typed = replace(enrolment_in(state), retrieval_code=SAMPLE, answers=SAMPLES)
        flow = Flow.start(STEPS, with_tries(typed, left))
        while flow.step.info.number < number:
            flow = flow.forward()
        profile = replace(PROFILE, support=DESK)
        self.window = WizardWindow(flow, replace(services(self.backend), profile=profile), version="6.0.0")
        qtbot.addWidget(self.window, before_close_func=lambda it: it._departure.begin(3))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot = qtbot

    @property
    def panel(self) -> LastTryPanel | None:
        return next((it for it in self.window.findChildren(LastTryPanel) if it.isVisible()), None)

    @property
    def sent(self) -> int:
        return [name for name, _ in self.backend.calls].count(self.call)

    def wait_for_refusal(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.stage.problem is not None and not self.window.is_busy)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key)


@pytest.fixture(params=CASES)
def holder(qtbot: QtBot, request: pytest.FixtureRequest) -> Holder:
    return Holder(qtbot, request.param)


def test_it_says_what_is_at_stake_and_until_when_there_is_time(holder: Holder) -> None:
    holder.window.frame.footer.primary.click()
    assert holder.panel is not None
    said = " ".join(label.words().replace("\u00a0", " ") for label in holder.panel.findChildren(Label))
    assert holder.stake in said
    assert "do not count" in said
    assert "Nothing has been sent yet" in said
    assert "your link is valid until 24 November at " in said
    assert f"Support: 08 92 23 02 52, key 1\n{DESK.price['en']}" in said
    assert re.search(rf"(Open until|Closed, opens) .+\n{re.escape(DESK.hours['en'])}", said)
    assert holder.window.stage.spoken().screen == holder.screen
    assert holder.sent == 0


def test_enter_and_enter_again_only_look_once_more(holder: Holder) -> None:
    holder.press(Qt.Key.Key_Return)
    assert holder.panel is not None
    assert not holder.window.frame.footer.primary.isEnabled()
    typed = holder.window.stage.page.fill(holder.window._navigation.enrolment)
    holder.press(Qt.Key.Key_Return)
    assert holder.panel is None
    assert holder.window.stage.page.isVisible()
    assert holder.window.stage.page.fill(holder.window._navigation.enrolment) == typed
    assert holder.window.stage.page.isAncestorOf(QApplication.focusWidget())
    assert holder.window.frame.footer.primary.isEnabled()
    assert holder.sent == 0


def test_only_send_sends_what_was_typed_once(holder: Holder) -> None:
    holder.press(Qt.Key.Key_Return)
    holder.press(Qt.Key.Key_Tab)
    assert holder.panel is not None
    assert holder.panel.send.hasFocus()
    holder.press(Qt.Key.Key_Space)
    holder.wait_for_refusal()
    assert holder.sent == 1
    assert holder.panel is None


def test_larger_text_leaves_the_question_where_it_is(holder: Holder, qapp: QApplication) -> None:
    holder.window.frame.footer.primary.click()
    former = holder.panel
    try:
        TextSize.of(qapp).use(125)
        holder.qtbot.waitUntil(lambda: holder.panel is not former)
        assert holder.panel is not None
        assert holder.panel.check.hasFocus()
        assert holder.sent == 0
    finally:
        TextSize.of(qapp).use(100)


def test_another_language_tells_it_anew_and_sends_nothing(holder: Holder, qapp: QApplication) -> None:
    holder.window.frame.footer.primary.click()
    former = holder.panel
    try:
        holder.window.frame.languages.chosen.emit("fr")
        holder.qtbot.waitUntil(lambda: holder.panel is not former)
        assert holder.panel is not None
        assert holder.panel.words().startswith("Dernier essai")
        assert holder.panel.check.hasFocus()
        assert not holder.window.frame.footer.primary.isEnabled()
        holder.panel.check.click()
        assert holder.panel is None
        assert holder.window.frame.footer.primary.isEnabled(), "what was typed is still there"
        assert holder.sent == 0
    finally:
        translation.install(qapp, "en")


def test_back_leaves_it_without_sending(qtbot: QtBot) -> None:
    holder = Holder(qtbot, "code")  # from the answers nothing leads back
    holder.window.frame.footer.primary.click()
    assert holder.window.frame.footer.back.isVisible()
    holder.window.frame.footer.back.click()
    assert holder.panel is None
    assert holder.window._navigation.step.info.number == 2
    assert holder.window.stage.page.isVisible()
    assert holder.window.stage.spoken().screen == "2"
    assert holder.sent == 0


def test_it_is_told_only_once_the_focus_is_there(holder: Holder, qapp: QApplication) -> None:
    heard: list[tuple[str, QWidget | None]] = []
    Voice.of(qapp).said.connect(lambda words, urgent: heard.append((words, QApplication.focusWidget())))
    holder.window.frame.footer.primary.click()
    assert holder.panel is not None
    assert heard == [(holder.panel.words(), holder.panel.check)]


@pytest.mark.parametrize("case", CASES)
def test_before_another_try_nothing_is_asked(qtbot: QtBot, case: str) -> None:
    holder = Holder(qtbot, case, left=2)
    holder.window.frame.footer.primary.click()
    assert holder.panel is None
    holder.wait_for_refusal()
    assert holder.sent == 1


def test_the_number_that_a_wrong_try_told_counts(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, RetrievalCodePage, "retrieval-code", with_tries(enrolment_in(State.CODE), 3))
    assert page.last_try() is None
    page.show_problem(Problem(identity.CODE_WRONG, attempts_left=1))
    assert page.last_try() is CODE
    page, _ = shown(qtbot, RetrievalCodePage, "retrieval-code", without_resends(enrolment_in(State.CODE), 1))
    assert page.last_try() is CODE_WITHOUT_ANOTHER
    page, _ = shown(qtbot, SecurityAnswersPage, "security-answers", with_tries(enrolment_in(State.ANSWERS), 3))
    assert page.last_try() is None
    page.show_problem(Problem(identity.ANSWERS_WRONG, attempts_left=1))
    assert page.last_try() is ANSWERS


def test_no_new_code_is_promised(qtbot: QtBot) -> None:
    holder = Holder(qtbot, "code")
    holder.window.frame.footer.primary.click()
    assert holder.panel is not None
    assert "ask for a new one" not in holder.panel.words()
    assert "Ten wrong codes in all block the download" in holder.panel.words()


def time_told(qtbot: QtBot, now: datetime, **session: datetime) -> str:
    panel = LastTryPanel(CODE, DESK, replace(SESSION, **session), lambda: now)
    qtbot.addWidget(panel)
    return panel._time.words()


def test_nobody_is_told_that_there_is_no_hurry_in_the_last_hour(qtbot: QtBot) -> None:
    end = SESSION.link_expires_at
    assert time_told(qtbot, end - timedelta(hours=1)).startswith("There is no hurry: your link is valid until ")
    assert time_told(qtbot, end - timedelta(minutes=59)).startswith("Your link is valid until ")
    assert time_told(qtbot, end).startswith("Your link ended on ")


def test_an_order_that_ends_before_its_link_is_what_counts(qtbot: QtBot) -> None:
    order = replace(SESSION.order, expires_at=NOW + timedelta(minutes=4))
    panel = LastTryPanel(CODE, DESK, replace(SESSION, order=order), lambda: NOW)
    qtbot.addWidget(panel)
    assert panel._time.words() == f"Your link is valid until {day_and_time(order.expires_at)}."


def test_what_waiting_too_long_means_is_told_where_it_comes_before_the_link_ends(qtbot: QtBot) -> None:
    idle = "After 60 minutes of waiting, open it again: no try is lost."
    assert time_told(qtbot, NOW).endswith(idle)
    assert idle not in time_told(qtbot, NOW, expires_at=SESSION.link_expires_at)


def test_time_and_hours_go_on_with_the_strips(holder: Holder) -> None:
    holder.window.frame.footer.primary.click()
    panel = holder.panel
    assert panel is not None
    night, soon = datetime(2026, 11, 24, 20, tzinfo=UTC), SESSION.link_expires_at - timedelta(minutes=4)
    panel._now, panel._service_now = lambda _: night, lambda: soon
    (minute,) = holder.window.frame.strip.findChildren(QTimer)
    minute.timeout.emit()
    assert panel._hours.words().startswith("Closed, opens on Wednesday at ")
    assert panel._time.words().startswith("Your link is valid until ")
