"""Turns every refusal, the framework's own too, into `application/problem+json` that repeats nothing of the request.

Outside the addresses for programs it becomes a page instead.
"""

import logging
import secrets
import traceback
from collections.abc import Mapping
from types import MappingProxyType

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crypteo_backend.audit import Event
from crypteo_backend.problems import Problem
from crypteo_backend.server_keys import GenerationMissing
from crypteo_backend.services import Office

_LOG = logging.getLogger(__name__)
_CODES: Mapping[int, str] = MappingProxyType({400: "malformed", 404: "not-found"})
_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
_FOR_PROGRAMS = ("v1", "demo", "office")  # the first part of an address


def refusal(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer for the problem: JSON for programs, a page for browsers where there are pages."""
    as_page = getattr(request.app.state, "page_of_problem", None)
    path: str = request.scope["path"]
    if as_page is None or not path.startswith("/") or path.lstrip("/").partition("/")[0] in _FOR_PROGRAMS:
        return refusal_for_programs(problem, headers)
    _LOG.info("Refused: %s", problem.code)
    response: Response = as_page(request, problem)
    response.headers.update({**(headers or {}), **_headers_of(problem)})
    return response


def refusal_for_programs(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer as `application/problem+json`; its code and trace go to the log, nothing else does."""
    trace_id, kind = secrets.token_hex(8), problem.kind
    _LOG.info("Refused: %s, trace %s", problem.code, trace_id)
    body = {
        "type": f"urn:crypteo:problem:{problem.code}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.detail,
        "code": problem.code,
        "trace_id": trace_id,
        **problem.facts,
    }
    told = {**(headers or {}), **_headers_of(problem)}
    return JSONResponse(body, kind.status, told, media_type="application/problem+json")


def _headers_of(problem: Problem) -> dict[str, str]:
    headers = {}
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.kind.status == 401:
        headers["WWW-Authenticate"] = "Bearer"  # RFC 9110, section 11.6.1
    return headers


def install_refusals(app: FastAPI) -> None:
    """Replace the framework's answers, which would repeat what was sent, by problems."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_request)
    app.add_exception_handler(GenerationMissing, _on_missing_generation)


async def _on_problem(request: Request, error: Exception) -> Response:
    problem = error if isinstance(error, Problem) else Problem("internal")
    answer = refusal(request, problem)
    about = problem.about or getattr(request.state, "about", None)
    if about is not None and problem.code != "too-many-requests":
        await run_in_threadpool(_note, request.app.state.services, about, problem)
    return answer


def _note(services: Office, order_number: str, problem: Problem) -> None:
    """Write what the holder is shown into the audit log; that it cannot be written keeps no answer back."""
    left = problem.facts.get("attempts_left")
    facts: dict[str, str | int] = {"code": problem.code}
    if isinstance(left, int):
        facts["attempts_left"] = left
    try:
        with services.store.writing() as db:
            services.audit.record(db, Event.REFUSED, order_number, **facts)
    except SQLAlchemyError as error:
        _LOG.warning("A refusal is not in the audit log: %s", type(error).__name__)


async def _on_http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return refusal(request, Problem("internal"))
    if error.status_code == 405:
        return refusal(request, Problem("method-not-allowed"), {"Allow": ", ".join(_methods_at(request))})
    return refusal(request, Problem(_CODES.get(error.status_code, "internal")), error.headers)


def _methods_at(request: Request) -> list[str]:
    """Return every method that the address takes; the framework tells those of its first route alone."""
    address = {"type": "http", **{name: request.scope[name] for name in ("path", "root_path", "headers")}}
    routes: list[BaseRoute] = request.app.router.routes
    return [
        method
        for method in _METHODS
        if any(route.matches({**address, "method": method})[0] is Match.FULL for route in routes)
    ]


async def _on_invalid_request(request: Request, _: Exception) -> Response:
    return refusal(request, Problem("malformed", fields=[]))


async def _on_missing_generation(request: Request, error: Exception) -> Response:
    _LOG.error("%s: restart it with the present pepper", error)
    return refusal(request, Problem("internal"))


class CrashGuard:
    """Answers `internal` when a route fails unexpectedly, and logs where, but never an error's own words."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:  # noqa: BLE001 - the last place where a failure can still become an answer
            _log_crash(error)
            if not started:
                await refusal(Request(scope), Problem("internal"))(scope, receive, send)


def _log_crash(error: Exception) -> None:
    # The message of an error may hold what was sent, so only its kind and its path through the code are kept.
    frames = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("Unexpected %s\n%s", type(error).__qualname__, frames)
