"""Telling holders: each message is written in their language and posted with the act that causes it."""

from datetime import timedelta

from sqlalchemy.orm import Session

from crypteo_backend.messages.message import Channel
from crypteo_backend.messages.writing import Facts, MessageKind, Particulars, write
from crypteo_backend.outbox import Letter, Posted
from crypteo_backend.services import Office
from crypteo_backend.store.queries import as_locale, display_name
from crypteo_backend.store.schema import OrderRow

_NEWS_KEEPS = timedelta(days=7)


def addresses_of(order: OrderRow) -> dict[Channel, str]:
    """Return the order's address for each channel that it has."""
    addresses: dict[Channel, str] = {"email": order.email}
    if order.mobile:
        addresses["sms"] = order.mobile
    return addresses


def tell(
    office: Office,
    db: Session,
    order: OrderRow,
    kind: MessageKind,
    facts: Facts,
    *,
    channel: Channel = "email",
    claimed: bool = False,
) -> Posted:
    """Post the message with the transaction; it goes unsent once what it brings has expired."""
    particulars = Particulars(
        number=order.number,
        holder=display_name(order),
        organisation=order.organisation,
        product=order.product,
        validated_at=order.validated_at,
        support=office.settings.support,
    )
    written = write(kind, channel, as_locale(order.locale), particulars, facts)
    good_until = facts.expires_at or facts.written_at + _NEWS_KEEPS
    letter = Letter(order, kind, channel, addresses_of(order)[channel], written, good_until)
    return office.outbox.post(db, letter, claimed=claimed)
