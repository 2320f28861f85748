"""Adds the console to the application: its pages, and the way to the door for whoever is not signed in."""

from fastapi import FastAPI, Request, Response
from starlette.responses import RedirectResponse

from crypteo_backend.console.agent_secrets import PasswordHashes
from crypteo_backend.console.entry import SignInNeeded
from crypteo_backend.console.order_pages import act_pages, order_pages
from crypteo_backend.console.revoking_pages import RevokingPages
from crypteo_backend.console.search_pages import search_pages
from crypteo_backend.console.sign_in_pages import ADDRESS, sign_in_pages
from crypteo_backend.web.pages import Pages


def install_console(app: FastAPI, pages: Pages) -> None:
    """Add all of it, under /support."""
    door = sign_in_pages(pages, PasswordHashes())
    for router in (door, search_pages(pages), order_pages(pages), act_pages(pages), RevokingPages(pages).routes()):
        app.include_router(router)
    app.add_exception_handler(SignInNeeded, _to_the_door)


def _to_the_door(_: Request, error: Exception) -> Response:
    was_in = isinstance(error, SignInNeeded) and error.was_in
    return RedirectResponse(f"{ADDRESS}?over" if was_in else ADDRESS, 303)
