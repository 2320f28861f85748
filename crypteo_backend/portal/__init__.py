"""The pages for holders: identity check, download, revocation, and the practice statement."""

from collections.abc import Callable

from fastapi import APIRouter, FastAPI, Request, Response

from crypteo_backend.identity import IdentityRefused
from crypteo_backend.portal.identity_pages import Elsewhere, IdentityPages
from crypteo_backend.portal.plain_pages import plain_pages
from crypteo_backend.portal.revocation_pages import RevocationPages
from crypteo_backend.portal.wording import LOCKED_REVOCATION, STOPS, Stop
from crypteo_backend.revocation_check import RevocationLocked
from crypteo_backend.web.pages import Pages


def install_portal(app: FastAPI, pages: Pages) -> None:
    """Add the pages, and have what the rules refuse told on one."""
    router = APIRouter(include_in_schema=False)
    for routes in (plain_pages(pages), IdentityPages(pages).routes(), RevocationPages(pages).routes()):
        router.include_router(routes)
    app.include_router(router)
    app.add_exception_handler(IdentityRefused, _teller(pages, _stop_of_identity))
    app.add_exception_handler(Elsewhere, lambda _, error: pages.lead_to(str(error)))
    app.add_exception_handler(RevocationLocked, _teller(pages, lambda _: LOCKED_REVOCATION))


def _teller(pages: Pages, stop_of: Callable[[Exception], Stop]) -> Callable[[Request, Exception], Response]:
    def tell(request: Request, error: Exception) -> Response:
        stop = stop_of(error)
        return pages.show(request, "portal/stop.html", stop.status, stop=stop)

    return tell


def _stop_of_identity(error: Exception) -> Stop:
    if not isinstance(error, IdentityRefused):
        raise error
    return STOPS[error.refusal]
