"""When the holder is reminded: of the expiry, on days before it, and of a copy that is still missing, once."""

from datetime import date, datetime, timedelta
from typing import Final

from crypteo_desktop.enrolment import Enrolment

DAYS_BEFORE: Final = (90, 30, 7)


def days_to_remind(expiry: datetime, now: datetime) -> tuple[tuple[int, date], ...]:
    """Return the days of the reminders that are still to come, each with its distance; local days, `now` aware."""
    last, today = expiry.astimezone().date(), now.astimezone().date()
    days = ((before, last - timedelta(days=before)) for before in DAYS_BEFORE)
    return tuple((before, day) for before, day in days if day > today)


def wants_copy(enrolment: Enrolment) -> bool:
    """Whether the holder leaves a verified file without a verified copy, and was not told so yet."""
    return bool(enrolment.checks) and not enrolment.copies and not enrolment.reminded
