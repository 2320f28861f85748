"""Orders: kept once the registration office has validated them, their links, and what forbids opening them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from crypteo_backend.audit import Event
from crypteo_backend.clock import months_after, rfc3339
from crypteo_backend.codes import new_code_row
from crypteo_backend.correspondence import tell
from crypteo_backend.identity_documents import identity_mac
from crypteo_backend.messages.moments import Locale
from crypteo_backend.messages.writing import Facts, MessageKind
from crypteo_backend.problems import Problem
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import CounterRow
from crypteo_backend.store.queries import upsert
from crypteo_backend.store.schema import OrderRow, QuestionRow
from crypteo_backend.tokens import new_code, new_token, token_hash

FIRST_NUMBER = 540206
OFFICE = "registration office"


class OrderExists(Exception):
    """An order has this number already."""


@dataclass(frozen=True, slots=True)
class SecretQuestion:
    """One question and its answer."""

    text: str
    answer: str = field(repr=False)


Questions = tuple[SecretQuestion, SecretQuestion, SecretQuestion]


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What the registration office has validated; validity in years, mobile in any French spelling."""

    product: str
    given_name: str
    surname: str
    organisation: str
    siren: str
    email: str
    mobile: str | None = None
    number: str | None = None
    locale: Locale = "fr"
    validity_years: int = 3


@dataclass(frozen=True, slots=True)
class OpenedOrder:
    """An order whose holder has yet to prove who they are, with the secrets that exist in clear only now."""

    number: str
    questions_link: str = field(repr=False)
    retrieval_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadyOrder:
    """An order that can be downloaded, with the secrets that exist in clear only now."""

    number: str
    link: str = field(repr=False)
    retrieval_code: str = field(repr=False)


def open_order(office: Office, new: NewOrder, document_number: str, actor: str = OFFICE) -> OpenedOrder:
    """Keep the order, and send its code and the link to the identity check (messages 1 and 2)."""
    code = new_code(office.random)
    with office.store.writing() as db:
        order = _keep(office, db, new, code)
        order.identity_mac = identity_mac(office.keys, order.number, document_number)
        link = renew_questions_link(office, db, order)
        _note(office, db, order, actor)
    return OpenedOrder(order.number, link, code)


def open_ready_order(office: Office, new: NewOrder, questions: Questions, actor: str = OFFICE) -> ReadyOrder:
    """Keep an order whose questions were set elsewhere, and send its code and its download link (messages 1 and 3)."""
    code = new_code(office.random)
    answers_hash = office.answers.hash([question.answer for question in questions])
    with office.store.writing() as db:
        order = _keep(office, db, new, code)
        keep_questions(db, order, [question.text for question in questions], answers_hash, office.clock())
        link = renew_link(office, db, order)
        _note(office, db, order, actor)
    return ReadyOrder(order.number, link, code)


def keep_questions(db: Session, order: OrderRow, texts: list[str], answers_hash: str, now: datetime) -> None:
    """Keep the three questions with the hash of their answers; they are not modifiable afterwards."""
    order.answers_hash, order.questions_set_at = answers_hash, now
    db.add_all(
        QuestionRow(order_id=order.id, id=f"q{position}", position=position, text=text)
        for position, text in enumerate(texts, start=1)
    )


def renew_questions_link(office: Office, db: Session, order: OrderRow) -> str:
    """Put another link to the identity check in force, post message 2 and return the link; the former one is dead."""
    token, life = new_token(office.random), office.settings.figures.questions_link_life
    ends, replaces = _end_of(office, order, life), order.questions_link_hash is not None
    order.questions_link_hash, order.questions_link_expires_at = token_hash(token), ends
    return _post_link(office, db, order, "questions", f"/identite#t={token}", ends, replaces=replaces)


def renew_link(office: Office, db: Session, order: OrderRow) -> str:
    """Put another download link in force, post message 3 and return the link; the former one is dead."""
    token, life = new_token(office.random), office.settings.figures.link_life
    ends, replaces = _end_of(office, order, life), order.link_hash is not None
    order.link_hash, order.link_expires_at = token_hash(token), ends
    return _post_link(office, db, order, "ready", f"/telechargement#t={token}", ends, replaces=replaces)


