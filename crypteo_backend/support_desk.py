"""What support does with orders: find them, unlock them, free them, send their link again."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crypteo_backend.audit import Event
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.claims import Claims
from crypteo_backend.codes import renew_code
from crypteo_backend.intents import forget
from crypteo_backend.issuer import request_of
from crypteo_backend.messages.message import Channel
from crypteo_backend.orders import renew_link, renew_questions_link
from crypteo_backend.revocation_check import free_revocation
from crypteo_backend.services import Office
from crypteo_backend.sessions import end_sessions_of
from crypteo_backend.store.queries import issuance_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.web.visits import end_visits_of_order


class OrderUnknown(LookupError):
    """No order has this number."""


class OrderClosed(Exception):
    """The order is accepted or expired, so no link can be sent for it."""


class NotReleased(Exception):
    """The order is not freed, for the reason that the words give."""


def all_orders(services: Office) -> list[OrderRow]:
    """Return every order, the oldest first."""
    with services.store.reading() as db:
        return list(db.scalars(select(OrderRow).order_by(OrderRow.id)))


def order_by_number(services: Office, number: str) -> OrderRow:
    """Return the order, or raise OrderUnknown."""
    with services.store.reading() as db:
        order = db.scalar(select(OrderRow).where(OrderRow.number == number))
    if order is None:
        raise OrderUnknown(number)
    return order


def unlock(office: Office, number: str, actor: str) -> None:
    """Give the order all its tries again: identity, codes in all, answers, revocation; a code used up stays so."""
    order, figures = order_by_number(office, number), office.settings.figures
    fresh = {
        "identity_tries_left": figures.identity_tries,
        "answer_tries_left": figures.answer_tries,
        "code_tries_left": figures.code_tries_in_all,
    }
    with office.store.writing() as db:
        db.execute(update(OrderRow).where(OrderRow.id == order.id).values(fresh))
        free_revocation(office, db, number)
        office.audit.record(db, Event.UNLOCKED, number, actor)


def release(services: Office, number: str, authority: CertificateAuthority, actor: str) -> None:
    """Free the order and the key of a request that the authority never signed, so that any key can be sent.

    Raises OrderUnknown, NotReleased, and AuthorityUnavailable, since only the authority knows what it has signed.
    """
    order = order_by_number(services, number)
    with services.store.reading() as db:
        intent = issuance_of(db, order.id)
    if intent is None:
        raise NotReleased("no certificate was asked for")
    claims = Claims(services.store, services.clock, services.random, services.settings.patience.lease)
    with claims.held(intent) as claim:
        if intent.certificate_pem is not None or authority.find(request_of(intent)) is not None:
            raise NotReleased("the authority has issued its certificate")
        if claim is None:
            raise NotReleased("the authority is at work; try again in a minute")
        forget(services.store, intent, claim)
    with services.store.writing() as db:
        services.audit.record(db, Event.RELEASED, number, actor)


def send_another_link(office: Office, number: str, actor: str) -> str:
    """Post and return another link; the former one is dead, and so are its sessions.

    It is the download link (24 hours), or, while the questions are not set, the one to the identity check (10 days).
    Raises OrderUnknown and OrderClosed.
    """
    with office.store.writing() as db:
        order = _open_order(office, db, number)
        renew = renew_questions_link if order.questions_set_at is None else renew_link
        link = renew(office, db, order)
        end_sessions_of(db, order.id, office)
        end_visits_of_order(office, db, order.id)
        kind = "questions" if order.questions_set_at is None else "ready"
        office.audit.record(db, Event.LINK_RENEWED, number, actor, kind=kind)
    return link


def send_another_code(office: Office, number: str, channel: Channel, actor: str) -> None:
    """Post another retrieval code, whatever the limits on resends; all former ones are dead.

    Raises OrderUnknown, OrderClosed, and KeyError when the order has no address for the channel.
    """
    with office.store.writing() as db:
        order = _open_order(office, db, number)
        renew_code(office, db, order, channel)
        office.audit.record(db, Event.CODE_RENEWED, number, actor, channel=channel)


def _open_order(office: Office, db: Session, number: str) -> OrderRow:
    order = db.scalar(select(OrderRow).where(OrderRow.number == number).with_for_update())
    if order is None:
        raise OrderUnknown(number)
    if order.accepted_at is not None or office.clock() >= order.expires_at:
        raise OrderClosed(number)
    return order
