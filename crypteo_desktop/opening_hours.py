"""Opening hours: whether somebody answers the phone now, and until or from when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_A_WEEK = 8  # days to look ahead, today and this day of next week included


@dataclass(frozen=True, slots=True)
class Opening:
    """So long somebody answers on these days (1: Monday … 7: Sunday), in the local time of the support desk."""

    days: frozenset[int]
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether somebody answers, and when that changes, in the desk's local time."""

    is_open: bool
    changes_at: datetime


def openness(openings: tuple[Opening, ...], now: datetime) -> Openness | None:
    """Return how things stand at `now`, the desk's local time; None when no hours are known.

    Holidays are not known here.
    """
    spans = list(_spans(openings, now))
    for begins, ends in spans:
        if begins <= now < ends:
            return Openness(is_open=True, changes_at=ends)
    coming = [begins for begins, _ in spans if begins > now]
    return Openness(is_open=False, changes_at=min(coming)) if coming else None


def _spans(openings: tuple[Opening, ...], now: datetime) -> Iterator[tuple[datetime, datetime]]:
    for day in range(_A_WEEK):
        date = now.date() + timedelta(days=day)
        for opening in openings:
            if date.isoweekday() in opening.days:
                yield (
                    datetime.combine(date, opening.begins, now.tzinfo),
                    datetime.combine(date, opening.ends, now.tzinfo),
                )
