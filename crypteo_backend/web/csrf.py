"""Forms that only our own pages can send: a token tied to a cookie, and what the browser says of where they come from.

The cookie exists before any visit, so that nobody can be signed in to another's visit either.
"""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from crypteo_backend.server_keys import GenerationMissing, ServerKeys
from crypteo_backend.services import Office
from crypteo_backend.settings import Settings
from crypteo_backend.tokens import new_token
from crypteo_backend.web.cookies import put_cookie, read_cookie

FIELD: Final = "form_token"
_COOKIE: Final = "form"
_PURPOSE: Final = "form-token"


class FormRefused(Exception):
    """The form is not one that this service gave to this browser, or its page has grown too old."""


@dataclass(slots=True)
class FormTokens:
    """The tokens of one page; the cookie is set only when a form asks for one."""

    office: Office
    kept: str | None = field(repr=False)
    fresh: str | None = field(default=None, repr=False)

    def token(self) -> str:
        """Return the token for a form of this page."""
        if self.kept is None and self.fresh is None:
            self.fresh = new_token(self.office.random)
        return self.office.keys.mac(_PURPOSE, self.kept or self.fresh or "")

    def put(self, response: Response) -> None:
        """Have the browser keep the cookie that the tokens are tied to, if it has none yet."""
        if self.fresh is not None:
            # Lax: coming from a webmail a second time must not replace the cookie that an open form is tied to.
            put_cookie(response, self.office.settings, _COOKIE, self.fresh, same_site="lax")


def form_tokens(request: Request, office: Office) -> FormTokens:
    """Return the tokens for the page that answers the request."""
    return FormTokens(office, read_cookie(request, office.settings, _COOKIE))


def check_form(request: Request, office: Office, told: str) -> None:
    """Raise FormRefused unless the form comes from a page that was given to this very browser."""
    check_origin(request, office.settings)
    cookie = read_cookie(request, office.settings, _COOKIE)
    if cookie is None or not _is_token(office.keys, told, cookie):
        raise FormRefused


def check_origin(request: Request, settings: Settings) -> None:
    """Raise FormRefused when the browser says that another site sent the form.

    `Origin: null` is what browsers say under our own `Referrer-Policy: no-referrer` (Fetch, "append a request `Origin`
    header"), so it proves nothing; `Sec-Fetch-Site` does, and old browsers that lack it are held by the token alone.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        if site != "same-origin":
            raise FormRefused
    elif origin not in {None, "null", _origin(settings)}:
        raise FormRefused


def _origin(settings: Settings) -> str:
    parts = urlsplit(settings.base_url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_token(keys: ServerKeys, told: str, cookie: str) -> bool:
    try:
        return keys.is_mac_of(told, _PURPOSE, cookie)
    except (GenerationMissing, ValueError, TypeError):  # no token at all
        return False
