"""The tables of the journey: orders, questions, codes, sessions, issuances and recoveries."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from crypteo_backend.store.row import Row


class OrderRow(Row):
    """One validated order: whose certificate, how far the holder has come, and the tries that are left.

    Until the identity check `identity_mac` holds the keyed hash of the document's number and `questions_link_hash` the
    link to it; from then on `answers_hash` and `link_hash` hold the answers and the download link. At `erase_at`
    retention looks whether the holder's data is still needed; when it is erased there is no such time any more.
    """

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    product: Mapped[str] = mapped_column(String(200))
    given_name: Mapped[str] = mapped_column(String(64))
    surname: Mapped[str] = mapped_column(String(64))
    organisation: Mapped[str] = mapped_column(String(64))
    siren: Mapped[str] = mapped_column(String(9))
    subject_serial: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), index=True)
    mobile: Mapped[str | None] = mapped_column(String(20))
    locale: Mapped[str] = mapped_column(String(2))
    validity_years: Mapped[int]
    validated_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    identity_mac: Mapped[str | None] = mapped_column(String(80))
    identity_tries_left: Mapped[int]
    identity_checked_at: Mapped[datetime | None]
    questions_link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    questions_link_expires_at: Mapped[datetime | None]
    questions_set_at: Mapped[datetime | None]
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_expires_at: Mapped[datetime | None]
    answers_hash: Mapped[str | None] = mapped_column(String(200))
    answer_tries_left: Mapped[int]
    code_tries_left: Mapped[int]
    accepted_at: Mapped[datetime | None]
    erase_at: Mapped[datetime | None] = mapped_column(index=True)


class QuestionRow(Row):
    """One of an order's three questions."""

    __tablename__ = "questions"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(500))


class CodeRow(Row):
    """One retrieval code that was sent; only the last one of an order is in force."""

    __tablename__ = "codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    mac: Mapped[str] = mapped_column(String(80))
    channel: Mapped[str] = mapped_column(String(10))
    sent_at: Mapped[datetime]
    is_resend: Mapped[bool]
    in_force: Mapped[bool]
    tries_left: Mapped[int]


class SessionRow(Row):
    """One opening of a link by a client; `live_reference` is its support reference while anybody can use it."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    stage: Mapped[str] = mapped_column(String(20))
    nonce: Mapped[str] = mapped_column(String(43))
    support_reference: Mapped[str] = mapped_column(String(7), index=True)
    live_reference: Mapped[str | None] = mapped_column(String(7), unique=True)
    opened_at: Mapped[datetime] = mapped_column(index=True)
    seen_at: Mapped[datetime]
    minute: Mapped[int]
    requests_in_minute: Mapped[int]
    ended_at: Mapped[datetime | None]
    client_version: Mapped[str] = mapped_column(String(64))
    client_os: Mapped[str] = mapped_column(String(100))
    client_locale: Mapped[str] = mapped_column(String(35))


class IssuanceRow(Row):
    """The intent to have one key certified for one order, and the certificate once the authority has answered."""

    __tablename__ = "issuances"
    __table_args__ = (UniqueConstraint("order_id"), UniqueConstraint("spki_sha256"))

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    spki_sha256: Mapped[str] = mapped_column(String(64))
    serial_number: Mapped[str] = mapped_column(String(40))
    public_key_der: Mapped[bytes]
    subject_der: Mapped[bytes]
    email: Mapped[str] = mapped_column(String(254))
    not_before: Mapped[datetime]
    not_after: Mapped[datetime]
    csr_der: Mapped[bytes]
    claimed_by: Mapped[str | None] = mapped_column(String(22))
    claimed_until: Mapped[datetime | None]
    certificate_pem: Mapped[str | None] = mapped_column(Text)
    chain_pem: Mapped[str | None] = mapped_column(Text)
    issued_at: Mapped[datetime | None]
    revocation_asked_at: Mapped[datetime | None]
    revocation_reason: Mapped[str | None] = mapped_column(String(30))
    revoked_at: Mapped[datetime | None]


class RefusalRow(Row):
    """The authority's refusal of an order's last intent, which is deleted; the next intent deletes this."""

    __tablename__ = "refusals"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    refused_at: Mapped[datetime]


class RecoveryRow(Row):
    """One try to get a certificate back with its private key; made alike for keys that nobody knows."""

    __tablename__ = "recoveries"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    spki_sha256: Mapped[str] = mapped_column(String(64))
    nonce: Mapped[str] = mapped_column(String(43))
    expires_at: Mapped[datetime]
    spent: Mapped[bool]
    proven: Mapped[bool]
