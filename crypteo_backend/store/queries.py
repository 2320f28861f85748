"""Questions that several rules ask of the store."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Update, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from crypteo_backend.messages.moments import Locale
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, QuestionRow


def code_in_force(db: Session, order_id: int) -> CodeRow:
    """Return the last code that was sent for the order."""
    return db.scalars(select(CodeRow).where(CodeRow.order_id == order_id, CodeRow.in_force)).one()


def number_of(db: Session, order_id: int) -> str:
    """Return the order's number."""
    return db.scalars(select(OrderRow.number).where(OrderRow.id == order_id)).one()


def locked_order(db: Session, order_id: int) -> OrderRow:
    """Return the order; other writers of it wait until the transaction is over."""
    return db.scalars(select(OrderRow).where(OrderRow.id == order_id).with_for_update()).one()


def issuance_of(db: Session, order_id: int) -> IssuanceRow | None:
    """Return the order's intent or certificate."""
    return db.scalar(select(IssuanceRow).where(IssuanceRow.order_id == order_id))


def is_intent(intent: IssuanceRow) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for this very intent: an id may be given again once a row is deleted."""
    return (IssuanceRow.order_id == intent.order_id, IssuanceRow.spki_sha256 == intent.spki_sha256)


def questions_of(db: Session, order_id: int) -> list[QuestionRow]:
    """Return the order's questions in their order."""
    return list(db.scalars(select(QuestionRow).where(QuestionRow.order_id == order_id).order_by(QuestionRow.position)))


def display_name(order: OrderRow) -> str:
    """Return the holder's name as a person writes it: given name, then the surname in capitals."""
    return f"{order.given_name} {order.surname}"


def as_locale(stored: str) -> Locale:
    """Return the order's language."""
    return "en" if stored == "en" else "fr"


def changed_rows(db: Session, statement: Update) -> int:
    """Run the update and return how many rows it changed; rows that are at hand already stay as they were."""
    result = db.execute(statement, execution_options={"synchronize_session": False})
    if not isinstance(result, CursorResult):
        raise TypeError("an update tells the rows that it changed")
    return result.rowcount


_UPSERTS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
)


def upsert(db: Session) -> Callable[..., Any]:
    """Return the database's own INSERT, which knows ON CONFLICT."""
    return _UPSERTS[db.get_bind().dialect.name]
