"""HTML pages that the server renders: templates, style sheet, and headers that let nothing else in."""

from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

_FOLDER = Path(__file__).parent / "templates"
_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)


class Pages:
    """The templates of this package, with everything that is filled in escaped."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )

    def render(self, name: str, **values: object) -> HTMLResponse:
        """Return the page."""
        return HTMLResponse(self._templates.get_template(name).render(values), headers=_HEADERS)


def style_sheet() -> Response:
    """Return the style sheet of all pages."""
    return Response((_FOLDER / "style.css").read_bytes(), media_type="text/css", headers=_HEADERS)
