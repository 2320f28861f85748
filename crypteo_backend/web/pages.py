"""HTML pages that the server renders: templates, both languages, form tokens, and headers that let nothing else in."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from crypteo_backend.messages.moments import Locale
from crypteo_backend.services import Office
from crypteo_backend.settings import Settings
from crypteo_backend.web.csrf import form_tokens
from crypteo_backend.web.languages import COOKIE, Words, asked_language, language_of
from crypteo_backend.web.security_headers import security_headers

_FOLDER: Final = Path(__file__).parents[1] / "templates"
_A_YEAR: Final = 365 * 24 * 3600


class Pages:
    """The templates of this package, with everything that is filled in escaped."""

    def __init__(self, settings: Settings) -> None:
        self._headers = security_headers(settings)
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, name: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return the page."""
        return HTMLResponse(self._templates.get_template(name).render(values), status, headers=self._headers)

    def show(self, request: Request, name: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page of `layout.html` in the visitor's language, and remember a language that was asked for.

        Its template has `t(fr, en)` and `say(words)` for its texts, `language`, `support`, and `form_token()` for
        each of its forms.
        """
        office: Office = request.app.state.services
        tokens, language, asked = form_tokens(request, office), language_of(request), asked_language(request)
        shared = {"language": language, "support": office.settings.support, "form_token": tokens.token}
        response = self.render(name, status, **shared, **_speaking(language), **values)
        tokens.put(response)
        if asked is not None:
            response.set_cookie(COOKIE, asked, max_age=_A_YEAR, path="/", httponly=True, samesite="lax")
        return response

    def lead_to(self, path: str) -> Response:
        """Return the answer that leads a browser from a form to the next page (RFC 9110, section 15.4.4)."""
        return RedirectResponse(path, 303, headers=self._headers)


def _speaking(language: Locale) -> dict[str, object]:
    def say(words: Words) -> str:
        return words.said_in(language)

    def t(fr: str, en: str) -> str:
        return en if language == "en" else fr

    return {"say": say, "t": t}
