"""The console's door: signing in with password and one-time code, and signing out."""

from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from crypteo_backend.console.agent_secrets import PasswordHashes
from crypteo_backend.console.entry import COOKIE
from crypteo_backend.console.signing_in import Credentials, SignInRefused, sign_in
from crypteo_backend.routes.entry import Here
from crypteo_backend.web.callers import count_act
from crypteo_backend.web.cookies import erase_cookie, put_cookie, read_cookie
from crypteo_backend.web.forms import Filled
from crypteo_backend.web.pages import Pages
from crypteo_backend.web.visits import end_visit

SIGN_INS_A_MINUTE: Final = 20  # of one address, behind which a whole support desk may sit
ADDRESS: Final = "/support/sign-in"
_TEMPLATE: Final = "console/sign-in.html"


def sign_in_pages(pages: Pages, hashes: PasswordHashes) -> APIRouter:
    """Return the routes."""
    router = APIRouter(include_in_schema=False)

    @router.get(ADDRESS)
    def show(request: Request) -> Response:
        return pages.show(request, _TEMPLATE, over="over" in request.query_params, refused=False, values={})

    @router.post(ADDRESS)
    def enter(request: Request, form: Filled, services: Here) -> Response:
        count_act(request, "agent-sign-in", SIGN_INS_A_MINUTE)
        # The password is taken as it was typed, spaces at its ends included.
        told = Credentials(form.text("name"), form.fields.get("password", ""), form.text("code").replace(" ", ""))
        try:
            cookie = sign_in(services, hashes, told, read_cookie(request, services.settings, COOKIE))
        except SignInRefused:
            values = {"name": told.name}
            return pages.show(request, _TEMPLATE, 403, over=False, refused=True, values=values)
        response = RedirectResponse("/support", 303)
        put_cookie(response, services.settings, COOKIE, cookie)
        return response

    @router.post("/support/sign-out")
    def leave(request: Request, _: Filled, services: Here) -> Response:
        cookie = read_cookie(request, services.settings, COOKIE)
        if cookie is not None:
            with services.store.writing() as db:
                end_visit(services, db, cookie)
        response = RedirectResponse(ADDRESS, 303)
        erase_cookie(response, services.settings, COOKIE)
        return response

    return router
