"""Checklist, strength bars, facts panel and numbered list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from crypteo_desktop.steps.password import Strength
from crypteo_desktop.ui.widgets.checklist import Checklist
from crypteo_desktop.ui.widgets.facts_panel import FactsPanel, shares
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.long_words import breakable
from crypteo_desktop.ui.widgets.numbered_list import Disc, NumberedList
from crypteo_desktop.ui.widgets.strength_bars import StrengthBars


def words_of(widget: object) -> list[str]:
    return [label.accessibleName() for label in widget.findChildren(Label)]  # type: ignore[attr-defined]  # any widget


def test_the_checklist_ticks_what_is_met_and_unticks_it_again(qtbot: QtBot) -> None:
    checklist = Checklist({"upper": "1 capital", "digit": "1 digit"})
    qtbot.addWidget(checklist)
    checklist.show_met({"digit"})
    assert (checklist.met(), checklist.tally()) == (("digit",), "1 of 2 rules met")
    assert words_of(checklist) == ["1 capital: not met yet", "1 digit: met"]
    checklist.show_met({"upper"})
    assert checklist.met() == ("upper",)


@pytest.mark.parametrize(
    ("strength", "spoken"),
    [(Strength.NONE, ""), (Strength.WEAK, "Strength: weak"), (Strength.VERY_GOOD, "Strength: very good")],
)
def test_the_strength_is_a_word(qtbot: QtBot, strength: Strength, spoken: str) -> None:
    bars = StrengthBars()
    qtbot.addWidget(bars)
    bars.show_strength(strength)
    assert bars.spoken() == spoken


def test_more_strength_fills_more_bars(qtbot: QtBot) -> None:
    bars = StrengthBars()
    qtbot.addWidget(bars)
    bars.resize(300, 60)
    bars.show_strength(Strength.WEAK)
    weak = bars.grab().toImage()
    bars.show_strength(Strength.GOOD)
    assert bars.grab().toImage() != weak


def test_a_longer_word_for_the_strength_has_its_room_at_once(qtbot: QtBot) -> None:
    bars = StrengthBars()
    qtbot.addWidget(bars)
    bars.resize(300, 60)
    bars.show_strength(Strength.FAIR)
    bars.show()
    bars.show_strength(Strength.VERY_GOOD)
    word = next(label for label in bars.findChildren(Label) if label.words() == "very good")
    assert word.width() >= word.sizeHint().width()


def test_facts_can_be_shown_again_with_other_values(qtbot: QtBot) -> None:
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.resize(880, 70)
    panel.show_facts({"Holder": "Camille MARTIN", "Order": "540206"})
    panel.show_facts({"Holder": "Éloïse LE GOFF", "Order": "1"})
    assert words_of(panel) == ["Holder", "Holder Éloïse LE GOFF", "Order", "Order 1"]


def test_a_very_long_fact_stays_within_the_panel(qtbot: QtBot) -> None:
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.show_facts(dict.fromkeys(("a", "b", "c", "d"), "SOCIÉTÉINTERPROFESSIONNELLE" * 9))
    panel.resize(672, 300)
    panel.show()
    assert all(label.geometry().right() <= panel.width() for label in panel.findChildren(Label))
    assert panel.minimumSizeHint().width() <= 672


@given(st.lists(st.integers(min_value=0, max_value=900), max_size=6), st.integers(min_value=0, max_value=2000))
def test_shares_give_what_is_wanted_or_fill_the_room(wanted: list[int], room: int) -> None:
    given_widths = shares(wanted, room)
    assert all(width <= wish for width, wish in zip(given_widths, wanted, strict=True))
    assert sum(given_widths) <= room
    if sum(wanted) <= room:
        assert given_widths == wanted


def test_the_narrow_get_all_that_they_want_before_the_wide() -> None:
    assert shares([500, 100, 600], 700) == [300, 100, 300]


@given(st.text(max_size=60))
def test_breakable_words_read_the_same(words: str) -> None:
    assert breakable(words).replace("\u200b", "") == words.replace("\u200b", "")


def test_a_numbered_list_says_its_numbers(qtbot: QtBot) -> None:
    numbered = NumberedList({2: "Choose", 3: "Enter"}, bold=("Enter",))
    qtbot.addWidget(numbered)
    assert words_of(numbered) == ["2. Choose", "3. Enter"]
    assert Disc(2).grab().toImage() != Disc(3).grab().toImage()