def _end_of(office: Office, order: OrderRow, life: timedelta) -> datetime:
    """Return when a link that is put in force now dies: never after its order."""
    return min(office.clock() + life, order.expires_at)


def _post_link(
    office: Office, db: Session, order: OrderRow, kind: MessageKind, place: str, ends: datetime, *, replaces: bool
) -> str:
    """Post the message that brings the link, in the place of one that still waits, and return the link."""
    link = f"{office.settings.base_url}{place}"
    office.outbox.drop(db, order.id, kind)
    tell(office, db, order, kind, Facts(office.clock(), link=link, expires_at=ends, replaces=replaces))
    return link


def is_locked(order: OrderRow) -> bool:
    """Tell whether the tries for the answers, or those for all codes together, are used up."""
    return order.answer_tries_left <= 0 or order.code_tries_left <= 0


def condition_of(order: OrderRow) -> str:
    """Return how far the order is, in one word: `accepted`, `locked`, `identity` (not checked yet) or `open`."""
    if order.accepted_at is not None:
        return "accepted"
    if is_locked(order):
        return "locked"
    return "open" if order.questions_set_at is not None else "identity"


def check_may_open(office: Office, order: OrderRow) -> None:
    """Raise the problem that forbids opening a session, in the order of the contract's fine print: 409, 410, 423."""
    now = office.clock()
    if order.accepted_at is not None:
        raise Problem("already-accepted", about=order.number)
    if now >= order.expires_at:
        raise Problem("order-expired", about=order.number, expired_at=rfc3339(order.expires_at))
    if now >= link_end(order):
        raise Problem("link-expired", about=order.number, expired_at=rfc3339(link_end(order)))
    if is_locked(order):
        raise Problem("order-locked", about=order.number)


def link_end(order: OrderRow) -> datetime:
    """Return when the download link dies; an order that never had one has nothing to outlive."""
    return order.link_expires_at or order.validated_at


def _keep(office: Office, db: Session, new: NewOrder, code: str) -> OrderRow:
    """Add the order and its first code, and post message 1; raises OrderExists."""
    figures, now = office.settings.figures, office.clock()
    expires_at = months_after(now, figures.order_months)
    number = new.number or _next_number(db)
    adding = upsert(db)(OrderRow).values(
        number=number,
        product=new.product,
        given_name=new.given_name,
        surname=new.surname,
        organisation=new.organisation,
        siren=new.siren,
        subject_serial=office.random(8).hex(),
        email=new.email,
        email_key=new.email.lower(),
        mobile=new.mobile,
        locale=new.locale,
        validity_years=new.validity_years,
        validated_at=now,
        expires_at=expires_at,
        erase_at=expires_at + figures.holder_kept,
        identity_tries_left=figures.identity_tries,
        answer_tries_left=figures.answer_tries,
        code_tries_left=figures.code_tries_in_all,
    )
    order: OrderRow | None = db.scalar(adding.on_conflict_do_nothing(index_elements=["number"]).returning(OrderRow))
    if order is None:
        raise OrderExists(number)
    db.add(new_code_row(office, order, "email", code, is_resend=False))
    tell(office, db, order, "code", Facts(now, code=code, expires_at=order.expires_at))
    return order


def _note(office: Office, db: Session, order: OrderRow, actor: str) -> None:
    facts = {"product": order.product, "locale": order.locale}
    office.audit.record(db, Event.ORDER_CREATED, order.number, actor, **facts)


def _next_number(db: Session) -> str:
    """Return the next number of the series that no order has, however many were given by hand."""
    counting = upsert(db)(CounterRow).values(name="order", value=FIRST_NUMBER)
    counting = counting.on_conflict_do_update(index_elements=["name"], set_={"value": CounterRow.value + 1})
    while True:
        number = str(db.scalars(counting.returning(CounterRow.value)).one())
        if db.scalar(select(OrderRow.id).where(OrderRow.number == number)) is None:
            return number
