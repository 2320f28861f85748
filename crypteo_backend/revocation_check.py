"""Who may revoke: whoever gives the three answers of an order number, and nobody learns which orders exist.

A number that no order has is asked two of the eight questions, always the same for a number, takes as long, and has
as many tries. The tries are not those of the download, so that a stranger who knows a number cannot lock that.
"""

import hmac
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from crypteo_backend.answers import AnswersDiffer
from crypteo_backend.audit import HOLDER, Event
from crypteo_backend.proposed_questions import NAMES, name_of
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import RevocationTriesRow
from crypteo_backend.store.queries import questions_of, upsert
from crypteo_backend.store.schema import OrderRow

_TRIES: Final = "revocation-tries"
_DECOY: Final = "revocation-decoy"
_WITHOUT_TEXT: Final = 16  # of 256 decoys so many are asked like an order whose questions were set elsewhere


class RevocationLocked(Exception):
    """The number's tries are used up; support can give them back."""


class RevocationDenied(Exception):
    """The three answers are not those of the number's order, or there is none; nobody learns which."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__(attempts_left)
        self.attempts_left = attempts_left


@dataclass(frozen=True, slots=True)
class AskedQuestions:
    """The names of the first two questions, None where one is not of the eight; the third's text is shown to nobody."""

    first: str | None
    second: str | None


def asked_questions(office: Office, number: str) -> AskedQuestions:
    """Return what is asked for the number, whether an order has it or not."""
    decoys = _decoys(office, number)
    with office.store.reading() as db:
        texts = [question.text for question in questions_of(db, _order_id(db, number))]
    return AskedQuestions(name_of(texts[0]), name_of(texts[1])) if len(texts) == 3 else decoys


def prove_right_to_revoke(office: Office, number: str, answers: list[str]) -> int:
    """Return the order's id when the answers are right, which gives their own try back.

    Raises RevocationLocked and RevocationDenied. The try is committed before the comparison.
    """
    left, order = _take_try(office, number)
    try:
        office.answers.verify(order.answers_hash if order else None, answers)
    except AnswersDiffer as difference:
        with office.store.writing() as db:  # for a number that nobody has too: it takes as long, and shows probing
            about = order.number if order else None
            office.audit.record(db, Event.REVOCATION_WRONG, about, HOLDER, attempts_left=left)
        raise RevocationDenied(left) from difference
    if order is None:
        raise RevocationDenied(left)
    _give_try_back(office, number)
    return order.id


def free_revocation(office: Office, db: Session, number: str) -> None:
    """Give the number all its tries again."""
    db.execute(delete(RevocationTriesRow).where(RevocationTriesRow.number_mac == _key(office, number)))


def revocation_tries_left(office: Office, db: Session, number: str) -> int:
    """Return how many tries to revoke the number has left."""
    left = select(RevocationTriesRow.tries_left).where(RevocationTriesRow.number_mac == _key(office, number))
    told = db.scalar(left)
    return office.settings.figures.revocation_tries if told is None else told


def _take_try(office: Office, number: str) -> tuple[int, OrderRow | None]:
    """Take one try, in one statement, and return how many are left and the order, if there is one."""
    now, limit = office.clock(), office.settings.figures.revocation_tries
    with office.store.writing() as db:
        first = upsert(db)(RevocationTriesRow).values(
            number_mac=_key(office, number), tries_left=limit - 1, last_at=now
        )
        taking = first.on_conflict_do_update(
            index_elements=["number_mac"],
            set_={"tries_left": RevocationTriesRow.tries_left - 1, "last_at": now},
            where=RevocationTriesRow.tries_left > 0,
        )
        left: int | None = db.scalar(taking.returning(RevocationTriesRow.tries_left))
        if left is None:
            raise RevocationLocked
        order = db.scalar(select(OrderRow).where(OrderRow.number == number))
        about = order.number if order else None  # what is typed for a number that nobody has is not kept
        office.audit.record(db, Event.TRY_TAKEN, about, kind="revocation", attempts_left=left)
    return left, order


def _give_try_back(office: Office, number: str) -> None:
    ours = RevocationTriesRow.number_mac == _key(office, number)
    below = RevocationTriesRow.tries_left < office.settings.figures.revocation_tries
    with office.store.writing() as db:
        giving = {"tries_left": RevocationTriesRow.tries_left + 1}
        db.execute(update(RevocationTriesRow).where(ours, below).values(giving))
        office.audit.record(db, Event.REVOCATION_PROVEN, number)


def _order_id(db: Session, number: str) -> int:
    return db.scalar(select(OrderRow.id).where(OrderRow.number == number)) or 0


def _decoys(office: Office, number: str) -> AskedQuestions:
    drawn = hmac.digest(office.keys.key(_DECOY, _oldest(office)), number.encode(), "sha256")
    first = drawn[0] % len(NAMES)
    second = (first + 1 + drawn[1] % (len(NAMES) - 1)) % len(NAMES)
    return AskedQuestions(None, None) if drawn[2] < _WITHOUT_TEXT else AskedQuestions(NAMES[first], NAMES[second])


def _key(office: Office, number: str) -> str:
    return office.keys.mac(_TRIES, number, _oldest(office)).partition(":")[2]


def _oldest(office: Office) -> int:
    """Return the generation under which decoys and tries stay what they are when the pepper is renewed."""
    return min(office.keys.peppers)
