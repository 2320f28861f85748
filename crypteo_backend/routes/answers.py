"""Endpoint 6: the three secret answers, checked together."""

from typing import Annotated

from fastapi import APIRouter, Depends

from crypteo_backend.answers import canonical
from crypteo_backend.attempts import try_answers
from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Admitted, Here, Recognised, session_body
from crypteo_backend.services import Services
from crypteo_backend.sessions import State, Visit, advance, check_state
from crypteo_backend.store.queries import questions_of
from crypteo_backend.wire.documentation import refuses, takes
from crypteo_backend.wire.requests import AnswersBody
from crypteo_backend.wire.responses import SessionOut
from crypteo_backend.wire.views import session_view

router = APIRouter(tags=["answers"])


def _matched(
    told: Annotated[AnswersBody, Depends(session_body(AnswersBody))], visit: Recognised, services: Here
) -> list[str]:
    """Return the answers in the order of their questions; raises malformed, which costs no try."""
    by_question = {answer.id: answer.value for answer in told.answers}
    wanted = _question_ids(services, visit)
    faults = []
    if sorted(by_question) != sorted(wanted):
        faults.append("answers.id")
    if not all(canonical(answer.value) for answer in told.answers):
        faults.append("answers.value")
    if faults:
        raise Problem("malformed", fields=faults)
    return [by_question[question] for question in wanted]


def _question_ids(services: Services, visit: Visit) -> list[str]:
    with services.store.reading() as db:
        return [question.id for question in questions_of(db, visit.order.id)]


@router.post(
    "/sessions/{session_id}/answers",
    operation_id="tryAnswers",
    response_model_exclude_none=True,
    openapi_extra=takes(AnswersBody),
    responses=refuses("wrong-state", "order-locked", "answers-wrong"),
)
def check(answers: Annotated[list[str], Depends(_matched)], visit: Admitted, services: Here) -> SessionOut:
    """Compare the answers; when all three are right the session may ask for its certificate."""
    check_state(visit, State.ANSWERS)
    try_answers(services, visit.order, answers)
    return session_view(services, advance(services, visit, State.ANSWERS, State.AUTHENTICATED))
