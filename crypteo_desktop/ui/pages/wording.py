"""Wording that several pages share: what is missing, and a path as people read it."""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QLocale

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.page import CANCEL_KEEP, CancelText
from crypteo_desktop.ui.translation import day_of_month, say

_JOINED: Final = QT_TRANSLATE_NOOP("Wording", "{others} and {last}")
_IS_MISSING: Final = QT_TRANSLATE_NOOP("Wording", "{what} is missing")
_ARE_MISSING: Final = QT_TRANSLATE_NOOP("Wording", "{what} are missing")
_LEAVE_TITLE: Final = QT_TRANSLATE_NOOP("Wording", "Leave without the technical check?")
_SAVED_NOT_VERIFIED: Final = QT_TRANSLATE_NOOP(
    "Wording",
    "Your certificate file is saved but not verified yet. Keep it: it is your certificate.",
)
_UNSAVED_TITLE: Final = QT_TRANSLATE_NOOP("Wording", "Leave before the certificate is saved?")
_UNSAVED: Final = QT_TRANSLATE_NOOP(
    "Wording",
    "Your certificate may be issued already. Its key is kept on this computer, sealed by your password: "
    "open this program again to finish.",
)
_LEAVE: Final = QT_TRANSLATE_NOOP("Wording", "Leave")


def missing_sentence(missing: tuple[str, ...]) -> str:
    """Return "1 digit and the confirmation are missing" for the things named; nothing when nothing is missing."""
    if not missing:
        return ""
    *others, last = missing
    what = say(_JOINED, others=", ".join(others), last=last) if others else last
    sentence = say(_ARE_MISSING if others else _IS_MISSING, what=what)
    return sentence[0].upper() + sentence[1:]


def short_path(file: Path, home: Path) -> str:
    """Return the path of `file` with `~` for the holder's own folder."""
    return str(Path("~") / file.relative_to(home)) if file.is_relative_to(home) else str(file)


def leaving_unverified() -> CancelText:
    """Return the question before leaving while the file is saved but not verified."""
    return CancelText(say(_LEAVE_TITLE), say(_SAVED_NOT_VERIFIED), say(CANCEL_KEEP), say(_LEAVE))


def leaving_unsaved() -> CancelText:
    """Return the question before leaving while a certificate may be issued that is not saved."""
    return CancelText(say(_UNSAVED_TITLE), say(_UNSAVED), say(CANCEL_KEEP), say(_LEAVE))


def day(moment: datetime) -> str:
    """Return the local day of a moment, month shortened: "26 Mar 2028", in French "1er avr. 2028"."""
    local = moment.astimezone()
    month_and_year = QLocale().toString(QDate(local.year, local.month, local.day), "MMM yyyy")
    return f"{day_of_month(local)} {month_and_year}"
