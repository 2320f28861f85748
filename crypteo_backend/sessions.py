"""Sessions: opened with a link, known by their token, moved from stage to stage, ended by the next one."""

import enum
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Integer, Select, bindparam, case, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from crypteo_backend.audit import Event
from crypteo_backend.clock import Clock
from crypteo_backend.orders import check_may_open, is_locked, link_end
from crypteo_backend.pace import SECONDS, present_minute
from crypteo_backend.problems import Problem
from crypteo_backend.services import Office, Services
from crypteo_backend.settings import Figures
from crypteo_backend.store.queries import OF_ORDER, changed_rows, issuance_of, run
from crypteo_backend.store.schema import IssuanceRow, OrderRow, SessionRow
from crypteo_backend.support_reference import new_reference
from crypteo_backend.tokens import new_identifier, new_token, token_hash

_LINKED = select(OrderRow).where(OrderRow.link_hash == bindparam("link")).with_for_update()
_ENDING = update(SessionRow).where(SessionRow.order_id == OF_ORDER, SessionRow.ended_at.is_(None))
_ENDING = _ENDING.values(ended_at=bindparam("now"), live_reference=None)
_HOLDER = select(SessionRow.id, SessionRow.seen_at).where(SessionRow.live_reference == bindparam("reference"))
_FREEING = update(SessionRow).where(SessionRow.id == bindparam("session")).values(live_reference=None)
_OPENING = insert(SessionRow)
# The one session, in one question to the database: this is asked with every request.
_JOINED = select(SessionRow, OrderRow, IssuanceRow).join(OrderRow, OrderRow.id == SessionRow.order_id)
_JOINED = _JOINED.outerjoin(IssuanceRow, IssuanceRow.order_id == OrderRow.id)
_OF_TOKEN = _JOINED.where(SessionRow.token_hash == bindparam("token"))
_OF_ID = _JOINED.where(SessionRow.id == bindparam("session"))
_THIS_MINUTE = bindparam("this_minute", type_=Integer)
_NOTING = update(SessionRow).where(SessionRow.id == bindparam("session"))
_NOTING = _NOTING.values(
    seen_at=bindparam("now"),
    minute=_THIS_MINUTE,
    requests_in_minute=case((SessionRow.minute == _THIS_MINUTE, SessionRow.requests_in_minute + 1), else_=1),
).returning(SessionRow.requests_in_minute)
_ADVANCING = update(SessionRow).where(
    SessionRow.id == bindparam("session"), SessionRow.stage == bindparam("start"), SessionRow.ended_at.is_(None)
)
_ADVANCING = _ADVANCING.values(stage=bindparam("end"))


class State(enum.StrEnum):
    """The states of the contract."""

    CODE = "code"
    ANSWERS = "answers"
    AUTHENTICATED = "authenticated"
    ISSUED = "issued"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Client:
    """What the application says of itself."""

    version: str
    os: str
    locale: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A session with its order and, if there is one, the order's issuance, as they were a moment ago."""

    session: SessionRow = field(repr=False)
    order: OrderRow = field(repr=False)
    issuance: IssuanceRow | None = field(repr=False)

    @property
    def is_issued(self) -> bool:
        """Whether a certificate is stored for the order."""
        return self.issuance is not None and self.issuance.certificate_pem is not None

    @property
    def state(self) -> State:
        """The state of the contract; what an order has reached shows only once the session is authenticated."""
        stage = State(self.session.stage)
        if stage is not State.AUTHENTICATED or not self.is_issued:
            return stage
        return State.ISSUED if self.order.accepted_at is None else State.ACCEPTED

    def expires_at(self, figures: Figures) -> datetime:
        """Return when the session ends by itself: when idle, and with its link unless a certificate is issued."""
        idle_end = self.session.seen_at + figures.session_idle
        return idle_end if self.is_issued else min(idle_end, link_end(self.order))


def open_session(services: Services, link_token: str, client: Client) -> tuple[Visit, str]:
    """Open a session on the link, ending the former one, and return it with its token."""
    token = new_token(services.random)
    with services.store.writing() as db:
        order = db.scalar(_LINKED, {"link": token_hash(link_token)})
        if order is None:
            raise Problem("link-unknown")
        check_may_open(services, order)
        end_sessions_of(db, order.id, services)
        members = _new_session(services, order.id, token, client, _free_reference(db, services))
        run(db, _OPENING, members)
        session = SessionRow(**members)
        facts = {"reference": session.support_reference, "version": client.version, "system": client.os}
        services.audit.record(db, Event.SESSION_OPENED, order.number, **facts)
        return Visit(session, order, issuance_of(db, order.id)), token


