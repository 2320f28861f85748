"""The page of step 4: three hidden answers, and never a word on which one is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, anywhere, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Moment, State
from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage
from tests.support.keyboard import type_letters
from tests.support.pages import Told, shown
from tests.support.samples import ANSWERS, NOW, QUESTIONS, enrolment_in

ENROLMENT = enrolment_in(State.ANSWERS)
Page = SecurityAnswersPage


@pytest.fixture
def page_and_told(qtbot: QtBot) -> tuple[Page, Told]:
    return shown(qtbot, Page, "security-answers", ENROLMENT)


@pytest.fixture
def page(page_and_told: tuple[Page, Told]) -> Page:
    return page_and_told[0]


def with_tries(left: int) -> Enrolment:
    session = replace(ENROLMENT.opened, answer_attempts_left=left, told_at=Moment(NOW, 1001.0))
    return replace(ENROLMENT, session=session)


def answer(page: Page, *answers: str) -> Enrolment:
    for field, text in zip(page.fields, answers, strict=False):
        type_letters(field.edit, text)
    return page.fill(ENROLMENT)


def test_the_questions_are_the_labels_in_their_order(page: Page) -> None:
    assert [field.edit.accessibleName() for field in page.fields] == [question.text for question in QUESTIONS]
    assert page.initial_focus() is page.fields[0].edit


def test_answers_are_filled_in_as_typed(page_and_told: tuple[Page, Told]) -> None:
    page, told = page_and_told
    assert answer(page, "Éloïse", "Médor", "Tout").answers == ANSWERS
    assert told.changes == 15


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ((), "3 answers missing"),
        (("Éloïse", "   ", ""), "2 answers missing"),
        (("a", "b", " -"), "1 answer missing"),
        (("a", "b", "c"), ""),
    ],
)
def test_the_reason_counts_what_is_missing(page: Page, answers: tuple[str, ...], reason: str) -> None:
    assert page.reason(answer(page, *answers)) == reason


def test_answers_are_hidden_until_asked_for(page: Page) -> None:
    assert {field.edit.echoMode() for field in page.fields} == {QLineEdit.EchoMode.Password}
    page.show_row.setChecked(True)
    assert {field.edit.echoMode() for field in page.fields} == {QLineEdit.EchoMode.Normal}


def test_a_screen_reader_is_told_no_answer(page: Page) -> None:
    answer(page, "Éloïse", "Médor", "Tout")
    spoken = " ".join(f"{field.edit.accessibleName()} {field.edit.accessibleDescription()}" for field in page.fields)
    assert "Médor" not in spoken


@pytest.mark.parametrize(
    ("left", "words"), [(3, "You have 3 tries left."), (1, "You have 1 try left."), (2, "You have 2 tries left.")]
)
def test_the_tries_are_told_before_sending(page: Page, left: int, words: str) -> None:
    page.present(with_tries(left))
    assert page.tries.words() == words


def test_wrong_answers_mark_all_three_and_say_how_many_tries_are_left(page: Page) -> None:
    answer(page, "Éloïse", "Médor", "Rien")
    assert page.show_problem(Problem(identity.ANSWERS_WRONG, attempts_left=1))
    assert page.problem.words().startswith("Wrong answers. You have 1 try left.")
    assert "CRY-401" in page.problem.words()
    assert page.tries.words() == "You have 1 try left."
    assert all(field.message.words() == "" for field in page.fields)
    assert page.fields[0].edit.selectedText() != ""
    assert page.screen_suffix() == "1"
    assert page.reason(page.fill(ENROLMENT)) == "Correct the answers first"


def test_a_fault_is_drawn_around_every_field(page: Page) -> None:
    for field in page.fields:
        field.edit.setFixedSize(200, 44)
    before = [field.edit.grab().toImage() for field in page.fields[1:]]
    page.show_problem(Problem(identity.ANSWERS_WRONG, attempts_left=2))
    after = [field.edit.grab().toImage() for field in page.fields[1:]]
    assert all(former != latter for former, latter in zip(before, after, strict=True))


def test_the_same_questions_keep_their_fields(page: Page) -> None:
    fields = list(page.fields)
    page.present(with_tries(2))
    assert page.fields == fields


def test_a_newer_session_knows_the_tries_better_than_an_old_problem(page: Page) -> None:
    page.show_problem(Problem(identity.ANSWERS_WRONG, attempts_left=1))
    page.present(ENROLMENT)
    assert page.tries.words() == "You have 1 try left."
    page.present(with_tries(3))
    assert page.tries.words() == "You have 3 tries left."


def test_typing_takes_the_error_away(page: Page) -> None:
    page.show_problem(Problem(identity.ANSWERS_WRONG, attempts_left=2))
    type_letters(page.fields[2].edit, "x")
    assert (page.problem.words(), page.screen_suffix()) == ("", "")


def test_a_lock_and_the_network_are_the_frames(page: Page) -> None:
    assert not page.show_problem(Problem(identity.ORDER_LOCKED))
    assert not page.show_problem(Problem(anywhere.UNREACHABLE))


def test_typed_answers_are_put_back_and_sent_ones_leave(page: Page) -> None:
    page.present(replace(ENROLMENT, answers=ANSWERS))
    assert page.fill(ENROLMENT).answers == ANSWERS
    page.present(ENROLMENT)
    assert page.fill(ENROLMENT).answers == (Secret(""),) * 3


def test_everything_holds_still_while_the_answers_are_checked(page: Page) -> None:
    page.set_busy(True)
    assert not any(field.isEnabled() for field in page.fields)
    assert page.reason(page.fill(ENROLMENT)) == "One moment, please"
    page.set_busy(False)
    assert all(field.isEnabled() for field in page.fields)


@pytest.mark.parametrize(
    "text", ["Quel est le nom de la personne qui vous a appris à faire du vélo ? " * 2, "Anticonstitution" * 12]
)
def test_a_long_question_wraps(page: Page, text: str) -> None:
    long = replace(QUESTIONS[0], text=text)
    page.present(replace(ENROLMENT, session=replace(ENROLMENT.opened, questions=(long, *QUESTIONS[1:]))))
    page.resize(880, 400)
    assert page.minimumSizeHint().width() <= 880
    assert len(page.fields) == 3
