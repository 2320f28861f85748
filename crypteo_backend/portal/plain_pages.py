"""Pages that ask nothing: what to do with a download link, whose token never comes here, and the practice statement."""

from fastapi import APIRouter, Request, Response

from crypteo_backend.routes.entry import Here
from crypteo_backend.web.pages import Pages


def plain_pages(pages: Pages) -> APIRouter:
    """Return the routes."""
    router = APIRouter()

    @router.get("/telechargement")
    def show_download(request: Request, services: Here) -> Response:
        settings = services.settings
        return pages.show(request, "portal/download.html", server_id=settings.server_id, installers=settings.installers)

    @router.get("/cps")
    def show_practices(request: Request, services: Here) -> Response:
        return pages.show(request, "portal/cps.html", practices=services.settings.practices)

    return router
