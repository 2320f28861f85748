"""Opening hours: who answers at which time, over noon, nights and weekends."""

from datetime import datetime, time

import pytest

from crypteo_desktop.opening_hours import Opening, Openness, openness

WORKDAYS = frozenset({1, 2, 3, 4})
HOURS = (
    Opening(WORKDAYS, time(9), time(12, 30)),
    Opening(WORKDAYS, time(13, 30), time(18)),
    Opening(frozenset({5}), time(9), time(12, 30)),
    Opening(frozenset({5}), time(13, 30), time(17)),
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of the week that begins on Monday 23 November 2026."""
    return datetime(2026, 11, 22 + day, hour, minute)  # noqa: DTZ001  the desk's local time


@pytest.mark.parametrize(
    ("now", "is_open", "changes_at"),
    [
        (at(1, 9), True, at(1, 12, 30)),
        (at(1, 12, 29), True, at(1, 12, 30)),
        (at(1, 12, 30), False, at(1, 13, 30)),
        (at(4, 17, 59), True, at(4, 18)),
        (at(4, 18), False, at(5, 9)),
        (at(5, 17), False, at(8, 9)),
        (at(7, 3), False, at(8, 9)),
    ],
)
def test_it_is_known_when_that_changes(now: datetime, is_open: bool, changes_at: datetime):
    assert openness(HOURS, now) == Openness(is_open, changes_at)


def test_without_hours_nothing_is_said():
    assert openness((), at(1, 9)) is None


def test_one_opening_a_week_is_found_a_week_ahead():
    monday = (Opening(frozenset({1}), time(9), time(10)),)
    assert openness(monday, at(1, 11)) == Openness(is_open=False, changes_at=at(8, 9))
