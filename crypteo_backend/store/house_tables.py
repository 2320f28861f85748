"""The tables of the house itself: outgoing messages, the audit log, agents, visits to the web pages, and counters."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from crypteo_backend.store.row import Row

# SQLite numbers rows by itself only where the key is an INTEGER.
_Position = BigInteger().with_variant(Integer, "sqlite")
_WAITING = text("sent_at IS NULL AND dropped_at IS NULL")


class OutgoingRow(Row):
    """One message on its way out; what it says is sealed, and erased once it is sent or dropped."""

    __tablename__ = "outgoing"
    __table_args__ = (Index("ix_outgoing_waiting", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),)

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(10))
    recipient: Mapped[str] = mapped_column(String(254))
    sealed: Mapped[bytes | None]
    created_at: Mapped[datetime] = mapped_column(index=True)
    good_until: Mapped[datetime]
    due_at: Mapped[datetime]
    tries: Mapped[int]
    claimed_by: Mapped[str | None] = mapped_column(String(22))
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]


class MessageRow(Row):
    """One message in the demonstration's mailbox; no other carrier writes here, since bodies hold codes and links."""

    __tablename__ = "mailbox"

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(22), unique=True)
    order_number: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(10))
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class AuditRow(Row):
    """One entry of the audit log, chained to the one before it; the database refuses to change or delete any."""

    __tablename__ = "audit"

    position: Mapped[int] = mapped_column(_Position, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(40))
    order_number: Mapped[str | None] = mapped_column(String(20), index=True)
    actor: Mapped[str] = mapped_column(String(100))
    facts: Mapped[str] = mapped_column(Text)
    generation: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class AgentRow(Row):
    """One agent of the support desk; the seed of the one-time codes is sealed."""

    __tablename__ = "agents"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    totp_sealed: Mapped[bytes]
    last_totp_step: Mapped[int]
    tries_left: Mapped[int]
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class WebVisitRow(Row):
    """One browser that has shown who it is: a holder at the identity check, or an agent; its cookie is kept hashed."""

    __tablename__ = "web_visits"

    cookie_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), index=True)
    opened_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class RevocationTriesRow(Row):
    """The tries to revoke that are left for an order number, whether such an order exists or not."""

    __tablename__ = "revocation_tries"

    number_mac: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries_left: Mapped[int]
    last_at: Mapped[datetime]


class PaceRow(Row):
    """How often something was done in its present minute; the key is hashed, since it may stand for an address."""

    __tablename__ = "paces"

    key_mac: Mapped[str] = mapped_column(String(64), primary_key=True)
    minute: Mapped[int] = mapped_column(index=True)
    count: Mapped[int]


class CounterRow(Row):
    """The last number given out of a series, such as the orders'."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
