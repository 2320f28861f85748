"""Endpoints 4 and 5: try the retrieval code, ask for another one."""

from typing import Annotated

from fastapi import APIRouter, Depends

from crypteo_backend.attempts import try_code
from crypteo_backend.codes import resend_code
from crypteo_backend.routes.entry import Admitted, Here, session_body
from crypteo_backend.sessions import State, advance, check_state
from crypteo_backend.wire.documentation import refuses, takes
from crypteo_backend.wire.requests import CodeBody, ResendBody
from crypteo_backend.wire.responses import ResendOut, SessionOut
from crypteo_backend.wire.views import resend_view, session_view

router = APIRouter(tags=["code"])

_CODE_REFUSALS = ("wrong-state", "order-locked", "code-wrong", "code-superseded", "code-exhausted")
_RESEND_REFUSALS = (
    "wrong-state",
    "order-locked",
    "channel-unavailable",
    "resend-limit",
    "resend-too-soon",
    "delivery-failed",
)


@router.post(
    "/sessions/{session_id}/code",
    operation_id="tryCode",
    response_model_exclude_none=True,
    openapi_extra=takes(CodeBody),
    responses=refuses(*_CODE_REFUSALS),
)
def check(told: Annotated[CodeBody, Depends(session_body(CodeBody))], visit: Admitted, services: Here) -> SessionOut:
    """Compare the code; when it is right the session goes on to the answers."""
    check_state(visit, State.CODE)
    try_code(services, visit.order.id, told.code)
    return session_view(services, advance(services, visit, State.CODE, State.ANSWERS))


@router.post(
    "/sessions/{session_id}/code/resend",
    operation_id="resendCode",
    status_code=202,
    response_model_exclude_none=True,
    openapi_extra=takes(ResendBody),
    responses=refuses(*_RESEND_REFUSALS),
)
def resend(
    told: Annotated[ResendBody, Depends(session_body(ResendBody))], visit: Admitted, services: Here
) -> ResendOut:
    """Send another code; all former ones are dead at once."""
    check_state(visit, State.CODE)
    return resend_view(resend_code(services, visit.order.id, told.channel))
