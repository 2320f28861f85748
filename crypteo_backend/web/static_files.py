"""Files that pages use: style sheet, scripts and fonts, each by its name, kept by browsers for an hour."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Response

from crypteo_backend.settings import Settings
from crypteo_backend.web.security_headers import security_headers

_PACKAGE: Final = Path(__file__).parents[1]
_RESOURCES: Final = (_PACKAGE / "resources", _PACKAGE.parent / "resources")  # installed; in a checkout
_TYPES: Mapping[str, str] = MappingProxyType(
    {".css": "text/css", ".js": "text/javascript", ".otf": "font/otf", ".svg": "image/svg+xml"}
)


def static_files(settings: Settings) -> APIRouter:
    """Return one route for each file."""
    router = APIRouter(include_in_schema=False)
    resources = next(folder for folder in _RESOURCES if folder.is_dir())
    places = {f"/fonts/{file.name}": file for file in sorted(resources.glob("fonts/*.otf"))}
    places["/mark.svg"] = resources / "icons" / "mark.svg"
    places |= {f"/{file.name}": file for file in sorted((_PACKAGE / "static").iterdir())}
    headers = {**security_headers(settings), "Cache-Control": "public, max-age=3600"}
    for address, file in places.items():
        router.add_api_route(address, _route(file.read_bytes(), _TYPES[file.suffix], headers), methods=["GET"])
    return router


def _route(content: bytes, media_type: str, headers: Mapping[str, str]) -> Callable[[], Response]:
    def send() -> Response:
        return Response(content, media_type=media_type, headers=headers)

    return send
