"""The whole journey: the way to the questions, revocation, outbox, audit log, support's agents and shared counters.

Orders that were ready stay so. Their answers and codes were hashed with two key files, `answers.key` and `codes.key`;
the pepper keeps those as its generation 0 (see `server_keys.py`), which is written before what they made. Messages of
the demonstration's mailbox are dropped.
"""

import secrets

import sqlalchemy as sa
from alembic import op
from cryptography import x509

from crypteo_backend.store.append_only import make_append_only
from crypteo_backend.store.migrations.house_tables_0002 import make_house_tables

revision = "0002"
down_revision = "0001"

_TIME = sa.DateTime(timezone=True)
_FIRST_NUMBER, _LONGEST_NUMBER = 540206, 15
_TRIES = 3


def upgrade() -> None:
    """Bring the first version here."""
    _change_orders()
    _change_codes()
    _change_sessions()
    _change_issuances()
    make_house_tables()
    op.drop_table("messages")
    _begin_numbers()
    make_append_only(op.get_bind())


def _change_orders() -> None:
    with op.batch_alter_table("orders") as orders:
        orders.add_column(sa.Column("locale", sa.String(2), nullable=False, server_default="fr"))
        orders.add_column(sa.Column("validity_years", sa.Integer, nullable=False, server_default="3"))
        orders.add_column(sa.Column("identity_mac", sa.String(80)))
        orders.add_column(sa.Column("identity_tries_left", sa.Integer, nullable=False, server_default=str(_TRIES)))
        orders.add_column(sa.Column("identity_checked_at", _TIME))
        orders.add_column(sa.Column("questions_link_hash", sa.String(64)))
        orders.add_column(sa.Column("questions_link_expires_at", _TIME))
        orders.add_column(sa.Column("questions_set_at", _TIME))
        orders.add_column(sa.Column("erase_at", _TIME))
        orders.add_column(sa.Column("email_key", sa.String(254)))
        for name, kind in (("link_hash", sa.String(64)), ("link_expires_at", _TIME), ("answers_hash", sa.String(200))):
            orders.alter_column(name, existing_type=kind, nullable=True)
    op.execute("UPDATE orders SET questions_set_at = validated_at, erase_at = expires_at, email_key = lower(email)")
    op.execute("UPDATE orders SET answers_hash = '0:' || answers_hash")
    with op.batch_alter_table("orders") as orders:
        for name in ("locale", "validity_years", "identity_tries_left"):
            orders.alter_column(name, server_default=None)
        orders.alter_column("email_key", existing_type=sa.String(254), nullable=False)
        orders.create_unique_constraint("orders_questions_link_hash_key", ["questions_link_hash"])
        orders.create_index("ix_orders_email_key", ["email_key"])
        orders.create_index("ix_orders_erase_at", ["erase_at"])


def _change_codes() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.alter_column("mac", existing_type=sa.String(64), type_=sa.String(80))
    op.execute("UPDATE codes SET mac = '0:' || mac")


def _change_sessions() -> None:
    with op.batch_alter_table("sessions") as sessions:
        for name in ("minute", "requests_in_minute"):
            sessions.add_column(sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("sessions") as sessions:
        for name in ("minute", "requests_in_minute"):
            sessions.alter_column(name, server_default=None)
        sessions.create_index("ix_sessions_opened_at", ["opened_at"])
        sessions.create_index("ix_sessions_support_reference", ["support_reference"])


def _change_issuances() -> None:
    with op.batch_alter_table("issuances") as issuances:
        issuances.add_column(sa.Column("serial_number", sa.String(40)))
        issuances.add_column(sa.Column("csr_der", sa.LargeBinary))
        issuances.add_column(sa.Column("revocation_asked_at", _TIME))
        issuances.add_column(sa.Column("revocation_reason", sa.String(30)))
        issuances.add_column(sa.Column("revoked_at", _TIME))
    _fill_serial_numbers(op.get_bind())
    with op.batch_alter_table("issuances") as issuances:
        issuances.alter_column("serial_number", existing_type=sa.String(40), nullable=False)
        issuances.alter_column("csr_der", existing_type=sa.LargeBinary, nullable=False)


def _fill_serial_numbers(connection: sa.Connection) -> None:
    """Write the numbers that certificates have; an intent that is still without one gets a number to ask for.

    The first version kept no requests, and its only engine, the embedded authority, needs none.
    """
    issuances = sa.table("issuances", sa.column("id"), *map(sa.column, ("certificate_pem", "serial_number", "csr_der")))
    for key, pem in connection.execute(sa.select(issuances.c.id, issuances.c.certificate_pem)).all():
        number = x509.load_pem_x509_certificate(pem.encode()).serial_number if pem else secrets.randbits(159)
        filling = sa.update(issuances).where(issuances.c.id == key)
        connection.execute(filling.values(serial_number=f"{number:x}", csr_der=b""))


def _begin_numbers() -> None:
    """Let the series of orders go on after the highest number."""
    told = op.get_bind().scalars(sa.text("SELECT number FROM orders")).all()
    numbers = [int(each) for each in told if each.isdecimal() and len(each) <= _LONGEST_NUMBER]
    if max(numbers, default=0) >= _FIRST_NUMBER:
        counters = sa.table("counters", sa.column("name"), sa.column("value"))
        op.execute(sa.insert(counters).values(name="order", value=max(numbers)))
