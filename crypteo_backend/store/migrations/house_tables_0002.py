"""The tables that revision 0002 adds: what the house itself keeps."""

import sqlalchemy as sa
from alembic import op

_TIME = sa.DateTime(timezone=True)
_POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def make_house_tables() -> None:
    """Make outbox, mailbox, audit log, agents, web visits and counters."""
    _make_outgoing()
    _make_mailbox()
    _make_audit()
    _make_agents_and_visits()
    op.create_table(
        "revocation_tries",
        sa.Column("number_mac", sa.String(64), primary_key=True),
        sa.Column("tries_left", sa.Integer, nullable=False),
        sa.Column("last_at", _TIME, nullable=False),
    )
    op.create_table(
        "paces",
        sa.Column("key_mac", sa.String(64), primary_key=True),
        sa.Column("minute", sa.Integer, nullable=False, index=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )


def _make_outgoing() -> None:
    op.create_table(
        "outgoing",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("created_at", _TIME, nullable=False, index=True),
        sa.Column("good_until", _TIME, nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("claimed_by", sa.String(22)),
        sa.Column("claimed_until", _TIME),
        sa.Column("sent_at", _TIME),
        sa.Column("dropped_at", _TIME),
    )
    waiting = sa.text("sent_at IS NULL AND dropped_at IS NULL")
    op.create_index("ix_outgoing_waiting", "outgoing", ["due_at"], sqlite_where=waiting, postgresql_where=waiting)


def _make_mailbox() -> None:
    op.create_table(
        "mailbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("message_id", sa.String(22), nullable=False, unique=True),
        sa.Column("order_number", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("html", sa.Text),
        sa.Column("created_at", _TIME, nullable=False),
    )


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("position", _POSITION, primary_key=True, autoincrement=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("order_number", sa.String(20), index=True),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def _make_agents_and_visits() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("totp_sealed", sa.LargeBinary, nullable=False),
        sa.Column("last_totp_step", sa.Integer, nullable=False),
        sa.Column("tries_left", sa.Integer, nullable=False),
        sa.Column("locked_until", _TIME),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("disabled_at", _TIME),
    )
    op.create_table(
        "web_visits",
        sa.Column("cookie_hash", sa.String(64), primary_key=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), index=True),
        sa.Column("agent_id", sa.Integer, sa.ForeignKey("agents.id"), index=True),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False, index=True),
        sa.Column("ended_at", _TIME),
    )
