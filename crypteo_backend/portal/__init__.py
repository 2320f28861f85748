"""The pages for holders: identity check, download, revocation, and the practice statement."""

from fastapi import APIRouter

from crypteo_backend.portal.plain_pages import plain_pages
from crypteo_backend.web.pages import Pages


def portal(pages: Pages) -> APIRouter:
    """Return all of them."""
    router = APIRouter(include_in_schema=False)
    router.include_router(plain_pages(pages))
    return router
