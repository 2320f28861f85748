"""Intents that come to nothing: forgotten, so that the order and the key are free again, and remembered as refused."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from crypteo_backend.store.database import Store
from crypteo_backend.store.queries import IS_INTENT, OF_ORDER, names_of, run
from crypteo_backend.store.schema import IssuanceRow, RefusalRow

_BEGINNING_ANEW = delete(RefusalRow).where(RefusalRow.order_id == OF_ORDER)


def forget(db: Session, intent: IssuanceRow, claim: str, refused_at: datetime | None = None) -> bool:
    """Delete the intent if the claim still holds it and no certificate is stored, and tell whether that was so.

    When the authority refused is noted with it.
    """
    ours = (*IS_INTENT, IssuanceRow.claimed_by == claim, IssuanceRow.certificate_pem.is_(None))
    deleted = run(db, delete(IssuanceRow).where(*ours), names_of(intent)).rowcount
    if deleted and refused_at is not None:
        db.add(RefusalRow(order_id=intent.order_id, refused_at=refused_at))
    return bool(deleted)


def begin_anew(db: Session, order_id: int) -> None:
    """Forget the order's last refusal, since another intent is written."""
    run(db, _BEGINNING_ANEW, {"of_order": order_id})


def was_refused(store: Store, order_id: int) -> bool:
    """Tell whether the authority refused what was last asked for the order."""
    with store.reading() as db:
        return db.get(RefusalRow, order_id) is not None
