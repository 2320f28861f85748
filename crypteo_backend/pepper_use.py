"""Which generations of the pepper the database still needs: a generation may go once nothing is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, LargeBinary, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from crypteo_backend.store.database import Store
from crypteo_backend.store.house_tables import AgentRow, AuditRow, OutgoingRow
from crypteo_backend.store.schema import CodeRow, OrderRow

# Every column that names its generation before a colon. Paces and tries to revoke name none: the former last a minute,
# the latter begin anew with a new generation.
_MARKED: dict[str, InstrumentedAttribute[str | None] | InstrumentedAttribute[bytes | None]] = {
    "answers": OrderRow.answers_hash,
    "codes": CodeRow.mac,
    "document numbers": OrderRow.identity_mac,
    "sealed messages": OutgoingRow.sealed,
    "agents' seeds": AgentRow.totp_sealed,
}
_AUDIT = "audit entries"
KINDS = (*_MARKED, _AUDIT)


@dataclass(frozen=True, slots=True)
class GenerationUse:
    """How many rows of each kind were made with one generation."""

    generation: int
    rows: dict[str, int]


def uses(store: Store, generations: Iterable[int]) -> list[GenerationUse]:
    """Return what was made with each of the generations."""
    with store.reading() as db:
        return [
            GenerationUse(each, {kind: _count(db, _made_with(kind, each)) for kind in KINDS}) for each in generations
        ]


def _count(db: Session, condition: ColumnElement[bool]) -> int:
    return db.scalars(select(func.count()).where(condition)).one()


def _made_with(kind: str, generation: int) -> ColumnElement[bool]:
    if kind == _AUDIT:
        return AuditRow.generation == generation
    column, mark = _MARKED[kind], f"{generation}:"
    of_column_s_type = mark.encode() if isinstance(column.type, LargeBinary) else mark
    return func.substr(column, 1, len(mark), type_=column.type) == of_column_s_type
