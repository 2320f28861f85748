"""Pages for a browser: what to do with a download link, whose token never comes here, and the practice statement."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from crypteo_backend.pages import Pages, style_sheet

_PAGES = {"/telechargement": "telechargement.html", "/cps": "cps.html"}


def browser_pages(pages: Pages) -> APIRouter:
    """Return the pages and their style sheet."""
    router = APIRouter(include_in_schema=False)
    for path, template in _PAGES.items():
        router.add_api_route(path, _route(pages, template), methods=["GET"])
    router.add_api_route("/style.css", style_sheet, methods=["GET"])
    return router


def _route(pages: Pages, template: str) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        return pages.render(template, support=request.app.state.services.settings.support)

    return show
