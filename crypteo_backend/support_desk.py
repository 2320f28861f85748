"""What support does with orders: find them, unlock them, send their link again."""

from sqlalchemy import select, update

from crypteo_backend.orders import link_for, send_link
from crypteo_backend.services import Office
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.tokens import new_token, token_hash


class OrderUnknown(LookupError):
    """No order has this number."""


class OrderClosed(Exception):
    """The order is accepted or expired, so no link can be sent for it."""


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


def resend_link(services: Office, number: str) -> str:
    """Send and return another link, good for 24 hours; the former one is dead. Raises OrderUnknown, OrderClosed."""
    order, now = order_by_number(services, number), services.clock()
    if order.accepted_at is not None or now >= order.expires_at:
        raise OrderClosed(number)
    token = new_token(services.random)
    ends = min(now + services.settings.figures.link_life, order.expires_at)
    fresh = {"link_hash": token_hash(token), "link_expires_at": ends}
    with services.store.writing() as db:
        db.execute(update(OrderRow).where(OrderRow.id == order.id).values(fresh))
    link = link_for(services, token)
    send_link(services, order, link)
    return link
