"""What support does with orders: find them, unlock them, free them, send their link or their code again.

Each act can be told what its agent had seen: the position of the newest entry of the log that stood on their page. It
is then refused when another act came in between, so that two agents, or one who presses twice, never act twice.
"""

import enum
from datetime import datetime

from sqlalchemy import select
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
from crypteo_backend.store.house_tables import AuditRow
from crypteo_backend.store.queries import issuance_of
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.web.visits import end_visits_of_order


class OrderUnknown(LookupError):
    """No order has this number."""


class OrderClosed(Exception):
    """The order is accepted or expired, so no link can be sent for it."""


class Obstacle(enum.StrEnum):
    """Why an order is not freed."""

    NOT_ASKED = "no certificate was asked for"
    ISSUED = "the authority has issued its certificate"
    AT_WORK = "the authority is at work; try again in a minute"


class NotReleased(Exception):
    """The order is not freed, for the reason that the words give."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


class ActedMeanwhile(Exception):
    """Support has done something with the order that the agent had not seen: who, what and when."""

    def __init__(self, actor: str, event: Event, at: datetime) -> None:
        super().__init__(event.value)
        self.actor, self.event, self.at = actor, event, at


_ACTS = (Event.UNLOCKED, Event.RELEASED, Event.LINK_RENEWED, Event.CODE_RENEWED)


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


def unlock(office: Office, number: str, actor: str, seen: int | None = None) -> None:
    """Give the order all its tries again: identity, codes in all, answers, revocation; a code used up stays so.

    Raises OrderUnknown and ActedMeanwhile.
    """
    figures = office.settings.figures
    with office.store.writing() as db:
        order = _locked(db, number, seen)
        order.identity_tries_left = figures.identity_tries
        order.answer_tries_left = figures.answer_tries
        order.code_tries_left = figures.code_tries_in_all
        db.flush()
        free_revocation(office, db, number)
        office.audit.record(db, Event.UNLOCKED, number, actor)


def release(
    services: Office, number: str, authority: CertificateAuthority, actor: str, seen: int | None = None
) -> None:
    """Free the order and the key of a request that the authority never signed, so that any key can be sent.

    Raises OrderUnknown, ActedMeanwhile, NotReleased, and AuthorityUnavailable, since only the authority knows what it
    has signed.
    """
    with services.store.reading() as db:
        intent = issuance_of(db, _locked(db, number, seen).id)
    if intent is None:
        raise NotReleased(Obstacle.NOT_ASKED)
    claims = Claims(services.store, services.clock, services.random, services.settings.patience.lease)
    with claims.held(intent) as claim:
        if intent.certificate_pem is not None or authority.find(request_of(intent)) is not None:
            raise NotReleased(Obstacle.ISSUED)
        with services.store.writing() as db:
            if claim is None or not forget(db, intent, claim):
                raise NotReleased(Obstacle.AT_WORK)
            services.audit.record(db, Event.RELEASED, number, actor)


def send_another_link(office: Office, number: str, actor: str, seen: int | None = None) -> str:
    """Post and return another link; the former one is dead, and so are its sessions.

    It is the download link (24 hours), or, while the questions are not set, the one to the identity check (10 days).
    Raises OrderUnknown, ActedMeanwhile and OrderClosed.
    """
    with office.store.writing() as db:
        order = _open_order(office, db, number, seen)
        renew = renew_questions_link if order.questions_set_at is None else renew_link
        link = renew(office, db, order)
        end_sessions_of(db, order.id, office)
        end_visits_of_order(office, db, order.id)
        kind = "questions" if order.questions_set_at is None else "ready"
        office.audit.record(db, Event.LINK_RENEWED, number, actor, kind=kind)
    return link


def send_another_code(office: Office, number: str, channel: Channel, actor: str, seen: int | None = None) -> None:
    """Post another retrieval code, whatever the limits on resends; all former ones are dead.

    Raises OrderUnknown, ActedMeanwhile, OrderClosed, and KeyError when the order has no address for the channel.
    """
    with office.store.writing() as db:
        order = _open_order(office, db, number, seen)
        renew_code(office, db, order, channel)
        office.audit.record(db, Event.CODE_RENEWED, number, actor, channel=channel)


def _open_order(office: Office, db: Session, number: str, seen: int | None) -> OrderRow:
    order = _locked(db, number, seen)
    if order.accepted_at is not None or office.clock() >= order.expires_at:
        raise OrderClosed(number)
    return order


def _locked(db: Session, number: str, seen: int | None) -> OrderRow:
    """Return the order, for this transaction alone to change, unless support acted since `seen`."""
    order = db.scalar(select(OrderRow).where(OrderRow.number == number).with_for_update())
    if order is None:
        raise OrderUnknown(number)
    if seen is not None:
        unseen = (AuditRow.order_number == number, AuditRow.event.in_(_ACTS), AuditRow.position > seen)
        for act in db.scalars(select(AuditRow).where(*unseen).limit(1)):
            raise ActedMeanwhile(act.actor, Event(act.event), act.at)
    return order
