"""Where this system keeps downloads."""

from pathlib import Path


def downloads_folder() -> Path:
    """Return the user's downloads folder, also when the user or the system moved it."""
    from platformdirs import user_downloads_path  # noqa: PLC0415  the window comes first

    return user_downloads_path()
