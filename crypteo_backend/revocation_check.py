"""Who may revoke: whoever gives the three answers of an order number, and nobody learns which orders exist.

Whoever revokes says which of the eight questions they had chosen, so that no page tells anything of a number. A number
that no order has takes as long, and has as many tries. The tries are not those of the download, so that a stranger who
knows a number cannot lock that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from crypteo_backend.answers import AnswersDiffer
from crypteo_backend.audit import HOLDER, Event
from crypteo_backend.proposed_questions import name_of
from crypteo_backend.services import Office
from crypteo_backend.store.house_tables import RevocationTriesRow
from crypteo_backend.store.queries import questions_of, upsert
from crypteo_backend.store.schema import OrderRow

_TRIES: Final = "revocation-tries"


class RevocationLocked(Exception):
    """The number's tries are used up; support can give them back."""


class RevocationDenied(Exception):
    """The three answers are not those of the number's order, or there is none; nobody learns which."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__(attempts_left)
        self.attempts_left = attempts_left


@dataclass(frozen=True, slots=True)
class ToldAnswers:
    """The names of the first two questions, empty for one that is not of the eight, and the three answers."""

    first: str
    second: str
    answers: tuple[str, str, str] = field(repr=False)

    def in_order_of(self, texts: Sequence[str]) -> tuple[str, str, str]:
        """Return the answers in the order of the questions that were set, when just the first two are swapped."""
        one, two, own = self.answers
        swapped = [name_of(text) for text in texts[:2]] == [self.second, self.first]
        return (two, one, own) if swapped else self.answers


def prove_right_to_revoke(office: Office, number: str, told: ToldAnswers) -> int:
    """Return the order's id when the answers are right, which gives their own try back.

    Raises RevocationLocked and RevocationDenied. The try is committed before the comparison.
    """
    left, order = _take_try(office, number)
    with office.store.reading() as db:
        texts = [question.text for question in questions_of(db, order.id if order else 0)]
    try:
        office.answers.verify(order.answers_hash if order else None, told.in_order_of(texts))
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
        office.keys.check_can_compare(order.answers_hash if order else None)
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


def _key(office: Office, number: str) -> str:
    return office.keys.mac(_TRIES, number, _oldest(office)).partition(":")[2]


def _oldest(office: Office) -> int:
    """Return the generation under which tries stay what they are when the pepper is renewed."""
    return min(office.keys.peppers)
