"""Headers that let nothing into a page but what comes from this service, and let nothing out of it."""

from collections.abc import Mapping
from types import MappingProxyType

from crypteo_backend.settings import Settings
from crypteo_backend.web.cookies import is_secure

_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "display-capture", "midi")
_ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": _CONTENT,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{each}=()" for each in _UNUSED),
    }
)
_TWO_YEARS = 2 * 365 * 24 * 3600


def security_headers(settings: Settings) -> Mapping[str, str]:
    """Return the headers of every page and of every file that pages use."""
    if not is_secure(settings):
        return _ALWAYS
    return {**_ALWAYS, "Strict-Transport-Security": f"max-age={_TWO_YEARS}"}
