"""Writes an iCalendar file (RFC 5545) of whole-day reminders, each with an alarm in the morning."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_PRODUCT: Final = "-//Crypteo//Crypteo Desktop//EN"
_LINE: Final = 75  # octets, without the line end (section 3.1)
_END: Final = "\r\n"
_ALARM: Final = "PT9H"  # after midnight of the day: nine in the morning, where the holder then is
# Section 3.3.11: what stands for itself in a text is written with a backslash before it.
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
# Section 3.1 allows no other control characters in a line; a certificate's name might hold some.
_CONTROLS: Final = dict.fromkeys([*range(10), 11, 12, *range(14, 32), 127])


@dataclass(frozen=True, slots=True)
class Entry:
    """One day's reminder; `uid` is the same whenever the same reminder is written, so that no calendar doubles it."""

    uid: str
    day: date
    summary: str
    description: str


def calendar(entries: tuple[Entry, ...], stamp: datetime) -> bytes:
    """Return the file in UTF-8; `stamp` says when it was written (aware)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: Entry, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(entry.summary)}"
    yield f"TRIGGER:{_ALARM}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _text(words: str) -> str:
    return words.translate(_CONTROLS).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Return the line in parts of at most 75 octets, no character cut; each further part begins with a space."""
    parts, part = [], b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _LINE:
            parts.append(part)
            part = b" "
        part += octets
    parts.append(part)
    return b"".join(known + _END.encode() for known in parts)
