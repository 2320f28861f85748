"""The page of step 3: nine digits, errors that keep them, and new codes by the service's clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, ProblemKind, anywhere, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import CodeSending, Moment, State
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from crypteo_desktop.ui.translation import clock_time, day_and_time
from tests.support.fakes import FakeBackend, services
from tests.support.keyboard import type_letters
from tests.support.pages import Told, shown
from tests.support.samples import CODE, NOW, SESSION, enrolment_in

STEP = "retrieval-code"
Page = RetrievalCodePage


class Seconds:
    """This computer's monotonic seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def page_and_told(qtbot: QtBot, seconds: Seconds) -> tuple[Page, Told]:
    return shown(qtbot, Page, STEP, enrolment_in(State.CODE), seconds)


@pytest.fixture
def page(page_and_told: tuple[Page, Told]) -> Page:
    return page_and_told[0]


def with_code(change: Callable[[CodeSending], CodeSending]) -> Enrolment:
    """Return the sample enrolment as a later answer of the service tells it."""
    later = Moment(NOW + timedelta(seconds=40), 1040.0)
    return replace(enrolment_in(State.CODE), session=replace(SESSION, code=change(SESSION.code), told_at=later))


def can_ask(page: Page) -> dict[str, bool]:
    return {channel: button.isEnabled() for channel, button in page.resend.buttons.items()}


def test_one_types_at_once_and_digits_are_filled_in(page_and_told: tuple[Page, Told]) -> None:
    page, told = page_and_told
    assert page.initial_focus() is page.entry.edit
    type_letters(page.entry.edit, "360 346")
    filled = page.fill(enrolment_in(State.CODE))
    assert filled.retrieval_code == Secret("360346")
    assert page.reason(filled) == "3 digits missing"
    assert told.changes >= 6


def test_a_full_code_gives_no_reason(page: Page) -> None:
    page.entry.edit.setText(CODE.reveal())
    assert page.reason(page.fill(enrolment_in(State.CODE))) == ""


@pytest.mark.parametrize("pasted", ["360 346 207", "360-346-207", "Code : 360.346.207"])
def test_the_button_pastes_over_what_stands_there(page: Page, pasted: str) -> None:
    page.entry.edit.setText("11")
    QGuiApplication.clipboard().setText(pasted)
    page.entry.paste_button.click()
    assert page.entry.code() == CODE


def test_ten_digits_are_not_cut_to_nine(page: Page) -> None:
    QGuiApplication.clipboard().setText("3603462071")
    page.entry.paste_button.click()
    assert page.entry.code() == Secret("")
    assert page.entry.field.message.words() == "A withdrawal code has 9 digits, no more."


@pytest.mark.parametrize("letter", ["a", "３", "é"])
def test_what_is_no_digit_is_explained_until_the_next_digit(page: Page, letter: str) -> None:
    type_letters(page.entry.edit, f"3{letter}")
    assert page.entry.code() == Secret("3")
    assert page.entry.field.message.words() == "Only the digits 0 to 9 are accepted."
    assert page.screen_suffix() == ""
    type_letters(page.entry.edit, "6")
    assert page.entry.field.message.words() == ""


def test_it_says_when_and_where_the_last_code_went(page: Page) -> None:
    assert SESSION.code.sent_at is not None
    sent = day_and_time(SESSION.code.sent_at)
    assert page.entry.sending.words() == f"Last code sent to c•••@example.com, on {sent}.\nYou have 3 tries left."
    assert page.resend.addresses.words() == "06 •• •• •• 12 · c•••@example.com"


def test_a_wrong_code_stays_selected_with_its_message(page: Page) -> None:
    page.entry.edit.setText(CODE.reveal())
    assert page.show_problem(Problem(identity.CODE_WRONG, attempts_left=2))
    assert page.entry.edit.selectedText() == CODE.reveal()
    assert page.entry.field.message.words().startswith("Wrong code. You have 2 tries left.")
    assert "CRY-301" in page.entry.field.message.words()
    assert page.screen_suffix() == "1"
    assert page.reason(page.fill(enrolment_in(State.CODE))) == "Correct the code first"


def test_an_error_leaves_in_sight_when_and_where_the_last_code_went(page: Page) -> None:
    assert SESSION.code.sent_at is not None
    page.show_problem(Problem(identity.CODE_WRONG, attempts_left=2))
    assert page.entry.sending.isVisible()
    sent = day_and_time(SESSION.code.sent_at)
    assert page.entry.sending.words() == f"Last code sent to c•••@example.com, on {sent}."


def test_typing_takes_the_error_away_and_keeps_the_tries(page: Page) -> None:
    page.show_problem(Problem(identity.CODE_WRONG, attempts_left=2))
    type_letters(page.entry.edit, "3")
    assert (page.screen_suffix(), page.entry.field.message.words()) == ("", "")
    assert page.entry.sending.words().endswith("You have 2 tries left.")
    page.present(enrolment_in(State.CODE))
    assert page.entry.sending.words().endswith("You have 2 tries left.")


def test_other_problems_are_the_frames(page: Page) -> None:
    assert not page.show_problem(Problem(anywhere.UNREACHABLE))
    assert not page.show_problem(Problem(identity.ORDER_LOCKED))


