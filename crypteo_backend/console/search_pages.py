"""The console's first page: a search, and the list where it finds several orders."""

from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from crypteo_backend.console.entry import SignedIn, count_look
from crypteo_backend.console.finding import AT_MOST, NothingFound, find_orders
from crypteo_backend.routes.entry import Here
from crypteo_backend.support_reference import ReferenceMisheard
from crypteo_backend.web.forms import Filled
from crypteo_backend.web.languages import Words
from crypteo_backend.web.pages import Pages

_TEMPLATE: Final = "console/search.html"
_MISHEARD: Final = Words(
    "Cette référence n’existe pas\u00a0: son caractère de contrôle ne convient pas. Faites-la répéter.",
    "There is no such reference: its check character does not fit. Have it repeated.",
)
_NOTHING: Final = Words(
    "Aucune demande ne correspond. Une référence ne dure qu’un téléchargement\u00a0: essayez le numéro ou l’e-mail.",
    "No order matches. A reference lives only as long as a download: try the number or the e-mail.",
)


def search_pages(pages: Pages) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get("/support")
    def show(request: Request, agent: SignedIn) -> Response:
        return show_search(pages, request, agent)

    @router.get("/support/search")
    def show_again(_: SignedIn) -> Response:
        return RedirectResponse("/support", 303)

    # What is searched may be an e-mail address, which has no place in an address line and its history.
    @router.post("/support/search")
    def search(request: Request, agent: SignedIn, form: Filled, services: Here) -> Response:
        count_look(services, agent)
        told = form.text("told")
        try:
            found = find_orders(services, told)
        except ReferenceMisheard:
            return show_search(pages, request, agent, told, _MISHEARD)
        except NothingFound:
            return show_search(pages, request, agent, told, _NOTHING)
        if len(found) == 1:
            return RedirectResponse(f"/support/orders/{found[0].number}", 303)
        return pages.show(request, "console/found.html", agent=agent.name, told=told, found=found, at_most=AT_MOST)

    return router


def show_search(
    pages: Pages, request: Request, agent: SignedIn, told: str = "", fault: Words | None = None
) -> Response:
    """Return the search, with what was typed and what is wrong with it."""
    faults = {"told": fault} if fault else {}
    status = 404 if fault else 200
    return pages.show(request, _TEMPLATE, status, agent=agent.name, values={"told": told}, faults=faults)
