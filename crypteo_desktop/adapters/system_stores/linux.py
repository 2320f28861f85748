"""The stores of an account on Linux: every Firefox profile, and the one that Chromium and its kin read."""

import configparser
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters.system_stores.nss_store import NssStore
from crypteo_desktop.stores import StoreInfo, StoreKind

CONFIGURED_FIREFOX: Final = "mozilla/firefox"
"""Below `$XDG_CONFIG_HOME` (`~/.config`), where Firefox makes its profiles since version 147."""
FIREFOX_HOMES: Final = (
    ".mozilla/firefox",
    "snap/firefox/common/.mozilla/firefox",
    ".var/app/org.mozilla.firefox/.mozilla/firefox",
)
CHROMIUM_HOME: Final = ".pki/nssdb"
_CHROMIUMS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "brave-browser",
)


class LinuxStores:
    """Implements `stores.CertificateStores` for the account whose home this is."""

    def __init__(self, home: Path, configuration: Path | None = None) -> None:
        self._home = home
        self._configuration = configuration or home / ".config"

    def find(self) -> tuple[NssStore, ...]:
        """Return Chromium's store where that is or was installed, then every Firefox profile, the default first."""
        places = (*(self._home / place for place in FIREFOX_HOMES), self._configuration / CONFIGURED_FIREFOX)
        return (*self._chromium(), *(store for place in places for store in _profiles(place)))

    def _chromium(self) -> Iterator[NssStore]:
        folder = self._home / CHROMIUM_HOME
        if folder.is_dir() or any(shutil.which(name) for name in _CHROMIUMS):
            yield NssStore(StoreInfo(str(folder), StoreKind.CHROMIUM, folder=folder), folder)


def _profiles(place: Path) -> Iterator[NssStore]:
    listed = configparser.RawConfigParser()
    try:
        listed.read(place / "profiles.ini", encoding="utf-8")
        installs = configparser.RawConfigParser()
        installs.read(place / "installs.ini", encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError, OSError):
        return
    defaults = {installs.get(section, "Default", fallback="") for section in installs.sections()}
    found = [
        (listed.get(section, "Path"), listed.get(section, "Name", fallback=""))
        for section in listed.sections()
        if section.startswith("Profile") and listed.has_option(section, "Path")
    ]
    for path, name in sorted(found, key=lambda it: it[0] not in defaults):
        folder = place / path  # an absolute path stands for itself
        if folder.is_dir():
            yield NssStore(StoreInfo(str(folder), StoreKind.FIREFOX, name or folder.name, folder), folder)
