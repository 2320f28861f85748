"""Where this system keeps downloads, and this program's own files."""

from pathlib import Path


def downloads_folder() -> Path:
    """Return the user's downloads folder, also when the user or the system moved it."""
    from platformdirs import user_downloads_path  # noqa: PLC0415  the window comes first

    return user_downloads_path()


def data_folder() -> Path:
    """Return the user's folder for the files of this program that must not be lost, on this computer alone."""
    from platformdirs import user_data_path  # noqa: PLC0415  the window comes first

    return user_data_path("Crypteo Desktop", appauthor=False)
