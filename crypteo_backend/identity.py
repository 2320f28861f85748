"""The identity check: the link of message 2, the document's number, then the three questions, once and for all."""

import enum
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Update, select, update

from crypteo_backend.audit import HOLDER, Event
from crypteo_backend.identity_documents import is_the_document
from crypteo_backend.messages.moments import Locale
from crypteo_backend.orders import keep_questions, renew_link
from crypteo_backend.proposed_questions import PROPOSED
from crypteo_backend.question_rules import ChosenQuestions, check_questions
from crypteo_backend.services import Office
from crypteo_backend.store.queries import changed_rows, locked_order
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.tokens import token_hash


class Refusal(enum.StrEnum):
    """Why the identity check does not go on."""

    LINK_UNKNOWN = "link-unknown"
    LINK_EXPIRED = "link-expired"
    ORDER_EXPIRED = "order-expired"
    QUESTIONS_SET = "questions-set"
    LOCKED = "locked"
    CHECKED = "checked"  # the number was right already
    UNCHECKED = "unchecked"  # the questions come after the number


class IdentityRefused(Exception):
    """The identity check does not go on, for the reason given; `ended_at` is when the link or the order died."""

    def __init__(self, refusal: Refusal, ended_at: datetime | None = None) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.ended_at = ended_at


class DocumentWrong(Exception):
    """The document's number is not the one that the registration office noted."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__(attempts_left)
        self.attempts_left = attempts_left


@dataclass(frozen=True, slots=True)
class _Try:
    """One try for the number, already paid for."""

    order_number: str
    mac: str = field(repr=False)
    attempts_left: int


def open_questions_link(office: Office, token: str) -> OrderRow:
    """Return the order of the link and note that it was opened; raises IdentityRefused."""
    with office.store.writing() as db:
        order = db.scalar(select(OrderRow).where(OrderRow.questions_link_hash == token_hash(token)))
        if order is None:
            raise IdentityRefused(Refusal.LINK_UNKNOWN)
        check_may_go_on(office, order)
        office.audit.record(db, Event.QUESTIONS_OPENED, order.number)
        return order


def check_may_go_on(office: Office, order: OrderRow) -> None:
    """Raise what forbids going on with the identity check of this order."""
    now, link_end = office.clock(), order.questions_link_expires_at
    if order.questions_set_at is not None:
        raise IdentityRefused(Refusal.QUESTIONS_SET)
    if now >= order.expires_at:
        raise IdentityRefused(Refusal.ORDER_EXPIRED, order.expires_at)
    if link_end is None or now >= link_end:
        raise IdentityRefused(Refusal.LINK_EXPIRED, link_end)
    if order.identity_checked_at is None and order.identity_tries_left <= 0:
        raise IdentityRefused(Refusal.LOCKED)


def check_document(office: Office, order_id: int, document_number: str) -> None:
    """Compare the number; a right one is final, and what was kept of it is deleted.

    Raises IdentityRefused and DocumentWrong. The try is committed before the comparison.
    """
    taken = _take_try(office, order_id)
    right = is_the_document(office.keys, taken.mac, taken.order_number, document_number)
    with office.store.writing() as db:
        if not right:
            left = taken.attempts_left
            office.audit.record(db, Event.IDENTITY_WRONG, taken.order_number, HOLDER, attempts_left=left)
        elif changed_rows(db, _confirming(office, order_id)) == 1:
            office.audit.record(db, Event.IDENTITY_CHECKED, taken.order_number)
    if not right:
        raise DocumentWrong(taken.attempts_left)


def set_questions(office: Office, order_id: int, chosen: ChosenQuestions, language: Locale) -> None:
    """Set the three questions for good and post the download link (message 3), all in one transaction.

    Raises IdentityRefused and QuestionsRefused. The slow hash is made before the transaction; of two that come at the
    same time the second one finds the questions set.
    """
    with office.store.reading() as db:
        order = db.get_one(OrderRow, order_id)
    _check_may_set(office, order)
    check_questions(chosen, order)
    answers_hash = office.answers.hash(chosen.answers)
    texts = [PROPOSED[chosen.first][language], PROPOSED[chosen.second][language], chosen.own]
    with office.store.writing() as db:
        order = locked_order(db, order_id)
        _check_may_set(office, order)
        keep_questions(db, order, texts, answers_hash, office.clock())
        renew_link(office, db, order)
        office.audit.record(db, Event.QUESTIONS_SET, order.number, HOLDER, locale=language)


def _check_may_set(office: Office, order: OrderRow) -> None:
    check_may_go_on(office, order)
    if order.identity_checked_at is None:
        raise IdentityRefused(Refusal.UNCHECKED)


def _take_try(office: Office, order_id: int) -> _Try:
    """Take one try, the order's row being locked."""
    with office.store.writing() as db:
        order = locked_order(db, order_id)
        check_may_go_on(office, order)
        if order.identity_mac is None:
            raise IdentityRefused(Refusal.CHECKED)
        office.keys.check_can_compare(order.identity_mac)
        order.identity_tries_left -= 1
        left = order.identity_tries_left
        office.audit.record(db, Event.TRY_TAKEN, order.number, kind="document", attempts_left=left)
        return _Try(order.number, order.identity_mac, left)


def _confirming(office: Office, order_id: int) -> Update:
    """Return what confirms the identity, unless that was done in the meantime."""
    unconfirmed = (OrderRow.id == order_id, OrderRow.identity_mac.is_not(None))
    return update(OrderRow).where(*unconfirmed).values(identity_mac=None, identity_checked_at=office.clock())
