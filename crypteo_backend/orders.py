"""Orders: made ready to download, and what forbids opening them."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crypteo_backend.clock import months_after, rfc3339
from crypteo_backend.codes import send_code
from crypteo_backend.messages.message import Message
from crypteo_backend.messages.writing import Facts, write
from crypteo_backend.problems import Problem
from crypteo_backend.services import Office
from crypteo_backend.store.queries import particulars_of
from crypteo_backend.store.schema import CodeRow, OrderRow, QuestionRow
from crypteo_backend.tokens import code_mac, new_code, new_identifier, new_token, token_hash

FIRST_NUMBER = 540206


@dataclass(frozen=True, slots=True)
class SecretQuestion:
    """One question and the answer that was set at the identity check."""

    text: str
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewOrder:
    """A validated order whose holder has already set three questions."""

    product: str
    given_name: str
    surname: str
    organisation: str
    siren: str
    email: str
    mobile: str | None
    questions: tuple[SecretQuestion, SecretQuestion, SecretQuestion]
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ReadyOrder:
    """An order that can be downloaded, with the secrets that exist in clear only now."""

    number: str
    link: str = field(repr=False)
    retrieval_code: str = field(repr=False)


def create_order(services: Office, new: NewOrder) -> ReadyOrder:
    """Keep the order, send its code and its link, and return both; raises DeliveryFailed, the order then stays."""
    token, code = new_token(services.random), new_code(services.random)
    answers_hash = services.answers.hash([question.answer for question in new.questions])
    with services.store.writing() as db:
        order = _order_row(services, new, new.number or next_number(db), token, answers_hash)
        db.add(order)
        db.flush()
        db.add_all(_question_rows(order.id, new))
        db.add(_first_code(services, order, code))
    link = link_for(services, token)
    send_code(services, order, "email", code, is_resend=False)
    send_link(services, order, link, order.link_expires_at)
    return ReadyOrder(number=order.number, link=link, retrieval_code=code)


def _order_row(services: Office, new: NewOrder, number: str, token: str, answers_hash: str) -> OrderRow:
    figures, now = services.settings.figures, services.clock()
    expires_at = months_after(now, figures.order_months)
    return OrderRow(
        number=number,
        product=new.product,
        given_name=new.given_name,
        surname=new.surname,
        organisation=new.organisation,
        siren=new.siren,
        subject_serial=services.random(8).hex(),
        email=new.email,
        mobile=new.mobile,
        validated_at=now,
        expires_at=expires_at,
        link_hash=token_hash(token),
        link_expires_at=min(now + figures.link_life, expires_at),
        answers_hash=answers_hash,
        answer_tries_left=figures.answer_tries,
        code_tries_left=figures.code_tries_in_all,
    )


def _question_rows(order_id: int, new: NewOrder) -> list[QuestionRow]:
    return [
        QuestionRow(order_id=order_id, id=f"q{position}", position=position, text=question.text)
        for position, question in enumerate(new.questions, start=1)
    ]


def _first_code(services: Office, order: OrderRow, code: str) -> CodeRow:
    return CodeRow(
        order_id=order.id,
        mac=code_mac(services.keys.code_pepper, order.number, code),
        channel="email",
        sent_at=services.clock(),
        is_resend=False,
        in_force=True,
        tries_left=services.settings.figures.code_tries,
    )


def next_number(db: Session) -> str:
    """Return the number after the highest one."""
    numbers = [int(number) for number in db.scalars(select(OrderRow.number)) if number.isdecimal()]
    return str(max(numbers, default=FIRST_NUMBER - 1) + 1)


def link_for(services: Office, token: str) -> str:
    """Return the download link; its token is in the fragment, which no server sees."""
    return f"{services.settings.base_url}/telechargement#t={token}"


def is_locked(order: OrderRow) -> bool:
    """Tell whether the tries for the answers, or those for all codes together, are used up."""
    return order.answer_tries_left <= 0 or order.code_tries_left <= 0


def check_may_open(services: Office, order: OrderRow) -> None:
    """Raise the problem that forbids opening a session, in the order of the contract's fine print: 409, 410, 423."""
    now = services.clock()
    if order.accepted_at is not None:
        raise Problem("already-accepted")
    if now >= order.expires_at:
        raise Problem("order-expired", expired_at=rfc3339(order.expires_at))
    if now >= order.link_expires_at:
        raise Problem("link-expired", expired_at=rfc3339(order.link_expires_at))
    if is_locked(order):
        raise Problem("order-locked")


def send_link(services: Office, order: OrderRow, link: str, ends: datetime, *, replaces: bool = False) -> None:
    """Tell the holder that the certificate is ready, and whether a former link is dead; raises DeliveryFailed."""
    now = services.clock()
    facts = Facts(now, link=link, expires_at=ends, replaces=replaces)
    written = write("ready", "email", "fr", particulars_of(order, services.settings.support), facts)
    services.outlet.send(
        Message(
            id=new_identifier(services.random),
            order_number=order.number,
            channel="email",
            recipient=order.email,
            subject=written.subject,
            text=written.text,
            html=written.html,
            created_at=now,
        )
    )
