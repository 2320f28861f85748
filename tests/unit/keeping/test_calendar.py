"""The calendar file against RFC 5545, and the days that it reminds of."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.keeping.calendar import Entry, calendar
from crypteo_desktop.keeping.reminders import days_to_remind, wants_copy
from crypteo_desktop.texts import Text
from tests.support.samples import NOW

ENTRY = Entry("ab-90@crypteo", date(2028, 2, 29), "Le certificat expire", "Appelez l’assistance ; c’est simple, non ?")


def unfolded(content: bytes) -> list[str]:
    """Return the content lines, as a calendar program reads them (section 3.1)."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")[:-1]
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_each_entry_is_a_day_with_an_alarm_at_nine() -> None:
    lines = unfolded(calendar((ENTRY,), datetime(2026, 11, 25, 10, 0, tzinfo=UTC)))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Crypteo//Crypteo Desktop//EN"]
    assert lines[-1] == "END:VCALENDAR"
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert {
        "UID:ab-90@crypteo",
        "DTSTAMP:20261125T100000Z",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "TRANSP:TRANSPARENT",
        "TRIGGER:PT9H",
        "ACTION:DISPLAY",
    } <= set(event)
    assert "DESCRIPTION:Appelez l’assistance \\; c’est simple\\, non ?" in event


@given(st.text(max_size=300))
def test_any_words_come_back_whole(words: str) -> None:
    encodable = words.encode(errors="ignore").decode()
    lines = unfolded(calendar((replace(ENTRY, summary=encodable),), NOW))
    (summary,) = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    plain = re.sub(r"\\([\\;,n])", lambda found: {"n": "\n"}.get(found[1], found[1]), summary)
    assert plain == "".join(char for char in encodable if char == "\n" or (char >= " " and char != "\x7f"))


def test_two_entries_are_two_events() -> None:
    lines = unfolded(calendar((ENTRY, replace(ENTRY, uid="ab-30@crypteo")), NOW))
    assert (lines.count("BEGIN:VEVENT"), lines.count("END:VALARM")) == (2, 2)


def test_the_days_are_ninety_thirty_and_seven_before_and_none_is_past() -> None:
    expiry = NOW + timedelta(days=1095)
    last = expiry.astimezone().date()
    assert days_to_remind(expiry, NOW) == tuple((days, last - timedelta(days=days)) for days in (90, 30, 7))
    assert [days for days, _ in days_to_remind(expiry, expiry - timedelta(days=31))] == [30, 7]
    assert days_to_remind(expiry, expiry) == ()


def test_a_copy_is_asked_for_once_and_only_when_the_file_was_verified(tmp_path) -> None:
    verified = Enrolment(checks=(Check(Text("Verification", "The password opens the file")),))
    assert wants_copy(verified)
    assert not wants_copy(Enrolment())
    assert not wants_copy(replace(verified, reminded=True))
    assert not wants_copy(replace(verified, copies=(tmp_path,)))