def end_sessions_of(db: Session, order_id: int, services: Office) -> None:
    """End the order's open sessions."""
    run(db, _ENDING, {"of_order": order_id, "now": services.clock()})


def _free_reference(db: Session, services: Services) -> str:
    """Return a reference that no live session has; one whose session was idle for too long is free again."""
    still_live = services.clock() - services.settings.figures.session_idle
    while True:
        reference = new_reference(services.random)
        holder = run(db, _HOLDER, {"reference": reference}).one_or_none()
        if holder is None:
            return reference
        if holder.seen_at <= still_live:
            run(db, _FREEING, {"session": holder.id})
            return reference


def _new_session(services: Services, order_id: int, token: str, client: Client, reference: str) -> Mapping[str, object]:
    now = services.clock()
    return {
        "id": new_identifier(services.random),
        "order_id": order_id,
        "token_hash": token_hash(token),
        "stage": State.CODE,
        "nonce": new_token(services.random),
        "support_reference": reference,
        "live_reference": reference,
        "opened_at": now,
        "seen_at": now,
        "minute": 0,
        "requests_in_minute": 0,
        "client_version": client.version,
        "client_os": client.os,
        "client_locale": client.locale,
    }


def recognise(services: Services, session_id: str, token: str | None) -> Visit:
    """Return the session that the token opens and note that it was used; raises session-invalid or session-expired."""
    if token is None:
        raise Problem("session-invalid")
    with services.store.writing() as db:
        visit = _visit(db, _OF_TOKEN, {"token": token_hash(token)})
        if visit is None or visit.session.ended_at is not None or not _same(visit.session.id, session_id):
            raise Problem("session-invalid")
        if services.clock() >= visit.expires_at(services.settings.figures):
            raise Problem("session-expired", about=visit.order.number)
        _count(db, visit.session, services.clock)
    return visit


def _count(db: Session, session: SessionRow, clock: Clock) -> None:
    """Note that the session was used, and how often in its present minute; parallel requests are all counted."""
    now, (minute, _) = clock(), present_minute(clock)
    spent = run(db, _NOTING, {"session": session.id, "now": now, "this_minute": minute}).scalar_one()
    for member, value in {"seen_at": now, "minute": minute, "requests_in_minute": spent}.items():
        set_committed_value(session, member, value)  # what the database says now, not a change that it has yet to hear


def check_pace(services: Services, visit: Visit) -> None:
    """Raise too-many-requests until the minute is over, once the session has used up the requests of a minute."""
    _, second = present_minute(services.clock)
    if visit.session.requests_in_minute > services.settings.figures.requests_a_minute:
        raise Problem("too-many-requests", retry_after=SECONDS - second)


def _same(known: str, told: str) -> bool:
    return hmac.compare_digest(known.encode(), told.encode("utf-8", "replace"))


def _visit(db: Session, question: Select[SessionRow, OrderRow, IssuanceRow], values: Mapping[str, str]) -> Visit | None:
    found = db.execute(question, values).one_or_none()
    return None if found is None else Visit(*found)


def check_unlocked(visit: Visit) -> None:
    """Raise order-locked when support must unlock the order; what is accepted is past locking."""
    if is_locked(visit.order) and visit.state is not State.ACCEPTED:
        raise Problem("order-locked")


def check_state(visit: Visit, *allowed: State) -> None:
    """Raise order-locked or wrong-state unless the session is in one of the states."""
    check_unlocked(visit)
    if visit.state not in allowed:
        raise Problem("wrong-state", state=visit.state.value)


def advance(db: Session, visit: Visit, start: State, end: State) -> Visit:
    """Move the session from one stage to the next, unless it ended meanwhile, and return it as it is."""
    run(db, _ADVANCING, {"session": visit.session.id, "start": start, "end": end})
    return _visit(db, _OF_ID, {"session": visit.session.id}) or visit


def still_open(visit: Visit) -> Visit:
    """Return the session, or raise session-invalid when it has ended."""
    if visit.session.ended_at is not None:
        raise Problem("session-invalid")
    return visit


def end_session(services: Services, visit: Visit) -> None:
    """End the session; the order's counters stay as they are."""
    ending = {"ended_at": services.clock(), "live_reference": None}
    still_open = (SessionRow.id == visit.session.id, SessionRow.ended_at.is_(None))
    with services.store.writing() as db:
        if changed_rows(db, update(SessionRow).where(*still_open).values(ending)) == 1:
            reference = visit.session.support_reference
            services.audit.record(db, Event.SESSION_ENDED, visit.order.number, reference=reference)
