"""The words of the calendar's reminders: when the certificate ends, and how it is renewed."""

from datetime import date, datetime
from typing import Final

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.keeping.calendar import Entry, calendar
from crypteo_desktop.keeping.reminders import days_to_remind
from crypteo_desktop.profile import Profile
from crypteo_desktop.session import Session
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted
from crypteo_desktop.ui.translation import counted, date_time, language, say

_ENDS: Final = Counted(
    QT_TRANSLATE_NOOP("Reminders", "Your certificate ends in {n} day"),
    QT_TRANSLATE_NOOP("Reminders", "Your certificate ends in {n} days"),
)
_WHAT: Final = QT_TRANSLATE_NOOP(
    "Reminders",
    "The certificate of {holder} ({organisation}) ends on {end}.\nAfter that day it neither signs nor identifies you.",
)
_RENEW: Final = QT_TRANSLATE_NOOP(
    "Reminders",
    "Renew it now with {authority}: {url}\nA renewal is a new order: allow some weeks for the checks.",
)
_CALL: Final = QT_TRANSLATE_NOOP("Reminders", "Support: {phone} ({price})\n{hours}")


def reminders_file(session: Session, details: CertificateDetails, profile: Profile, now: datetime) -> bytes:
    """Return the calendar file of the reminders that are still to come, in the language in force."""
    days = days_to_remind(details.not_after, now)
    description = "\n".join((_what(session, details), _renewal(profile), _support(profile)))
    return calendar(tuple(_entry(before, day, details, description) for before, day in days), now)


def _entry(before: int, day: date, details: CertificateDetails, description: str) -> Entry:
    # The same certificate has the same reminders: a second import replaces, it does not double.
    uid = f"{details.fingerprint_sha256[:32]}-{before}@crypteo-desktop"
    return Entry(uid, day, counted(_ENDS, before), description)


def _what(session: Session, details: CertificateDetails) -> str:
    holder = session.holder
    end = date_time(details.not_after)
    return say(_WHAT, holder=holder.display_name, organisation=holder.organisation, end=end)


def _renewal(profile: Profile) -> str:
    return say(_RENEW, authority=profile.authority, url=profile.support.url)


def _support(profile: Profile) -> str:
    desk = profile.support
    price, hours = desk.price.get(language(), ""), desk.hours.get(language(), "")
    return say(_CALL, phone=desk.phone, price=price, hours=hours)
