"""Questions that several rules ask of the store.

What is asked with every enrolment is written once, as a constant: building a statement takes longer than running it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import CursorResult, Executable, Integer, Update, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from crypteo_backend.messages.moments import Locale
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, QuestionRow

OF_ORDER: Final = bindparam("of_order", type_=Integer)
# This very intent: an id may be given again once a row is deleted.
IS_INTENT: Final = (IssuanceRow.order_id == OF_ORDER, IssuanceRow.spki_sha256 == bindparam("of_key"))
_CODE_IN_FORCE = select(CodeRow).where(CodeRow.order_id == OF_ORDER, CodeRow.in_force)
_NUMBER = select(OrderRow.number).where(OrderRow.id == OF_ORDER)
_ISSUANCE = select(IssuanceRow).where(IssuanceRow.order_id == OF_ORDER)
_QUESTIONS = select(QuestionRow).where(QuestionRow.order_id == OF_ORDER).order_by(QuestionRow.position)


def run(db: Session, statement: Executable, values: Mapping[str, object]) -> CursorResult[Any]:
    """Run the statement after what waits to be written; rows that are at hand already stay as they were.

    It goes past the session's own bookkeeping, which for rows that nobody keeps would cost more than the statement.
    """
    db.flush()
    return db.connection().execute(statement, values)


def code_in_force(db: Session, order_id: int) -> CodeRow:
    """Return the last code that was sent for the order."""
    return db.scalars(_CODE_IN_FORCE, {"of_order": order_id}).one()


def number_of(db: Session, order_id: int) -> str:
    """Return the order's number."""
    return str(run(db, _NUMBER, {"of_order": order_id}).scalar_one())


def locked_order(db: Session, order_id: int) -> OrderRow:
    """Return the order; other writers of it wait until the transaction is over."""
    return db.scalars(select(OrderRow).where(OrderRow.id == order_id).with_for_update()).one()


def issuance_of(db: Session, order_id: int) -> IssuanceRow | None:
    """Return the order's intent or certificate."""
    return db.scalar(_ISSUANCE, {"of_order": order_id})


def names_of(intent: IssuanceRow) -> dict[str, object]:
    """Return what the conditions IS_INTENT ask for."""
    return {"of_order": intent.order_id, "of_key": intent.spki_sha256}


def questions_of(db: Session, order_id: int) -> list[QuestionRow]:
    """Return the order's questions in their order."""
    return list(db.scalars(_QUESTIONS, {"of_order": order_id}))


def display_name(order: OrderRow) -> str:
    """Return the holder's name as a person writes it: given name, then the surname in capitals."""
    return f"{order.given_name} {order.surname}"


def as_locale(stored: str) -> Locale:
    """Return the order's language."""
    return "en" if stored == "en" else "fr"


def changed_rows(db: Session, statement: Update) -> int:
    """Run the update and return how many rows it changed; rows that are at hand already stay as they were."""
    return run(db, statement, {}).rowcount


UPSERTS: Mapping[str, Callable[..., Any]] = MappingProxyType({"sqlite": sqlite.insert, "postgresql": postgresql.insert})


def upsert(db: Session) -> Callable[..., Any]:
    """Return the database's own INSERT, which knows ON CONFLICT."""
    return UPSERTS[db.get_bind().dialect.name]
