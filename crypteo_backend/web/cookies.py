"""Cookies as strict as they can be: for this host alone, never for scripts, over TLS alone where the service has it."""

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from crypteo_backend.settings import Settings

SameSite = Literal["strict", "lax"]


def is_secure(settings: Settings) -> bool:
    """Tell whether browsers reach the service over TLS."""
    return settings.base_url.startswith("https:")


def full_name(settings: Settings, name: str) -> str:
    """Return the cookie's name; with `__Host-` no other host, and no plain http, can set or read it (RFC 6265bis)."""
    return f"__Host-crypteo-{name}" if is_secure(settings) else f"crypteo-{name}"


def read_cookie(request: Request, settings: Settings, name: str) -> str | None:
    """Return what the browser keeps for us under the name."""
    return request.cookies.get(full_name(settings, name))


def put_cookie(
    response: Response, settings: Settings, name: str, value: str, *, same_site: SameSite = "strict"
) -> None:
    """Have the browser keep the value until it is closed."""
    response.set_cookie(
        full_name(settings, name), value, path="/", secure=is_secure(settings), httponly=True, samesite=same_site
    )


def erase_cookie(response: Response, settings: Settings, name: str) -> None:
    """Have the browser forget the value."""
    response.delete_cookie(
        full_name(settings, name), path="/", secure=is_secure(settings), httponly=True, samesite="strict"
    )
