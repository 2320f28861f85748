"""What support does with orders: find them, unlock them, free them, send their link again."""

from sqlalchemy import select, update

from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.claims import Claims
from crypteo_backend.intents import forget
from crypteo_backend.issuer import request_of
from crypteo_backend.orders import link_for, send_link
from crypteo_backend.services import Office
from crypteo_backend.sessions import end_sessions_of
from crypteo_backend.store.queries import issuance_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.tokens import new_token, token_hash


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


def unlock(services: Office, number: str) -> None:
    """Give the order all its tries for answers and codes again; a code that is used up itself stays so."""
    order, figures = order_by_number(services, number), services.settings.figures
    fresh = {"answer_tries_left": figures.answer_tries, "code_tries_left": figures.code_tries_in_all}
    with services.store.writing() as db:
        db.execute(update(OrderRow).where(OrderRow.id == order.id).values(fresh))


def release(services: Office, number: str, authority: CertificateAuthority) -> None:
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


def resend_link(services: Office, number: str) -> str:
    """Send and return another link, good for 24 hours; the former one is dead, and so are its sessions.

    Raises OrderUnknown, OrderClosed and DeliveryFailed.
    """
    order, now = order_by_number(services, number), services.clock()
    if order.accepted_at is not None or now >= order.expires_at:
        raise OrderClosed(number)
    token = new_token(services.random)
    ends = min(now + services.settings.figures.link_life, order.expires_at)
    fresh = {"link_hash": token_hash(token), "link_expires_at": ends}
    with services.store.writing() as db:
        db.execute(update(OrderRow).where(OrderRow.id == order.id).values(fresh))
        end_sessions_of(db, order.id, services)
    link = link_for(services, token)
    send_link(services, order, link)
    return link
