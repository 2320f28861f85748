"""Retrieval codes: what is left of them, and sending another one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import HOLDER, Event
from crypteo_backend.correspondence import addresses_of, tell
from crypteo_backend.messages.masking import masked
from crypteo_backend.messages.message import Channel, DeliveryFailed, as_channel
from crypteo_backend.messages.writing import Facts
from crypteo_backend.outbox import Posted
from crypteo_backend.problems import Problem
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.services import Office
from crypteo_backend.settings import Figures
from crypteo_backend.store.queries import OF_ORDER, locked_order, run
from crypteo_backend.store.schema import CodeRow, OrderRow
from crypteo_backend.tokens import new_code

_PURPOSE = "retrieval-code"
_ERASED = ""  # stands for no code
_SENT = select(CodeRow).where(CodeRow.order_id == OF_ORDER)
_ERASING = update(CodeRow).where(CodeRow.order_id == OF_ORDER).values(mac=_ERASED)


@dataclass(frozen=True, slots=True)
class CodeStatus:
    """The code in force as the holder may know it."""

    sent_at: datetime
    sent_to: str
    attempts_left: int
    next_resend_at: datetime | None
    resends_left: int


def code_status(db: Session, order: OrderRow, figures: Figures, now: datetime) -> CodeStatus:
    """Return what is left of the code in force and of the resends."""
    sent = db.scalars(_SENT, {"of_order": order.id}).all()
    code = next(code for code in sent if code.in_force)
    left = _resends_left([code.sent_at for code in sent if code.is_resend], figures, now)
    address = {"sms": "", **addresses_of(order)}[as_channel(code.channel)]
    return CodeStatus(
        sent_at=code.sent_at,
        sent_to=masked(code.channel, address),
        attempts_left=min(code.tries_left, order.code_tries_left),
        next_resend_at=code.sent_at + figures.resend_wait if left else None,
        resends_left=left,
    )


def _resends_left(resent: list[datetime], figures: Figures, now: datetime) -> int:
    today = [sent_at for sent_at in resent if sent_at > now - timedelta(days=1)]
    return max(0, min(figures.resends_a_day - len(today), figures.resends_in_all - len(resent)))


def resend_code(office: Office, order_id: int, channel: Channel) -> CodeStatus:
    """Put a new code in force, kill all former ones and send it; the new code stays valid when sending fails."""
    with office.store.writing() as db:
        # The lock makes two resends at once wait for each other where the database lets them run side by side.
        order = locked_order(db, order_id)
        _check_may_resend(db, order, channel, office)
        posted = renew_code(office, db, order, channel, claimed=True)
        status = code_status(db, order, office.settings.figures, office.clock())
        office.audit.record(db, Event.CODE_RESENT, order.number, HOLDER, channel=channel, sent_to=status.sent_to)
    try:
        office.outbox.send(posted)
    except DeliveryFailed as failure:
        raise Problem("delivery-failed") from failure
    return status


def renew_code(office: Office, db: Session, order: OrderRow, channel: Channel, *, claimed: bool = False) -> Posted:
    """Put another code in force and post it; a message with a former code that still waits goes unsent."""
    code = new_code(office.random)
    office.outbox.drop(db, order.id, "code", "code-again")
    db.execute(update(CodeRow).where(CodeRow.order_id == order.id).values(in_force=False))
    db.add(new_code_row(office, order, channel, code, is_resend=True))
    db.flush()
    facts = Facts(office.clock(), code=code, expires_at=order.expires_at)
    return tell(office, db, order, "code-again", facts, channel=channel, claimed=claimed)


def _check_may_resend(db: Session, order: OrderRow, channel: Channel, office: Office) -> None:
    if channel not in addresses_of(order):
        raise Problem("channel-unavailable")
    status = code_status(db, order, office.settings.figures, office.clock())
    if status.next_resend_at is None:
        raise Problem("resend-limit")
    wait = status.next_resend_at - office.clock()
    if wait > timedelta():
        raise Problem("resend-too-soon", retry_after=int(wait.total_seconds()))


def new_code_row(office: Office, order: OrderRow, channel: Channel, code: str, *, is_resend: bool) -> CodeRow:
    """Return a code in force; it is kept as a keyed hash, since nine digits are quickly tried."""
    return CodeRow(
        order_id=order.id,
        mac=office.keys.mac(_PURPOSE, _bound(order.number, code)),
        channel=channel,
        sent_at=office.clock(),
        is_resend=is_resend,
        in_force=True,
        tries_left=office.settings.figures.code_tries,
    )


def erase_codes(db: Session, order_id: int) -> None:
    """Let no code open the order any more, and keep no hash of any."""
    run(db, _ERASING, {"of_order": order_id})


def is_the_code(keys: ServerKeys, stored: str, order_number: str, code: str) -> bool:
    """Tell, in even time, whether this is the code that was hashed."""
    return stored != _ERASED and keys.is_mac_of(stored, _PURPOSE, _bound(order_number, code))


def _bound(order_number: str, code: str) -> str:
    return f"{order_number}\n{code}"
