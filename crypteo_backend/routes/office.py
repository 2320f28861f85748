"""The registration office's own call: create an order, and ask how far it is. Outside the contract, under `/office`.

`POST /office/orders` takes what an order file says, as JSON, and answers 201 `{"number"}`; with a `number` of the
office's own it may be repeated safely: an order that exists is 409 `order-exists`. `GET /office/orders/{number}`
answers 200 `{"number", "condition", ...}`. Both want `Authorization: Bearer <office token>`,
and each address has so many calls a minute, so that nobody tries token after token.
"""

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from crypteo_backend.clock import rfc3339
from crypteo_backend.order_form import OrderForm, faulty_entries, keep_order
from crypteo_backend.orders import OrderExists, condition_of
from crypteo_backend.routes.entry import Here
from crypteo_backend.services import Office
from crypteo_backend.support_desk import OrderUnknown, order_by_number
from crypteo_backend.tokens import token_hash
from crypteo_backend.web.callers import count_act

_TITLES = {
    "office-unknown": (401, "The office token is missing or wrong."),
    "malformed": (422, "The order is not what an order file may say."),
    "order-exists": (409, "An order has this number already."),
    "order-unknown": (404, "No order has this number."),
}


async def _body(request: Request) -> bytes:
    return await request.body()


_Body = Annotated[bytes, Depends(_body)]


def office_routes(token: bytes) -> APIRouter:
    """Return the two routes, for whoever sends this token."""
    router = APIRouter(prefix="/office", include_in_schema=False)
    known = Depends(_checked(token_hash(token.decode("ascii", "replace"))))

    @router.post("/orders")
    def create(
        services: Here, is_office: Annotated[bool, known], body: Annotated[bytes, Depends(_body)]
    ) -> JSONResponse:
        if not is_office:
            return _refused("office-unknown")
        try:
            return JSONResponse({"number": keep_order(services, OrderForm.model_validate_json(body))}, 201)
        except ValidationError as error:
            return _refused("malformed", fields=faulty_entries(error))
        except OrderExists:
            return _refused("order-exists")

    @router.get("/orders/{number}")
    def show(services: Here, is_office: Annotated[bool, known], number: str) -> JSONResponse:
        if not is_office:
            return _refused("office-unknown")
        try:
            order = order_by_number(services, number)
        except OrderUnknown:
            return _refused("order-unknown")
        dates = {
            "validated_at": order.validated_at,
            "expires_at": order.expires_at,
            "identity_checked_at": order.identity_checked_at,
            "questions_set_at": order.questions_set_at,
            "accepted_at": order.accepted_at,
        }
        told = {name: rfc3339(moment) for name, moment in dates.items() if moment is not None}
        return JSONResponse({"number": order.number, "condition": condition_of(order), **told})

    return router


def _checked(known_hash: str) -> Callable[[Request], bool]:
    def check(request: Request) -> bool:
        services: Office = request.app.state.services
        count_act(request, "office", services.settings.figures.office_calls_a_minute)
        scheme, _, told = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(token_hash(told), known_hash)

    return check


def _refused(code: str, **facts: object) -> JSONResponse:
    status, title = _TITLES[code]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    told = {"type": f"urn:crypteo:problem:{code}", "title": title, "status": status, "code": code, **facts}
    return JSONResponse(told, status, headers, media_type="application/problem+json")
