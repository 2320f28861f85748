"""Filters of typed and pasted text, on real line edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.steps.password import MAX_LENGTH, allowed
from crypteo_desktop.steps.retrieval_code import LENGTH, digits
from crypteo_desktop.ui.widgets.filtering import OnlyAllowed, OnlyDigits, Refusal
from tests.support.keyboard import type_letters


@pytest.fixture
def refusals() -> list[Refusal]:
    return []


@pytest.fixture
def password(qtbot: QtBot, refusals: list[Refusal]) -> QLineEdit:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    only_allowed = OnlyAllowed(allowed, MAX_LENGTH, edit)
    only_allowed.refused.connect(refusals.append)
    edit.setValidator(only_allowed)
    return edit


@pytest.fixture
def code(qtbot: QtBot, refusals: list[Refusal]) -> QLineEdit:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    only_digits = OnlyDigits(digits, LENGTH, edit)
    only_digits.refused.connect(refusals.append)
    edit.setValidator(only_digits)
    return edit


def paste(edit: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text, QClipboard.Mode.Clipboard)
    edit.paste()


@pytest.mark.parametrize("letter", ["é", " ", "-", "\u00a0", "ß", "１", "ﬁ"])
def test_a_character_that_is_not_allowed_never_stands_in_the_field(
    password: QLineEdit, refusals: list[Refusal], letter: str
) -> None:
    type_letters(password, f"Ab{letter}1")
    assert password.text() == "Ab1"
    assert refusals == [Refusal.CHARACTER]


def test_the_twenty_first_character_is_refused(password: QLineEdit, refusals: list[Refusal]) -> None:
    type_letters(password, "Azerty1234" * 2 + "x")
    assert password.text() == "Azerty1234" * 2
    assert refusals == [Refusal.TOO_LONG]


@pytest.mark.parametrize(
    ("pasted", "why"),
    [("Azérty12", Refusal.CHARACTER), ("Azerty12 ", Refusal.CHARACTER), ("a1" * 11, Refusal.TOO_LONG)],
)
def test_a_pasted_password_is_taken_whole_or_not_at_all(
    password: QLineEdit, refusals: list[Refusal], pasted: str, why: Refusal
) -> None:
    paste(password, pasted)
    assert (password.text(), refusals) == ("", [why])


@pytest.mark.parametrize(
    "pasted", ["360346207", "360 346 207", "360-346-207", " 360.346.207\n", "360\u202f346\u00a0207"]
)
def test_a_code_may_be_pasted_with_its_separators(code: QLineEdit, refusals: list[Refusal], pasted: str) -> None:
    paste(code, pasted)
    assert (code.text(), refusals) == ("360346207", [])


def test_a_code_may_be_pasted_with_the_words_around_it(code: QLineEdit, refusals: list[Refusal]) -> None:
    paste(code, "Votre code : 360 346 207")
    assert (code.text(), refusals) == ("360346207", [])


@pytest.mark.parametrize("letter", ["o", "é", "３"])
def test_what_is_no_digit_is_ignored_and_told(code: QLineEdit, refusals: list[Refusal], letter: str) -> None:
    type_letters(code, f"36{letter}0")
    assert (code.text(), refusals) == ("360", [Refusal.CHARACTER])


def test_ten_digits_are_refused_as_a_whole(code: QLineEdit, refusals: list[Refusal]) -> None:
    paste(code, "3603462071")
    assert (code.text(), refusals) == ("", [Refusal.TOO_LONG])


def test_the_caret_stays_where_one_corrects(code: QLineEdit) -> None:
    code.setText("36034627")
    code.setCursorPosition(7)
    paste(code, " 0")
    assert (code.text(), code.cursorPosition()) == ("360346207", 8)


@given(st.text(max_size=40))
def test_a_code_field_never_holds_anything_but_up_to_nine_digits(text: str) -> None:
    state, kept, position = OnlyDigits(digits, LENGTH).validate(text, len(text))
    if state is OnlyDigits.State.Acceptable:
        assert len(kept) <= LENGTH
        assert set(kept) <= set("0123456789")
        assert position == len(kept)
    else:
        assert len(digits(text)) > LENGTH


@given(st.text(max_size=30))
def test_a_password_field_never_holds_anything_that_is_not_allowed(text: str) -> None:
    state, kept, _ = OnlyAllowed(allowed, MAX_LENGTH).validate(text, 0)
    assert kept == text
    assert (state is OnlyAllowed.State.Acceptable) == (allowed(text) == text)
