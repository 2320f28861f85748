"""Puts the HTTP application together from its routes, its gate and the services handed in."""

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI

from crypteo_backend.console.installation import install_console
from crypteo_backend.gate.answer_headers import AnswerHeaders
from crypteo_backend.gate.body_limit import BodyLimit
from crypteo_backend.gate.refusals import CrashGuard, install_refusals
from crypteo_backend.portal import install_portal
from crypteo_backend.routes import answers, certificate, codes, recoveries, service, sessions
from crypteo_backend.services import Services
from crypteo_backend.web.pages import Pages
from crypteo_backend.web.problem_pages import install_page_refusals, page_of_problem
from crypteo_backend.web.static_files import static_files

TITLE = "Crypteo enrolment contract"
_V1 = (service, sessions, codes, answers, certificate, recoveries)


def create_app(services: Services, extra: Iterable[APIRouter] = ()) -> FastAPI:
    """Return the application: the 13 endpoints under /v1, the pages for a browser, and whatever else is given."""
    app = contract_app()
    app.state.services = services
    pages = Pages(services.settings)
    app.state.page_of_problem = page_of_problem(pages)
    install_page_refusals(app, pages)
    install_portal(app, pages)
    install_console(app, pages)
    for router in (static_files(services.settings), *extra):
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
