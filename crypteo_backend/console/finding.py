"""Finding orders by what a caller can tell: the support reference on the screen, the order number, the e-mail."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from crypteo_backend.clock import Clock
from crypteo_backend.services import Office
from crypteo_backend.settings import Figures
from crypteo_backend.store.schema import OrderRow, SessionRow
from crypteo_backend.support_reference import ReferenceMisheard, parse_reference

AT_MOST = 50
_NUMBER = re.compile(r"[0-9]{1,20}", re.ASCII)
_SIX = re.compile(r"[^\W_]{6}")


class NothingFound(LookupError):
    """No order answers to what was told."""


def find_orders(office: Office, told: str) -> list[OrderRow]:
    """Return the orders that answer, the newest first, at most 50; raises ReferenceMisheard and NothingFound."""
    words = "".join(told.split())
    with office.store.reading() as db:
        found = _with_email(db, words) if "@" in words else _with_number(db, words)
        reference = None if found else _reference_in(words)
        if reference is not None:
            found = _with_reference(db, reference, office.settings.figures, office.clock)
    if not found:
        raise NothingFound
    return found


def _reference_in(words: str) -> str | None:
    """Return the reference that is meant, if one is; six digits in a row may as well be a number that no order has."""
    if not _SIX.fullmatch(words.replace("-", "")):
        return None
    try:
        return parse_reference(words)
    except ReferenceMisheard:
        if words.isdecimal():
            return None
        raise


def _with_email(db: Session, email: str) -> list[OrderRow]:
    alike = select(OrderRow).where(OrderRow.email_key == email.lower())
    return list(db.scalars(alike.order_by(OrderRow.id.desc()).limit(AT_MOST)))


def _with_number(db: Session, number: str) -> list[OrderRow]:
    if not _NUMBER.fullmatch(number):
        return []
    return list(db.scalars(select(OrderRow).where(OrderRow.number == number)))


def _with_reference(db: Session, reference: str, figures: Figures, clock: Clock) -> list[OrderRow]:
    """Return the order of the live session that has the reference, else all orders whose sessions once had it."""
    of_sessions = select(OrderRow).join(SessionRow, SessionRow.order_id == OrderRow.id)
    is_live = (SessionRow.live_reference == reference, SessionRow.seen_at > clock() - figures.session_idle)
    live = list(db.scalars(of_sessions.where(*is_live)))
    if live:
        return live
    former = of_sessions.where(SessionRow.support_reference == reference).order_by(SessionRow.opened_at.desc())
    return list(dict.fromkeys(db.scalars(former.limit(AT_MOST))))
