"""Where a copy can go: the media that are plugged in, and any folder of the holder's choice."""

from pathlib import Path

from crypteo_desktop.media import Medium


def chosen_place(former: Path | None, media: tuple[Medium, ...], elsewhere: Path | None) -> Path | None:
    """Return the place that is chosen now: the former one while it is there, else the only one that takes files."""
    usable = [medium.folder for medium in media if medium.is_writable]
    known = [*usable, elsewhere] if elsewhere is not None else usable
    if former in known:
        return former
    return usable[0] if len(usable) == 1 else None


def medium_of(copy: Path, media: tuple[Medium, ...]) -> Medium | None:
    """Return the medium that a copy lies on, or None for any other folder."""
    return next((medium for medium in media if copy.is_relative_to(medium.folder)), None)
