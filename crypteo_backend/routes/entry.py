"""What routes ask for before they act, in the contract's order of checks: 401 or 404, then 422, then 429."""

from collections.abc import Awaitable, Callable
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from crypteo_backend.recovery import known_recovery
from crypteo_backend.services import Services
from crypteo_backend.sessions import Visit, check_pace, recognise
from crypteo_backend.store.schema import RecoveryRow
from crypteo_backend.web.callers import count_act
from crypteo_backend.wire.parsing import AnyBody, parse_body

_BEARER = HTTPBearer(auto_error=False, scheme_name="session_token", description="The `session_token` of endpoint 2.")


# What waits for nothing is a coroutine: anything else costs a journey to a thread and back, with every request.
async def _services(request: Request) -> Services:
    return cast("Services", request.app.state.services)


Here = Annotated[Services, Depends(_services)]
_Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]


def _recognised(request: Request, session_id: str, bearer: _Bearer, services: Here) -> Visit:
    visit = recognise(services, session_id, bearer.credentials if bearer else None)
    request.state.about = visit.order.number  # for the audit log, should the request be refused
    return visit


Recognised = Annotated[Visit, Depends(_recognised)]


async def _admitted(visit: Recognised, services: Here) -> Visit:
    check_pace(services, visit)
    return visit


def _address_admitted(request: Request, services: Here) -> Services:
    count_act(request, "opening", services.settings.figures.openings_a_minute)
    return services


def _recovery(recovery_id: str, services: Here) -> RecoveryRow:
    return known_recovery(services, recovery_id)


# A parameter of the first two types counts the request, so it stands after the body.
Admitted = Annotated[Visit, Depends(_admitted)]
Opening = Annotated[Services, Depends(_address_admitted)]
Recovery = Annotated[RecoveryRow, Depends(_recovery)]


def body(model: type[AnyBody]) -> Callable[[Request], Awaitable[AnyBody]]:
    """Return a dependency that reads the body of a request that needs no session."""

    async def read(request: Request) -> AnyBody:
        return parse_body(model, await request.body())

    return read


def session_body(model: type[AnyBody]) -> Callable[[Request, Visit], Awaitable[AnyBody]]:
    """Return the same for a request in a session, so that a stranger hears 401 before 422."""

    async def read(request: Request, _: Recognised) -> AnyBody:
        return parse_body(model, await request.body())

    return read


def recovery_body(model: type[AnyBody]) -> Callable[[Request, RecoveryRow], Awaitable[AnyBody]]:
    """Return the same for a request in a recovery, so that 404 comes before 422."""

    async def read(request: Request, _: Recovery) -> AnyBody:
        return parse_body(model, await request.body())

    return read
