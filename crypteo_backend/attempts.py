"""Tries: taken and committed before anything is compared, so that parallel guesses cannot beat the counter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from crypteo_backend.answers import AnswersDiffer
from crypteo_backend.audit import Event
from crypteo_backend.clock import rfc3339
from crypteo_backend.codes import code_status, is_the_code
from crypteo_backend.problems import Problem
from crypteo_backend.services import Services
from crypteo_backend.sessions import State, Visit, advance
from crypteo_backend.store.queries import changed_rows, code_in_force
from crypteo_backend.store.row import Row
from crypteo_backend.store.schema import CodeRow, OrderRow

_TABLES: Mapping[InstrumentedAttribute[int], type[Row]] = MappingProxyType(
    {OrderRow.answer_tries_left: OrderRow, OrderRow.code_tries_left: OrderRow, CodeRow.tries_left: CodeRow}
)


@dataclass(frozen=True, slots=True)
class CodeTry:
    """One try for a code, already paid for."""

    order_id: int
    order_number: str
    code_id: int
    mac: str = field(repr=False)
    attempts_left: int


def try_code(services: Services, visit: Visit, code: str) -> Visit:
    """Compare the code with the one in force; a right one gives its own try back and leads to the answers.

    Raises the problems order-locked, code-exhausted, code-wrong and code-superseded, the last of which costs no try,
    nor does GenerationMissing.
    """
    taken = _take_code_try(services, visit.order.id)
    if is_the_code(services.keys, taken.mac, taken.order_number, code):
        with services.store.writing() as db:
            _give_code_try_back(services, db, taken)
            advanced = advance(db, visit, State.CODE, State.ANSWERS)
            services.audit.record(db, Event.CODE_RIGHT, taken.order_number)
        return advanced
    if _is_former_code(services, taken, code):
        with services.store.writing() as db:
            left = _give_code_try_back(services, db, taken)
        raise Problem("code-superseded", attempts_left=left)
    raise Problem("code-wrong", attempts_left=taken.attempts_left)


def try_answers(services: Services, visit: Visit, answers: list[str]) -> Visit:
    """Compare the three answers as one; right ones give their own try back and authenticate the session.

    Raises the problems order-locked and answers-wrong, and GenerationMissing, which costs no try.
    """
    order = visit.order
    left = _take_answers_try(services, order.id)
    try:
        services.answers.verify(order.answers_hash, answers)
    except AnswersDiffer as difference:
        raise Problem("answers-wrong", attempts_left=left) from difference
    with services.store.writing() as db:
        _add_one(db, OrderRow.answer_tries_left, OrderRow.id == order.id, services.settings.figures.answer_tries)
        advanced = advance(db, visit, State.ANSWERS, State.AUTHENTICATED)
        services.audit.record(db, Event.ANSWERS_RIGHT, order.number)
    return advanced


def _take_answers_try(services: Services, order_id: int) -> int:
    """Take one try for the answers and return how many are left."""
    with services.store.writing() as db:
        if not _take_one(db, OrderRow.answer_tries_left, OrderRow.id == order_id):
            raise Problem("order-locked")
        order = db.get_one(OrderRow, order_id)
        services.keys.check_can_compare(order.answers_hash)
        left = order.answer_tries_left
        services.audit.record(db, Event.TRY_TAKEN, order.number, kind="answers", attempts_left=left)
        return left


def _take_code_try(services: Services, order_id: int) -> CodeTry:
    """Take one try from the code in force and one from the order's ten, or neither."""
    with services.store.writing() as db:
        if not _take_one(db, OrderRow.code_tries_left, OrderRow.id == order_id):
            raise Problem("order-locked")
        order = db.get_one(OrderRow, order_id)
        code = code_in_force(db, order_id)
        if not _take_one(db, CodeRow.tries_left, CodeRow.id == code.id):
            raise _exhausted(db, order, services)
        db.refresh(code)
        services.keys.check_can_compare(code.mac)
        left = min(code.tries_left, order.code_tries_left)
        services.audit.record(db, Event.TRY_TAKEN, order.number, kind="code", attempts_left=left)
        return CodeTry(order_id, order.number, code.id, code.mac, left)


def _exhausted(db: Session, order: OrderRow, services: Services) -> Problem:
    next_resend_at = code_status(db, order, services.settings.figures, services.clock()).next_resend_at
    return Problem("code-exhausted", next_resend_at=rfc3339(next_resend_at) if next_resend_at else None)


def _give_code_try_back(services: Services, db: Session, taken: CodeTry) -> int:
    """Return the try to the code and to the ten, and tell how many the code in force has now."""
    figures = services.settings.figures
    _add_one(db, OrderRow.code_tries_left, OrderRow.id == taken.order_id, figures.code_tries_in_all)
    _add_one(db, CodeRow.tries_left, CodeRow.id == taken.code_id, figures.code_tries)
    order = db.get_one(OrderRow, taken.order_id)
    return min(code_in_force(db, taken.order_id).tries_left, order.code_tries_left)


def _is_former_code(services: Services, taken: CodeTry, code: str) -> bool:
    with services.store.reading() as db:
        former = db.scalars(select(CodeRow.mac).where(CodeRow.order_id == taken.order_id, CodeRow.id != taken.code_id))
        matches = [is_the_code(services.keys, each, taken.order_number, code) for each in former]
    return any(matches)  # all are compared, in even time


def _take_one(db: Session, counter: InstrumentedAttribute[int], which: ColumnElement[bool]) -> bool:
    """Take one from the counter unless it is empty, in one statement, and tell whether it was taken."""
    statement = update(_TABLES[counter]).where(which, counter > 0).values({counter.key: counter - 1})
    return changed_rows(db, statement) == 1


def _add_one(db: Session, counter: InstrumentedAttribute[int], which: ColumnElement[bool], limit: int) -> None:
    """Give one back, never above the limit, since support may have filled the counter up in the meantime."""
    db.execute(update(_TABLES[counter]).where(which, counter < limit).values({counter.key: counter + 1}))
