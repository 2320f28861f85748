"""Visits: what a browser may do once its user has shown something; known by a cookie that is kept hashed.

A visit never rises: whoever has shown more gets another visit with another cookie, and the former one is ended, so
that a cookie that was planted before is worth nothing after (session fixation).
"""

import enum
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import WebVisitRow
from crypteo_backend.tokens import new_token, token_hash

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=10)  # a working day, for agents who are never idle


class Purpose(enum.StrEnum):
    """What a visit allows."""

    IDENTITY = "identity"  # the link of message 2 was opened
    QUESTIONS = "questions"  # and the number of the identity document was right
    REVOCATION = "revocation"  # the three answers were right
    AGENT = "agent"  # and the one-time code too


class VisitOver(Exception):
    """There is no such visit, or it was idle for too long, or it has ended."""


def begin_visit(
    office: Office,
    db: Session,
    purpose: Purpose,
    *,
    order_id: int | None = None,
    agent_id: int | None = None,
    former: str | None = None,
) -> str:
    """Begin a visit with the transaction, end the browser's former one, and return the value of its new cookie."""
    cookie, now = new_token(office.random), office.clock()
    if former is not None:
        end_visit(office, db, former)
    db.add(
        WebVisitRow(
            cookie_hash=token_hash(cookie),
            purpose=purpose,
            order_id=order_id,
            agent_id=agent_id,
            opened_at=now,
            seen_at=now,
        )
    )
    return cookie


def recognise_visit(office: Office, cookie: str | None, *purposes: Purpose, idle: timedelta = IDLE) -> WebVisitRow:
    """Return the visit that the cookie belongs to and note that it was used; raises VisitOver.

    Of several purposes any will do; the row says which it is.
    """
    if cookie is None:
        raise VisitOver
    now = office.clock()
    alive = (WebVisitRow.ended_at.is_(None), WebVisitRow.seen_at > now - idle, WebVisitRow.opened_at > now - LONGEST)
    ours = (WebVisitRow.cookie_hash == token_hash(cookie), WebVisitRow.purpose.in_(purposes))
    with office.store.writing() as db:
        noting = update(WebVisitRow).where(*ours, *alive).values(seen_at=now).returning(WebVisitRow)
        visit: WebVisitRow | None = db.scalar(noting)
    if visit is None:
        raise VisitOver
    return visit


def end_visit(office: Office, db: Session, cookie: str) -> None:
    """End the visit that the cookie belongs to, if there is one."""
    _end(db, WebVisitRow.cookie_hash == token_hash(cookie), office.clock())


def end_visits_of_order(office: Office, db: Session, order_id: int) -> None:
    """End every visit for the order, as when its link was replaced."""
    _end(db, WebVisitRow.order_id == order_id, office.clock())


def end_visits_of_agent(office: Office, db: Session, agent_id: int) -> None:
    """End every visit of the agent, as when the password was changed or the agent left."""
    _end(db, WebVisitRow.agent_id == agent_id, office.clock())


def _end(db: Session, which: ColumnElement[bool], now: datetime) -> None:
    db.execute(update(WebVisitRow).where(which, WebVisitRow.ended_at.is_(None)).values(ended_at=now))
