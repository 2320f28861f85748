"""The first version: an order ready to download, its questions, codes, sessions, certificate and recoveries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables as they were before there were versions."""
    _make_orders()
    _make_sessions()
    _make_issuances()
    op.create_table(
        "recoveries",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("spki_sha256", sa.String(64), nullable=False),
        sa.Column("nonce", sa.String(43), nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("spent", sa.Boolean, nullable=False),
        sa.Column("proven", sa.Boolean, nullable=False),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("order_number", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("sent_at", _TIME, nullable=False),
    )


def _make_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("product", sa.String(200), nullable=False),
        sa.Column("given_name", sa.String(64), nullable=False),
        sa.Column("surname", sa.String(64), nullable=False),
        sa.Column("organisation", sa.String(64), nullable=False),
        sa.Column("siren", sa.String(9), nullable=False),
        sa.Column("subject_serial", sa.String(16), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("mobile", sa.String(20)),
        sa.Column("validated_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("link_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("link_expires_at", _TIME, nullable=False),
        sa.Column("answers_hash", sa.String(200), nullable=False),
        sa.Column("answer_tries_left", sa.Integer, nullable=False),
        sa.Column("code_tries_left", sa.Integer, nullable=False),
        sa.Column("accepted_at", _TIME),
    )
    op.create_table(
        "questions",
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), primary_key=True),
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.String(500), nullable=False),
    )
    op.create_table(
        "codes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), nullable=False, index=True),
        sa.Column("mac", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("sent_at", _TIME, nullable=False),
        sa.Column("is_resend", sa.Boolean, nullable=False),
        sa.Column("in_force", sa.Boolean, nullable=False),
        sa.Column("tries_left", sa.Integer, nullable=False),
    )


def _make_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(22), primary_key=True),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), nullable=False, index=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("nonce", sa.String(43), nullable=False),
        sa.Column("support_reference", sa.String(7), nullable=False),
        sa.Column("live_reference", sa.String(7), unique=True),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        sa.Column("client_version", sa.String(64), nullable=False),
        sa.Column("client_os", sa.String(100), nullable=False),
        sa.Column("client_locale", sa.String(35), nullable=False),
    )


def _make_issuances() -> None:
    op.create_table(
        "issuances",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), nullable=False, unique=True),
        sa.Column("spki_sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("public_key_der", sa.LargeBinary, nullable=False),
        sa.Column("subject_der", sa.LargeBinary, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("not_before", _TIME, nullable=False),
        sa.Column("not_after", _TIME, nullable=False),
        sa.Column("claimed_by", sa.String(22)),
        sa.Column("claimed_until", _TIME),
        sa.Column("certificate_pem", sa.Text),
        sa.Column("chain_pem", sa.Text),
        sa.Column("issued_at", _TIME),
    )
    op.create_table(
        "refusals",
        sa.Column("order_id", sa.Integer, sa.ForeignKey("orders.id"), primary_key=True),
        sa.Column("refused_at", _TIME, nullable=False),
    )
