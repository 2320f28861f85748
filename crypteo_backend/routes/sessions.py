"""Endpoints 2, 3 and 10: open a session, read it, end it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from crypteo_backend.problems import Problem
from crypteo_backend.routes.entry import Admitted, Here, Opening, body
from crypteo_backend.routes.service import minimum_client
from crypteo_backend.services import Services
from crypteo_backend.sessions import Client, check_unlocked, end_session, open_session
from crypteo_backend.wire.documentation import ANYWHERE, refuses, takes
from crypteo_backend.wire.requests import ClientBody, OpeningBody, version_of
from crypteo_backend.wire.responses import OpenedSessionOut, SessionOut
from crypteo_backend.wire.views import session_view

router = APIRouter(tags=["sessions"])

_REFUSALS = ("link-unknown", "link-expired", "order-expired", "order-locked", "already-accepted", "client-too-old")


@router.post(
    "/sessions",
    operation_id="openSession",
    status_code=201,
    response_model_exclude_none=True,
    openapi_extra=takes(OpeningBody),
    responses=refuses(*_REFUSALS, "too-many-requests", within=ANYWHERE),
)
def open_(told: Annotated[OpeningBody, Depends(body(OpeningBody))], services: Opening) -> OpenedSessionOut:
    """Open a session on a download link; a former session on it ends."""
    _check_version(services, told.client)
    client = Client(told.client.version, told.client.os, told.client.locale)
    visit, token = open_session(services, told.link_token, client)
    return OpenedSessionOut(**session_view(services, visit).model_dump(), session_token=token)


def _check_version(services: Services, client: ClientBody) -> None:
    if version_of(client) < services.settings.minimum_client:
        raise Problem("client-too-old", minimum_client=minimum_client(services.settings))


@router.get(
    "/sessions/{session_id}",
    operation_id="readSession",
    response_model_exclude_none=True,
    responses=refuses("order-locked"),
)
def read(visit: Admitted, services: Here) -> SessionOut:
    """Return the session as it is."""
    check_unlocked(visit)
    return session_view(services, visit)


@router.delete("/sessions/{session_id}", operation_id="endSession", status_code=204, responses=refuses())
def end(visit: Admitted, services: Here) -> Response:
    """End the session; counters stay as they are."""
    end_session(services, visit)
    return Response(status_code=204)
