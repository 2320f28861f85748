"""Everything that is kept of one order and that its agent may be told, read at once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from crypteo_backend.audit import Event
from crypteo_backend.revocation_check import revocation_tries_left
from crypteo_backend.services import Office
from crypteo_backend.sessions import Visit
from crypteo_backend.settings import Figures
from crypteo_backend.store.house_tables import AuditRow, OutgoingRow
from crypteo_backend.store.queries import issuance_of
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, RefusalRow, SessionRow
from crypteo_backend.support_desk import OrderUnknown

AT_MOST = 300  # entries and messages: far more than a journey has, so that no page grows without end


@dataclass(frozen=True, slots=True, repr=False)
class Dossier:
    """One order as it is now; `visit` is the client's live session, messages and entries come newest first."""

    now: datetime
    figures: Figures
    order: OrderRow
    code_tries_left: int
    revocation_tries_left: int
    visit: Visit | None
    issuance: IssuanceRow | None
    was_refused: bool
    messages: tuple[OutgoingRow, ...]
    entries: tuple[AuditRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether the holder can still come to a certificate."""
        return self.order.accepted_at is None and self.now < self.order.expires_at

    @property
    def is_issued(self) -> bool:
        """Whether a certificate is stored."""
        return self.issuance is not None and self.issuance.certificate_pem is not None

    @property
    def last_position(self) -> int:
        """The position of the newest entry, 0 when there is none: what whoever looks at this page has seen."""
        return self.entries[0].position if self.entries else 0

    def outcomes(self) -> dict[str, Event]:
        """Return what the log says of each message that has left the outbox, by the message's id."""
        told = ((Event(entry.event), facts_of(entry)) for entry in self.entries)
        return {str(facts["message"]): event for event, facts in told if "message" in facts}


def facts_of(entry: AuditRow) -> dict[str, str | int]:
    """Return the facts of an entry of the audit log."""
    return dict(json.loads(entry.facts))


def open_dossier(office: Office, number: str) -> Dossier:
    """Return the order's dossier, or raise OrderUnknown."""
    with office.store.reading() as db:
        order = db.scalar(select(OrderRow).where(OrderRow.number == number))
        if order is None:
            raise OrderUnknown(number)
        issuance = issuance_of(db, order.id)
        return Dossier(
            now=office.clock(),
            figures=office.settings.figures,
            order=order,
            code_tries_left=_code_tries_left(db, order),
            revocation_tries_left=revocation_tries_left(office, db, number),
            visit=next(_live_visits(office, db, order, issuance), None),
            issuance=issuance,
            was_refused=db.get(RefusalRow, order.id) is not None,
            messages=tuple(db.scalars(_newest_messages(order.id))),
            entries=tuple(db.scalars(_newest_entries(order.number))),
        )


def _code_tries_left(db: Session, order: OrderRow) -> int:
    """Return what is left of the code in force; the codes of an order that was erased went with it."""
    of_code = select(CodeRow.tries_left).where(CodeRow.order_id == order.id, CodeRow.in_force)
    return min(db.scalar(of_code) or 0, order.code_tries_left)


def note_look(office: Office, number: str, agent: str, **facts: str) -> None:
    """Write down that the agent looked at the order."""
    with office.store.writing() as db:
        office.audit.record(db, Event.AGENT_LOOKED, number, agent, **facts)


def _live_visits(office: Office, db: Session, order: OrderRow, issuance: IssuanceRow | None) -> Iterator[Visit]:
    open_ones = select(SessionRow).where(SessionRow.order_id == order.id, SessionRow.ended_at.is_(None))
    for session in db.scalars(open_ones.order_by(SessionRow.opened_at.desc())):
        visit = Visit(session, order, issuance)
        if office.clock() < visit.expires_at(office.settings.figures):
            yield visit


def _newest_messages(order_id: int) -> Select[OutgoingRow]:
    of_order = select(OutgoingRow).where(OutgoingRow.order_id == order_id)
    return of_order.order_by(OutgoingRow.created_at.desc()).limit(AT_MOST)


def _newest_entries(number: str) -> Select[AuditRow]:
    return select(AuditRow).where(AuditRow.order_number == number).order_by(AuditRow.position.desc()).limit(AT_MOST)
