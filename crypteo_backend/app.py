"""Puts the HTTP application together from its routes, its gate and the services handed in."""

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI

from crypteo_backend.gate.answer_headers import AnswerHeaders
from crypteo_backend.gate.body_limit import BodyLimit
from crypteo_backend.gate.refusals import CrashGuard, install_refusals
from crypteo_backend.pages import Pages
from crypteo_backend.routes import answers, certificate, codes, recoveries, service, sessions
from crypteo_backend.routes.browser_pages import browser_pages
from crypteo_backend.services import Services

TITLE = "Crypteo enrolment contract"
_V1 = (service, sessions, codes, answers, certificate, recoveries)


def create_app(services: Services, extra: Iterable[APIRouter] = ()) -> FastAPI:
    """Return the application: the 13 endpoints under /v1, the pages for a browser, and whatever else is given."""
    app = contract_app()
    app.state.services = services
    for router in (browser_pages(Pages()), *extra):
        app.include_router(router)
    # The last one added is the first that a request meets.
    app.add_middleware(BodyLimit)
    app.add_middleware(CrashGuard)
    app.add_middleware(AnswerHeaders, clock=services.clock)
    return app


def contract_app() -> FastAPI:
    """Return the 13 endpoints alone, which is all that the OpenAPI description needs."""
    app = FastAPI(title=TITLE, version="1", openapi_url=None, redirect_slashes=False)
    install_refusals(app)
    for module in _V1:
        app.include_router(module.router, prefix="/v1")
    return app
