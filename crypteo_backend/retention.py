"""Erases personal data once it is no longer needed; what is kept for how long stands in the operator's guide.

What is erased elsewhere, at the act itself: a message's text when it is sent or dropped, a code's hash when the
certificate is accepted, the document number's hash when it was right. The audit log holds no personal data but masked
addresses, and is never shortened.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import SERVICE, Event
from crypteo_backend.services import Office
from crypteo_backend.settings import Figures
from crypteo_backend.store.house_tables import OutgoingRow, RevocationTriesRow, WebVisitRow
from crypteo_backend.store.queries import issuance_of, locked_order
from crypteo_backend.store.row import Row
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, QuestionRow, RecoveryRow, SessionRow

EVERY = timedelta(hours=1)
_AT_ONCE = 100
_OF_AN_ORDER = (QuestionRow, CodeRow, SessionRow, OutgoingRow, WebVisitRow)
_NOTHING_LEFT = {
    **dict.fromkeys(("given_name", "surname", "organisation", "siren", "subject_serial", "email", "email_key"), ""),
    **dict.fromkeys(("mobile", "identity_mac", "questions_link_hash", "link_hash", "answers_hash", "erase_at")),
}


class Retention:
    """The round that erases what is due, once an hour; several processes may do it side by side."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._next_at: datetime | None = None

    def round(self) -> None:
        """Erase what is due, unless that was done within the hour."""
        now = self._office.clock()
        if self._next_at is not None and now < self._next_at:
            return
        self._next_at = now + EVERY
        self._office.pace.forget()
        for table, is_over in _passing(now, self._office.settings.figures):
            with self._office.store.writing() as db:
                db.execute(delete(table).where(is_over))
        while due := self._due(now):
            for order_id in due:
                self._look_at(order_id, now)

    def _due(self, now: datetime) -> Sequence[int]:
        with self._office.store.reading() as db:
            return db.scalars(select(OrderRow.id).where(OrderRow.erase_at <= now).limit(_AT_ONCE)).all()

    def _look_at(self, order_id: int, now: datetime) -> None:
        """Erase the order's data, or put it off to the end of its certificate, which may be revoked until then."""
        kept = self._office.settings.figures.holder_kept
        with self._office.store.writing() as db:
            order = locked_order(db, order_id)
            issuance = issuance_of(db, order_id)
            is_issued = issuance is not None and issuance.certificate_pem is not None
            ends = issuance.not_after if issuance is not None and is_issued else order.expires_at
            if order.erase_at is None:
                return  # another process was faster
            if ends + kept > now:
                order.erase_at = ends + kept
                return
            _erase(db, order)
            self._office.audit.record(db, Event.ERASED, order.number, SERVICE)


def _passing(now: datetime, figures: Figures) -> tuple[tuple[type[Row], ColumnElement[bool]], ...]:
    """Return what is only needed for a while: the table, and which of its rows are no longer needed."""
    finished = or_(OutgoingRow.sent_at.is_not(None), OutgoingRow.dropped_at.is_not(None))
    return (
        (RecoveryRow, RecoveryRow.expires_at <= now - figures.recoveries_kept),
        (WebVisitRow, WebVisitRow.seen_at <= now - figures.visits_kept),
        (SessionRow, SessionRow.opened_at <= now - figures.sessions_kept),
        (OutgoingRow, (OutgoingRow.created_at <= now - figures.messages_kept) & finished),
        (RevocationTriesRow, RevocationTriesRow.last_at <= now - figures.revocation_tries_kept),
    )


def _erase(db: Session, order: OrderRow) -> None:
    """Leave of the order its number, product, dates and counters; a certificate stays, as its authority's proof."""
    for table in _OF_AN_ORDER:
        db.execute(delete(table).where(table.order_id == order.id))
    db.execute(delete(IssuanceRow).where(IssuanceRow.order_id == order.id, IssuanceRow.certificate_pem.is_(None)))
    db.execute(update(OrderRow).where(OrderRow.id == order.id).values(_NOTHING_LEFT))
