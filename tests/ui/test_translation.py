"""Texts in the holder's language: facts, dates, counts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from crypteo_desktop.texts import Counted, Text
from crypteo_desktop.ui import translation
from crypteo_desktop.ui.translation import counted, date_time, day_and_time, language, say

PARIS = ZoneInfo("Europe/Paris")
MOMENT = datetime(2025, 3, 26, 16, 6, tzinfo=UTC)
FRENCH = {
    "en": "fr",
    "{weekday} {day} {month} {year} at {hour}:{minute}": "{weekday} {day} {month} {year} à {hour} h {minute}",
    "{day} {month} at {hour}:{minute}": "{day} {month} à {hour} h {minute}",
    "1": "1er",
    "Hello {name}": "Bonjour {name}",
    "{n} try": "{n} essai",
    "{n} tries": "{n} essais",
}
TRIES = Counted(Text("Test", "{n} try"), Text("Test", "{n} tries"))


class FrenchWords(QTranslator):
    """A few French words, without a file."""

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False

    def translate(self, _context: str, source: str, *_: object) -> str:
        return FRENCH.get(source, "")


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    words = FrenchWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_facts_fill_in_after_translation(french: None) -> None:
    assert say(Text("Test", "Hello {name}"), name="Élise") == "Bonjour Élise"


def test_a_fact_that_holds_braces_is_shown_as_it_is() -> None:
    assert say(Text("Test", "Hello {name}"), name="{name}{0}") == "Hello {name}{0}"


def test_a_fact_that_nobody_told_leaves_nothing() -> None:
    assert say(Text("Test", "Wrong code. {tries}")) == "Wrong code. "


def test_a_moment_among_the_facts_is_rendered_as_a_date() -> None:
    assert say(Text("Test", "Until {end}"), end=MOMENT) == f"Until {date_time(MOMENT)}"


def test_several_facts_in_one_are_listed() -> None:
    assert say(Text("Test", "{names}"), names=("a", "b")) == "a, b"


def test_dates_in_english() -> None:
    assert date_time(MOMENT, PARIS) == "Wednesday 26 March 2025 at 17:06"
    assert day_and_time(MOMENT, PARIS) == "26 March at 17:06"


def test_dates_in_french(french: None) -> None:
    assert date_time(MOMENT, PARIS) == "mercredi 26 mars 2025 à 17 h 06"
    assert day_and_time(datetime(2025, 4, 1, 7, 5, tzinfo=UTC), PARIS) == "1er avril à 9 h 05"


@pytest.mark.parametrize(("number", "expected"), [(0, "0 tries"), (1, "1 try"), (2, "2 tries")])
def test_english_counts_nought_as_many(number: int, expected: str) -> None:
    assert counted(TRIES, number) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 essai"), (1, "1 essai"), (2, "2 essais")])
def test_french_counts_nought_as_one(french: None, number: int, expected: str) -> None:
    assert counted(TRIES, number) == expected


def test_the_language_in_force_is_the_translation_s(french: None) -> None:
    assert language() == "fr"


def test_without_a_translation_the_language_is_english() -> None:
    assert language() == "en"


def test_a_language_that_was_asked_for_is_put_in_force(qapp: QApplication) -> None:
    before = QLocale()
    assert translation.install(qapp, "en") == "en"
    assert QLocale().language() == QLocale.Language.English
    QLocale.setDefault(before)


def test_long_numbers_are_grouped_and_names_made_of_four_digits_are_not() -> None:
    assert say(Text("Test", "{n} rounds, RSA {bits}"), n=9_000_000, bits=3072) == "9,000,000 rounds, RSA 3072"
    assert say(Text("Test", "{n}"), n=2**70) == "1,180,591,620,717,411,303,424"
