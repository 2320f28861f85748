"""Tells whether a folder is one that a cloud service synchronises: by variables, settings, names and marker files."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

# Set by OneDrive on Windows: the folders of the personal and of the company's account.
_VARIABLES: Final = {"OneDrive": "OneDrive", "OneDriveConsumer": "OneDrive", "OneDriveCommercial": "OneDrive"}
# What the services call their folder; also what follows a space, a hyphen or a bracket ("OneDrive - TEST ENTREPRISE").
_NAMES: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",  # ~/Library/Mobile Documents, macOS
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "kdrive": "kDrive",
    "pclouddrive": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
    "synologydrive": "Synology Drive",
    "seafile": "Seafile",
    "box": "Box",
}
# What the services leave in the folder that they synchronise.
_MARKERS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
}
# Where Dropbox (help.dropbox.com, "Locate Dropbox folders programmatically") and Nextcloud say which folders they have.
_DROPBOX: Final = (".dropbox/info.json", "AppData/Roaming/Dropbox/info.json", "AppData/Local/Dropbox/info.json")
_NEXTCLOUD: Final = {
    ".config/Nextcloud/nextcloud.cfg": "Nextcloud",
    "AppData/Roaming/Nextcloud/nextcloud.cfg": "Nextcloud",
    "Library/Preferences/Nextcloud/nextcloud.cfg": "Nextcloud",
    ".config/ownCloud/owncloud.cfg": "ownCloud",
    "AppData/Roaming/ownCloud/owncloud.cfg": "ownCloud",
}
_ICLOUD: Final = "Library/Mobile Documents/com~apple~CloudDocs"
_LONGEST_SETTINGS: Final = 1_000_000


class CloudFolders:
    """Knows the folders of one account: its variables and its home."""

    def __init__(self, environment: Mapping[str, str], home: Path) -> None:
        self._environment = environment
        self._home = home

    def cloud_of(self, folder: Path) -> str:
        """Return the name of the service that synchronises `folder`, or nothing; never raise."""
        with suppress(OSError, RuntimeError):
            folder = folder.resolve()
        for place, name in self._known():
            if folder.is_relative_to(place):
                return name
        return self._named(folder) or _marked(folder, self._home)

    def _known(self) -> Iterator[tuple[Path, str]]:
        for variable, name in _VARIABLES.items():
            if self._environment.get(variable):
                yield Path(self._environment[variable]), name
        for settings in _DROPBOX:
            yield from ((place, "Dropbox") for place in _dropbox_places(self._home / settings))
        for settings, name in _NEXTCLOUD.items():
            yield from ((place, name) for place in _nextcloud_places(self._home / settings))
        for shared in ("Desktop", "Documents"):  # "Desktop & Documents Folders" of macOS
            if (self._home / _ICLOUD / shared).exists():
                yield self._home / shared, "iCloud"

    def _named(self, folder: Path) -> str:
        """Return the service whose name one of the folders bears; those above the home bear people's names."""
        below = folder.relative_to(self._home) if folder.is_relative_to(self._home) else folder
        return next((name for part in below.parts if (name := _service(part))), "")


def _service(part: str) -> str:
    words = part.casefold()
    for known, name in _NAMES.items():
        if words == known or words.startswith((f"{known} -", f"{known}-", f"{known} (")):
            return name
    return ""


def _marked(folder: Path, home: Path) -> str:
    for place in (folder, *folder.parents):
        if place == home.parent:
            break
        for marker, name in _MARKERS.items():
            # The home itself holds ~/.dropbox, where the program keeps its settings.
            if place != home and _has(place, marker):
                return name
    return ""


def _has(place: Path, marker: str) -> bool:
    try:
        return any(True for _ in place.glob(marker)) if "*" in marker else (place / marker).exists()
    except OSError:
        return False


def _dropbox_places(settings: Path) -> tuple[Path, ...]:
    try:
        accounts = json.loads(_text(settings))
        return tuple(Path(account["path"]) for account in accounts.values())
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return ()


def _nextcloud_places(settings: Path) -> tuple[Path, ...]:
    import configparser  # noqa: PLC0415  the window comes first

    reader = configparser.RawConfigParser(strict=False)
    try:
        reader.read_string(_text(settings))
    except (OSError, ValueError, configparser.Error):
        return ()
    values = (entry for section in reader.sections() for entry in reader.items(section))
    return tuple(Path(value) for key, value in values if key.endswith("\\localpath") and value)


def _text(settings: Path) -> str:
    with settings.open(encoding="utf-8") as opened:
        return opened.read(_LONGEST_SETTINGS)
