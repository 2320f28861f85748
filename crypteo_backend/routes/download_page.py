"""The page that a download link opens in a browser: what to do with the link. The token never comes here."""

from fastapi import APIRouter, Request, Response

from crypteo_backend.pages import Pages, style_sheet


def download_page(pages: Pages) -> APIRouter:
    """Return the page and its style sheet."""
    router = APIRouter(include_in_schema=False)

    @router.get("/telechargement")
    def explain(request: Request) -> Response:
        return pages.render("telechargement.html", support=request.app.state.services.settings.support)

    router.add_api_route("/style.css", style_sheet, methods=["GET"])
    return router
