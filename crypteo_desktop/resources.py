"""Where the files that ship with the program lie, in a checkout and in an installed package."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_PLACES: Final = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, for instance `resource("fonts", "OFL.txt")`."""
    folder = next((place for place in _PLACES if place.is_dir()), _PLACES[-1])
    return folder.joinpath(*parts)
