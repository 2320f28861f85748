"""Retrieval codes: what is left of them, and sending another one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crypteo_backend.messages.masking import masked_email, masked_mobile
from crypteo_backend.messages.message import Channel, DeliveryFailed, Message
from crypteo_backend.messages.writing import Facts, MessageKind, write
from crypteo_backend.problems import Problem
from crypteo_backend.services import Office
from crypteo_backend.settings import Figures
from crypteo_backend.store.queries import code_in_force, particulars_of
from crypteo_backend.store.schema import CodeRow, OrderRow
from crypteo_backend.tokens import code_mac, new_code, new_identifier

_MASKS: Mapping[str, Callable[[str], str]] = MappingProxyType({"email": masked_email, "sms": masked_mobile})


@dataclass(frozen=True, slots=True)
class CodeStatus:
    """The code in force as the holder may know it."""

    sent_at: datetime
    sent_to: str
    attempts_left: int
    next_resend_at: datetime | None
    resends_left: int


def addresses_of(order: OrderRow) -> dict[Channel, str]:
    """Return the order's address for each channel that it has."""
    addresses: dict[Channel, str] = {"email": order.email}
    if order.mobile:
        addresses["sms"] = order.mobile
    return addresses


def masked(channel: str, address: str) -> str:
    """Return the address with its middle hidden."""
    return _MASKS[channel](address)


def code_status(db: Session, order: OrderRow, figures: Figures, now: datetime) -> CodeStatus:
    """Return what is left of the code in force and of the resends."""
    code = code_in_force(db, order.id)
    left = _resends_left(db, order.id, figures, now)
    address = {"sms": "", **addresses_of(order)}[_channel_of(code)]
    return CodeStatus(
        sent_at=code.sent_at,
        sent_to=masked(code.channel, address),
        attempts_left=min(code.tries_left, order.code_tries_left),
        next_resend_at=code.sent_at + figures.resend_wait if left else None,
        resends_left=left,
    )


def _channel_of(code: CodeRow) -> Channel:
    return "sms" if code.channel == "sms" else "email"


def _resends_left(db: Session, order_id: int, figures: Figures, now: datetime) -> int:
    resent = list(db.scalars(select(CodeRow.sent_at).where(CodeRow.order_id == order_id, CodeRow.is_resend)))
    today = [sent_at for sent_at in resent if sent_at > now - timedelta(days=1)]
    return max(0, min(figures.resends_a_day - len(today), figures.resends_in_all - len(resent)))


def resend_code(services: Office, order_id: int, channel: Channel) -> CodeStatus:
    """Put a new code in force, kill all former ones and send it; the new code stays valid when sending fails."""
    code, figures, now = new_code(services.random), services.settings.figures, services.clock()
    with services.store.writing() as db:
        # The lock makes two resends at once wait for each other where the database lets them run side by side.
        order = db.scalars(select(OrderRow).where(OrderRow.id == order_id).with_for_update()).one()
        _check_may_resend(db, order, channel, services)
        _put_in_force(db, order, _new_code_row(services, order, channel, code))
        db.flush()
        status = code_status(db, order, figures, now)
    try:
        send_code(services, order, channel, code, is_resend=True)
    except DeliveryFailed as failure:
        raise Problem("delivery-failed") from failure
    return status


def _check_may_resend(db: Session, order: OrderRow, channel: Channel, services: Office) -> None:
    if channel not in addresses_of(order):
        raise Problem("channel-unavailable")
    status = code_status(db, order, services.settings.figures, services.clock())
    if status.next_resend_at is None:
        raise Problem("resend-limit")
    wait = status.next_resend_at - services.clock()
    if wait > timedelta():
        raise Problem("resend-too-soon", retry_after=int(wait.total_seconds()))


def _put_in_force(db: Session, order: OrderRow, code: CodeRow) -> None:
    db.execute(update(CodeRow).where(CodeRow.order_id == order.id).values(in_force=False))
    db.add(code)


def _new_code_row(services: Office, order: OrderRow, channel: Channel, code: str) -> CodeRow:
    return CodeRow(
        order_id=order.id,
        mac=code_mac(services.keys.code_pepper, order.number, code),
        channel=channel,
        sent_at=services.clock(),
        is_resend=True,
        in_force=True,
        tries_left=services.settings.figures.code_tries,
    )


def send_code(services: Office, order: OrderRow, channel: Channel, code: str, *, is_resend: bool) -> None:
    """Hand the code over to the outlet; raises DeliveryFailed."""
    kind: MessageKind = "code-again" if is_resend else "code"
    now = services.clock()
    particulars = particulars_of(order, services.settings.support)
    written = write(kind, channel, "fr", particulars, Facts(now, code=code, expires_at=order.expires_at))
    services.outlet.send(
        Message(
            id=new_identifier(services.random),
            order_number=order.number,
            channel=channel,
            recipient=addresses_of(order)[channel],
            subject=written.subject,
            text=written.text,
            html=written.html,
            created_at=now,
        )
    )
