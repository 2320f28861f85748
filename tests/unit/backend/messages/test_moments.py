"""Days, times and durations in words, in the zone that is asked for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crypteo_backend.messages.moments import (
    Locale,
    day_in_words,
    duration_in_words,
    moment_in_words,
    time_in_words,
)

START = datetime(2025, 3, 26, 9, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), "1er août 2026", "1 August 2026"),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), "31 décembre 2026", "31 December 2026"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "1er janvier 2027", "1 January 2027"),
        (datetime(2027, 2, 2, tzinfo=UTC), "2 février 2027", "2 February 2027"),
    ],
)
def test_a_day_is_the_one_of_paris(moment: datetime, french: str, english: str):
    assert (day_in_words(moment, "fr"), day_in_words(moment, "en")) == (french, english)


def test_times_follow_summer_and_the_zone():
    summer = START + timedelta(days=10)
    assert [time_in_words(moment, "en") for moment in (START, summer)] == ["10:02", "11:02"]
    assert time_in_words(START, "fr") == "10\u00a0h\u00a002"
    assert time_in_words(START, "en", ZoneInfo("America/Martinique")) == "5:02"
    assert moment_in_words(START, "fr") == "26 mars 2025 à 10\u00a0h\u00a002"
    assert moment_in_words(START, "en") == "26 March 2025 at 10:02"


@pytest.mark.parametrize(
    ("end", "locale", "words"),
    [
        (datetime(2025, 5, 26, 9, 2, tzinfo=UTC), "fr", "2\u00a0mois"),
        (datetime(2025, 5, 26, 9, 2, tzinfo=UTC), "en", "2\u00a0months"),
        (START + timedelta(days=10), "fr", "10\u00a0jours"),
        (START + timedelta(days=10), "en", "10\u00a0days"),
        (START + timedelta(hours=24), "fr", "24\u00a0heures"),
        (START + timedelta(hours=24), "en", "24\u00a0hours"),
        (START + timedelta(hours=2), "en", "2\u00a0hours"),
        (START + timedelta(hours=49), "en", "49\u00a0hours"),
        (START + timedelta(hours=1), "fr", None),
        (START + timedelta(minutes=150), "fr", None),
        (START - timedelta(days=10), "fr", None),
    ],
)
def test_a_duration_is_told_when_it_is_a_round_one(end: datetime, locale: Locale, words: str | None):
    assert duration_in_words(START, end, locale) == words
