"""The page of step 2: rules that turn green, wrong characters refused, a mismatch told in time."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import NOTHING, Enrolment
from crypteo_desktop.problems import Problem, ProblemKind, anywhere, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.ui.pages.password_page import PasswordPage
from tests.support.keyboard import type_letters
from tests.support.pages import Told, shown
from tests.support.samples import PASSWORD, enrolment_in

EMPTY = replace(enrolment_in(State.CODE), password=NOTHING, confirmation=NOTHING)


@pytest.fixture
def page_and_told(qtbot: QtBot) -> tuple[PasswordPage, Told]:
    return shown(qtbot, PasswordPage, "password", EMPTY)


@pytest.fixture
def page(page_and_told: tuple[PasswordPage, Told]) -> PasswordPage:
    return page_and_told[0]


def typed(qtbot: QtBot, page: PasswordPage, password: str, confirmation: str = "") -> Enrolment:
    qtbot.keyClicks(page.fields.password.edit, password)
    qtbot.keyClicks(page.fields.confirmation.edit, confirmation)
    return page.fill(EMPTY)


def test_both_entries_are_filled_in(qtbot: QtBot, page_and_told: tuple[PasswordPage, Told]) -> None:
    page, told = page_and_told
    filled = typed(qtbot, page, "Ab1", "Ab1")
    assert (filled.password, filled.confirmation, told.changes) == (Secret("Ab1"), Secret("Ab1"), 6)


@pytest.mark.parametrize(
    ("password", "confirmation", "met"),
    [
        ("", "", set()),
        ("abcdefgh", "", {"length", "lower"}),
        ("ABC1", "", {"upper", "digit"}),
        ("Abcdefg1", "Abcdefg1", {"length", "upper", "lower", "digit", "match"}),
    ],
)
def test_rules_turn_green_one_by_one(
    qtbot: QtBot, page: PasswordPage, password: str, confirmation: str, met: set[str]
) -> None:
    typed(qtbot, page, password, confirmation)
    assert set(page.checklist.met()) == met


@pytest.mark.parametrize(
    ("password", "confirmation", "reason"),
    [
        ("", "", "Choose a password"),
        ("Abc1", "", "4 characters and the confirmation are missing"),
        ("Abcdefg", "", "1 character, 1 digit and the confirmation are missing"),
        ("Abcdefgh1", "", "The confirmation is missing"),
        ("Abcdefgh1", "Abcdefgh1", ""),
    ],
)
def test_the_reason_names_what_is_missing(
    qtbot: QtBot, page: PasswordPage, password: str, confirmation: str, reason: str
) -> None:
    assert page.reason(typed(qtbot, page, password, confirmation)) == reason


def test_the_holders_own_name_makes_a_password_weak(qtbot: QtBot, page: PasswordPage) -> None:
    typed(qtbot, page, "CamilleMartin1")
    qtbot.waitUntil(lambda: page.strength.spoken() == "Strength: weak")


@pytest.mark.parametrize("wrong", ["character", "confirmation"])
def test_the_frame_hears_that_the_screen_is_another(qtbot: QtBot, page: PasswordPage, wrong: str) -> None:
    screens: list[str] = []
    page.changed.connect(lambda: screens.append(page.screen_suffix()))
    if wrong == "character":
        type_letters(page.fields.password.edit, "é")
    else:
        typed(qtbot, page, "Abcdefg1", "Ab")
        page.fields.confirmation.edit.editingFinished.emit()
    assert screens[-1] == page.screen_suffix() == "1"


def test_a_refused_character_is_explained_and_nothing_stands(qtbot: QtBot, page: PasswordPage) -> None:
    type_letters(page.fields.password.edit, "Abé")
    assert page.fields.password.edit.text() == "Ab"
    assert page.fields.password.message.words() == "Only letters without accent and digits are accepted."
    qtbot.keyClicks(page.fields.password.edit, "c")
    assert page.fields.password.message.words() == ""


def test_the_twenty_first_character_is_explained(qtbot: QtBot, page: PasswordPage) -> None:
    typed(qtbot, page, "Abcdefghi1" * 2 + "x")
    assert len(page.fields.password.edit.text()) == 20
    assert page.fields.password.message.words() == "A password has 20 characters at most."


def test_a_bad_password_is_not_pasted_in_part(page: PasswordPage) -> None:
    QGuiApplication.clipboard().setText("Éloïse2026")
    page.fields.password.edit.paste()
    assert page.fields.password.edit.text() == ""
    assert page.fields.password.message.words() == "Only letters without accent and digits are accepted."


def test_a_mismatch_is_not_told_before_the_confirmation_is_as_long(qtbot: QtBot, page: PasswordPage) -> None:
    typed(qtbot, page, "Abcdefg1", "Abcdxyz")
    assert not page.fields.confirmation.has_error
    qtbot.keyClicks(page.fields.confirmation.edit, "1")
    assert "CRY-202" in page.fields.confirmation.message.words()
    assert page.screen_suffix() == "1"
    assert page.reason(page.fill(EMPTY)) == "Correct the confirmation first"


def test_a_mismatch_is_told_when_the_confirmation_is_left(qtbot: QtBot, page: PasswordPage) -> None:
    typed(qtbot, page, "Abcdefg1")
    page.fields.confirmation.edit.setFocus()
    qtbot.keyClicks(page.fields.confirmation.edit, "Abc")
    page.fields.show_row.setFocus()
    assert page.fields.confirmation.has_error


def test_an_empty_confirmation_is_no_mismatch(page: PasswordPage, qtbot: QtBot) -> None:
    typed(qtbot, page, "Abcdefg1")
    page.fields.confirmation.edit.setFocus()
    page.fields.show_row.setFocus()
    assert not page.fields.confirmation.has_error


def test_correcting_either_entry_takes_the_mismatch_away(qtbot: QtBot, page: PasswordPage) -> None:
    typed(qtbot, page, "Abcdefg1", "Abcdefg2")
    qtbot.keyClick(page.fields.confirmation.edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(page.fields.confirmation.edit, "1")
    assert not page.fields.confirmation.has_error
    assert page.screen_suffix() == ""


def test_entries_are_hidden_until_asked_for(page: PasswordPage) -> None:
    modes = {field.edit.echoMode() for field in (page.fields.password, page.fields.confirmation)}
    page.fields.show_row.setChecked(True)
    shown_modes = {field.edit.echoMode() for field in (page.fields.password, page.fields.confirmation)}
    assert (modes, shown_modes) == ({QLineEdit.EchoMode.Password}, {QLineEdit.EchoMode.Normal})


def test_caps_lock_is_noticed_beside_the_field_in_use(qtbot: QtBot, page: PasswordPage) -> None:
    page.fields.password.edit.setFocus()
    qtbot.keyClicks(page.fields.password.edit, "A")
    assert page.fields.password.notice.words() == "Caps Lock is on"
    assert page.fields.confirmation.notice.words() == ""
    page.fields.confirmation.edit.setFocus()
    assert page.fields.password.notice.words() == ""


def test_what_was_typed_is_put_back_hidden(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, PasswordPage, "password", enrolment_in(State.CODE))
    assert page.fields.typed() == (PASSWORD, PASSWORD)
    assert len(page.checklist.met()) == 5
    assert not page.fields.show_row.isChecked()


@pytest.mark.parametrize("kind", [identity.PASSWORD_REFUSED, identity.PASSWORDS_DIFFER])
def test_a_refusal_stands_under_its_field(page: PasswordPage, kind: ProblemKind) -> None:
    problem = Problem(kind)
    assert page.show_problem(problem)
    field = page.fields.confirmation if kind is identity.PASSWORDS_DIFFER else page.fields.password
    assert problem.kind.code in field.message.words()
    page.clear_problem()
    assert field.message.words() == ""


def test_other_problems_are_the_frames(page: PasswordPage) -> None:
    assert not page.show_problem(Problem(anywhere.PROGRAM_ERROR))


def test_the_fields_hold_still_while_work_runs(page: PasswordPage) -> None:
    page.set_busy(True)
    assert not page.fields.isEnabled()
    page.set_busy(False)
    assert page.initial_focus().isEnabled()
