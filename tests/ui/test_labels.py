"""Labels: plain words in a role."""

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.typography import STYLES
from crypteo_desktop.ui.widgets.labels import ROLES, Label


@pytest.mark.parametrize("role", ROLES)
def test_lines_stand_as_far_apart_as_the_design_says(qtbot: QtBot, role: str) -> None:
    one, two = Label(role, "Code"), Label(role, "Code\nCode")
    qtbot.addWidget(one)
    qtbot.addWidget(two)
    difference = two.sizeHint().height() - one.sizeHint().height()
    assert abs(difference - STYLES[ROLES[role].style].line) <= 1


def test_what_was_received_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Label("body", "<b>Société</b> & Cie")
    qtbot.addWidget(label)
    assert "&lt;b&gt;Société&lt;/b&gt; &amp; Cie" in label.text()
    assert label.accessibleName() == "<b>Société</b> & Cie"


def test_bold_parts_stand_out_and_are_not_read_out(qtbot: QtBot) -> None:
    label = Label("body")
    qtbot.addWidget(label)
    label.say("Appelez le 08 92.", bold=("08 92",))
    assert '<span style="font-weight:600">08 92</span>' in label.text()
    assert label.words() == label.accessibleName() == "Appelez le 08 92."


def test_bold_needs_no_word_to_be_there(qtbot: QtBot) -> None:
    label = Label("body")
    qtbot.addWidget(label)
    label.say("Nothing", bold=("else",))
    assert "span" not in label.text()


def test_another_tone_is_another_colour(qtbot: QtBot) -> None:
    label = Label("body", "Words")
    qtbot.addWidget(label)
    label.show()
    before = label.palette().windowText().color()
    label.set_tone("error")
    assert label.palette().windowText().color() != before


def test_a_word_without_a_place_to_break_does_not_widen_the_window(qtbot: QtBot) -> None:
    label = Label("body", "Mot" * 60, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 400
    assert label.words() == label.accessibleName() == "Mot" * 60


def test_what_may_be_copied_holds_no_hidden_letter(qtbot: QtBot) -> None:
    label = Label("body", "Mot" * 60, wrap=True)
    qtbot.addWidget(label)
    label.let_select()
    assert "\u200b" not in label.text()


def test_long_words_wrap_instead_of_widening_the_window(qtbot: QtBot) -> None:
    label = Label("body", "Mot " * 60, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) >= 5 * 24
    assert label.minimumSizeHint().width() < 300