def test_a_new_code_waits_for_the_services_clock(page: Page, seconds: Seconds) -> None:
    assert can_ask(page) == {"sms": False, "email": False}
    assert page.resend.remaining.words() == "Available in 24 seconds"
    seconds.now += 23
    page.resend.countdown.look()
    assert page.resend.remaining.words() == "Available in 1 second"
    seconds.now += 1
    page.resend.countdown.look()
    assert can_ask(page) == {"sms": True, "email": True}
    assert page.resend.guidance.words() == "Ask for a new code."


@pytest.mark.parametrize("channel", ["sms", "email"])
def test_a_new_code_is_asked_for_and_told(page_and_told: tuple[Page, Told], seconds: Seconds, channel: str) -> None:
    page, told = page_and_told
    seconds.now += 60
    page.resend.countdown.look()
    page.resend.buttons[channel].click()
    backend = FakeBackend()
    work = told.work[0]
    assert callable(work)
    after = work(enrolment_in(State.CODE), services(backend), CancelToken(), lambda _: None)
    assert backend.calls == [("resend_code", channel)]
    code = replace(after.opened.code, sent_at=NOW + timedelta(minutes=42))
    page.present(replace(after, session=replace(after.opened, code=code)))
    word = {"sms": "SMS", "email": "e-mail"}[channel]
    sent_at = clock_time((NOW + timedelta(minutes=42)).astimezone())
    assert page.entry.field.message.words() == (
        f"New code sent by {word}. The former one is no longer valid. "
        f"Use the message received after {sent_at}, the latest one."
    )
    assert QApplication.focusWidget() is page.entry.edit


@pytest.mark.parametrize(
    "kind", [identity.RESEND_LIMIT, identity.CHANNEL_UNAVAILABLE, identity.DELIVERY_FAILED, identity.RESEND_TOO_SOON]
)
def test_why_no_new_code_was_sent_stands_beside_the_buttons(page: Page, kind: ProblemKind) -> None:
    assert page.show_problem(Problem(kind))
    assert kind.code in page.resend.problem.words()
    assert page.entry.field.message.words() == ""
    page.present(with_code(lambda code: code))
    assert page.resend.problem.words() == ""


def test_after_a_refusal_no_later_news_claims_that_a_code_was_sent(page: Page, seconds: Seconds) -> None:
    seconds.now += 60
    page.resend.countdown.look()
    page.resend.buttons["sms"].click()
    page.show_problem(Problem(identity.RESEND_LIMIT))
    page.present(with_code(lambda code: code))
    assert page.entry.field.message.words() == ""


def test_no_resend_left_is_explained(page: Page) -> None:
    page.present(with_code(lambda code: replace(code, resends_left=0, next_resend_at=None)))
    assert can_ask(page) == {"sms": False, "email": False}
    assert page.resend.guidance.words().startswith("No further code can be sent for the moment.")


def test_a_way_that_the_service_does_not_offer_is_not_shown(page: Page) -> None:
    page.present(with_code(lambda code: replace(code, channels=code.channels[:1], next_resend_at=NOW)))
    assert can_ask(page) == {"sms": False, "email": True}
    assert not page.resend.buttons["sms"].isVisible()


def test_a_used_up_code_says_when_a_new_one_may_be_asked_for(page: Page, seconds: Seconds) -> None:
    seconds.now += 60
    page.resend.countdown.look()
    page.show_problem(Problem(identity.CODE_EXHAUSTED, next_resend_at=NOW + timedelta(seconds=70)))
    assert page.resend.remaining.words() == "Available in 10 seconds"
    assert can_ask(page) == {"sms": False, "email": False}


def test_a_used_up_code_is_not_sent_again_until_a_new_one_was_sent(page: Page, seconds: Seconds) -> None:
    page.entry.edit.setText(CODE.reveal())
    page.show_problem(Problem(identity.CODE_EXHAUSTED))
    type_letters(page.entry.edit, CODE.reveal())
    filled = page.fill(enrolment_in(State.CODE))
    assert page.step.missing(filled) != ()
    assert page.reason(filled) == "Ask for a new code"
    seconds.now += 60
    page.resend.countdown.look()
    page.resend.buttons["sms"].click()
    page.present(with_code(lambda code: code))
    assert page.entry.code() == Secret("")
    page.entry.edit.setText(CODE.reveal())
    assert page.step.missing(page.fill(enrolment_in(State.CODE))) == ()


def test_a_new_code_takes_the_former_digits_away(page: Page, seconds: Seconds) -> None:
    page.entry.edit.setText("360")
    seconds.now += 60
    page.resend.countdown.look()
    page.resend.buttons["email"].click()
    page.present(replace(with_code(lambda code: code), retrieval_code=Secret("360")))
    assert page.entry.code() == Secret("")


def test_everything_holds_still_while_something_is_sent(page: Page, seconds: Seconds) -> None:
    seconds.now += 60
    page.resend.countdown.look()
    page.set_busy(True)
    assert not page.entry.isEnabled()
    assert can_ask(page) == {"sms": False, "email": False}
    assert page.reason(enrolment_in(State.CODE)) == "One moment, please"
    page.set_busy(False)
    assert can_ask(page) == {"sms": True, "email": True}


def test_the_digits_are_put_back_and_leave_when_they_are_of_no_use(page: Page) -> None:
    page.present(replace(enrolment_in(State.CODE), retrieval_code=CODE))
    assert page.entry.code() == CODE
    page.present(enrolment_in(State.CODE))
    assert page.entry.code() == Secret("")
