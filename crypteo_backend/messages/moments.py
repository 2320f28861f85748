"""Days, times and durations as people write them, in French and in English."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from crypteo_backend.clock import months_after

Locale = Literal["fr", "en"]
PARIS = ZoneInfo("Europe/Paris")

_MONTHS: Mapping[Locale, tuple[str, ...]] = MappingProxyType(
    {
        "fr": (
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        "en": (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
    }
)
_TIMES: Mapping[Locale, str] = MappingProxyType({"fr": "{hour}\u00a0h\u00a0{minute:02d}", "en": "{hour}:{minute:02d}"})
_BOTH: Mapping[Locale, str] = MappingProxyType({"fr": "{day} à {time}", "en": "{day} at {time}"})
_UNITS: Mapping[Locale, tuple[str, str, str]] = MappingProxyType(
    {"fr": ("mois", "jours", "heures"), "en": ("months", "days", "hours")}
)
_LONGEST_IN_MONTHS = 24
_SHORTEST_IN_DAYS = timedelta(days=2)


def day_in_words(moment: datetime, locale: Locale, zone: ZoneInfo = PARIS) -> str:
    """Return the day: "1er août 2026", "1 August 2026"."""
    local = moment.astimezone(zone)
    number = "1er" if locale == "fr" and local.day == 1 else str(local.day)
    return f"{number} {_MONTHS[locale][local.month - 1]} {local.year}"


def time_in_words(moment: datetime, locale: Locale, zone: ZoneInfo = PARIS) -> str:
    """Return the time of day: "10 h 42" with spaces that do not break, "10:42"."""
    local = moment.astimezone(zone)
    return _TIMES[locale].format(hour=local.hour, minute=local.minute)


def moment_in_words(moment: datetime, locale: Locale, zone: ZoneInfo = PARIS) -> str:
    """Return day and time: "26 mars 2025 à 10 h 42", "26 March 2025 at 10:42"."""
    return _BOTH[locale].format(day=day_in_words(moment, locale, zone), time=time_in_words(moment, locale, zone))


def duration_in_words(start: datetime, end: datetime, locale: Locale) -> str | None:
    """Return "2 mois", "10 jours", "24 heures" when the time between is just that, more than one, else None."""
    months, days, hours = _UNITS[locale]
    for number in range(2, _LONGEST_IN_MONTHS + 1):
        if months_after(start, number) == end:
            return f"{number}\u00a0{months}"
    between = end - start
    for name, size, least in ((days, timedelta(days=1), _SHORTEST_IN_DAYS), (hours, timedelta(hours=1), None)):
        number, rest = divmod(between, size)
        if not rest and between >= (least or 2 * size):
            return f"{number}\u00a0{name}"
    return None
