"""Tries: taken and committed before anything is compared, so that parallel guesses cannot beat the counter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import ColumnElement, Integer, Update, bindparam, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from crypteo_backend.answers import AnswersDiffer
from crypteo_backend.audit import Event
from crypteo_backend.clock import rfc3339
from crypteo_backend.codes import code_status, is_the_code
from crypteo_backend.problems import Problem
from crypteo_backend.services import Services
from crypteo_backend.sessions import State, Visit, advance
from crypteo_backend.store.queries import OF_ORDER, code_in_force, run
from crypteo_backend.store.row import Row
from crypteo_backend.store.schema import CodeRow, OrderRow

_TABLES: Mapping[InstrumentedAttribute[int], type[Row]] = MappingProxyType(
    {OrderRow.answer_tries_left: OrderRow, OrderRow.code_tries_left: OrderRow, CodeRow.tries_left: CodeRow}
)
_Condition = ColumnElement[bool] | InstrumentedAttribute[bool]


def _taking(counter: InstrumentedAttribute[int], *which: _Condition) -> Update:
    """Return the one statement that takes one from the counter unless it is empty."""
    return update(_TABLES[counter]).where(*which, counter > 0).values({counter.key: counter - 1})


def _giving_back(counter: InstrumentedAttribute[int], *which: _Condition) -> Update:
    """Return the statement that adds one, never above the limit: support may have filled the counter up meanwhile."""
    statement = update(_TABLES[counter]).where(*which, counter < bindparam("limit", type_=Integer))
    return statement.values({counter.key: counter + 1})


_THE_ORDER = OrderRow.id == OF_ORDER
_THE_CODE = CodeRow.id == bindparam("code_id", type_=Integer)
_IN_FORCE = (CodeRow.order_id == OF_ORDER, CodeRow.in_force)
_ONE_FOR_ANSWERS = _taking(OrderRow.answer_tries_left, _THE_ORDER).returning(OrderRow.answer_tries_left)
_ONE_OF_THE_TEN = _taking(OrderRow.code_tries_left, _THE_ORDER).returning(OrderRow.number, OrderRow.code_tries_left)
_ONE_OF_THE_CODE = _taking(CodeRow.tries_left, *_IN_FORCE).returning(CodeRow.id, CodeRow.mac, CodeRow.tries_left)
_BACK_FOR_ANSWERS = _giving_back(OrderRow.answer_tries_left, _THE_ORDER)
_BACK_TO_THE_TEN = _giving_back(OrderRow.code_tries_left, _THE_ORDER)
_BACK_TO_THE_CODE = _giving_back(CodeRow.tries_left, _THE_CODE)


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
            _give_code_try_back(services, db, taken)
            left = min(
                code_in_force(db, taken.order_id).tries_left, db.get_one(OrderRow, taken.order_id).code_tries_left
            )
        raise Problem("code-superseded", attempts_left=left)
    raise Problem("code-wrong", attempts_left=taken.attempts_left)


def try_answers(services: Services, visit: Visit, answers: list[str]) -> Visit:
    """Compare the three answers as one; right ones give their own try back and authenticate the session.

    Raises the problems order-locked and answers-wrong, and GenerationMissing, which costs no try.
    """
    order = visit.order
    left = _take_answers_try(services, order)
    try:
        services.answers.verify(order.answers_hash, answers)
    except AnswersDiffer as difference:
        raise Problem("answers-wrong", attempts_left=left) from difference
    with services.store.writing() as db:
        run(db, _BACK_FOR_ANSWERS, {"of_order": order.id, "limit": services.settings.figures.answer_tries})
        advanced = advance(db, visit, State.ANSWERS, State.AUTHENTICATED)
        services.audit.record(db, Event.ANSWERS_RIGHT, order.number)
    return advanced


def _take_answers_try(services: Services, order: OrderRow) -> int:
    """Take one try for the answers and return how many are left."""
    with services.store.writing() as db:
        left: int | None = run(db, _ONE_FOR_ANSWERS, {"of_order": order.id}).scalar()
        if left is None:
            raise Problem("order-locked")
        services.keys.check_can_compare(order.answers_hash)
        services.audit.record(db, Event.TRY_TAKEN, order.number, kind="answers", attempts_left=left)
    return left


def _take_code_try(services: Services, order_id: int) -> CodeTry:
    """Take one try from the code in force and one from the order's ten, or neither."""
    with services.store.writing() as db:
        order = run(db, _ONE_OF_THE_TEN, {"of_order": order_id}).one_or_none()
        if order is None:
            raise Problem("order-locked")
        code = run(db, _ONE_OF_THE_CODE, {"of_order": order_id}).one_or_none()
        if code is None:
            raise _exhausted(db, db.get_one(OrderRow, order_id), services)
        services.keys.check_can_compare(code.mac)
        left = min(code.tries_left, order.code_tries_left)
        services.audit.record(db, Event.TRY_TAKEN, order.number, kind="code", attempts_left=left)
        return CodeTry(order_id, order.number, code.id, code.mac, left)


def _exhausted(db: Session, order: OrderRow, services: Services) -> Problem:
    next_resend_at = code_status(db, order, services.settings.figures, services.clock()).next_resend_at
    return Problem("code-exhausted", next_resend_at=rfc3339(next_resend_at) if next_resend_at else None)


def _give_code_try_back(services: Services, db: Session, taken: CodeTry) -> None:
    """Return the try to the code and to the ten."""
    figures = services.settings.figures
    run(db, _BACK_TO_THE_TEN, {"of_order": taken.order_id, "limit": figures.code_tries_in_all})
    run(db, _BACK_TO_THE_CODE, {"code_id": taken.code_id, "limit": figures.code_tries})


def _is_former_code(services: Services, taken: CodeTry, code: str) -> bool:
    with services.store.reading() as db:
        former = db.scalars(select(CodeRow.mac).where(CodeRow.order_id == taken.order_id, CodeRow.id != taken.code_id))
        matches = [is_the_code(services.keys, each, taken.order_number, code) for each in former]
    return any(matches)  # all are compared, in even time
