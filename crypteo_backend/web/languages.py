"""The language of a page: asked for in the address, or remembered in a cookie, or the browser's own, or French."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from crypteo_backend.messages.moments import Locale

COOKIE: Final = "language"
PARAMETER: Final = "lang"
_KNOWN: Final[tuple[Locale, ...]] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    fr: str
    en: str

    def said_in(self, language: Locale) -> str:
        """Return the text in the language."""
        return self.en if language == "en" else self.fr


def asked_language(request: Request) -> Locale | None:
    """Return the language that the address asks for, as the switch on each page does."""
    return _known(request.query_params.get(PARAMETER))


def language_of(request: Request) -> Locale:
    """Return the language of the page that answers the request."""
    remembered = _known(request.cookies.get(COOKIE))
    return asked_language(request) or remembered or preferred(request.headers.get("accept-language", ""))


def preferred(accept_language: str) -> Locale:
    """Return the language that the browser likes best of ours (RFC 9110, section 12.5.4); French if it likes none."""
    liked = [_weighed(part) for part in accept_language.split(",")]
    # Of two that are liked alike the first one wins: `max` keeps it.
    best = max(((weight, language) for weight, language in liked if language and weight > 0), key=_weight, default=None)
    return best[1] if best else "fr"


def _weight(liked: tuple[float, Locale]) -> float:
    return liked[0]


def _weighed(part: str) -> tuple[float, Locale | None]:
    tag, _, parameter = part.strip().partition(";")
    name, _, told = parameter.strip().partition("=")
    language = _known(tag.strip().lower().partition("-")[0])
    if name.strip() != "q":
        return 1.0, language
    try:
        return float(told), language
    except ValueError:
        return 0.0, language


def _known(told: str | None) -> Locale | None:
    return next((language for language in _KNOWN if language == told), None)
