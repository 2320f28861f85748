"""Removable media on macOS: what `diskutil info -plist` says of each volume. Written to its answers; not run here."""

import plistlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError

from crypteo_desktop.media import Medium

_SECONDS: Final = 5.0
_IMAGE: Final = "Disk Image"  # a mounted .dmg is ejectable too


def diskutil(volume: Path) -> bytes:
    """Return what diskutil says of a mounted volume, as a property list; nothing when it says nothing."""
    command = ["/usr/sbin/diskutil", "info", "-plist", str(volume)]
    try:
        return subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return b""


class MacMedia:
    """Implements `media.RemovableMedia`; `ask` is `diskutil` but in tests."""

    def __init__(self, volumes: Path, ask: Callable[[Path], bytes]) -> None:
        self._volumes = volumes
        self._ask = ask

    def find(self) -> tuple[Medium, ...]:
        """Return the volumes on external or removable media, by name."""
        try:
            folders = sorted(folder for folder in self._volumes.iterdir() if not folder.is_symlink())
        except OSError:
            return ()
        told = ((folder, _told(self._ask(folder))) for folder in folders)
        return tuple(_medium(folder, facts) for folder, facts in told if _is_wanted(facts))


def _told(answer: bytes) -> dict[str, Any]:
    try:
        facts = plistlib.loads(answer)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _is_wanted(facts: dict[str, Any]) -> bool:
    is_outside = bool(facts.get("RemovableMediaOrExternalDevice")) and not facts.get("Internal", False)
    return is_outside and facts.get("BusProtocol") != _IMAGE and bool(facts.get("MountPoint"))


def _medium(folder: Path, facts: dict[str, Any]) -> Medium:
    free = facts.get("FreeSpace", 0) or facts.get("APFSContainerFree", 0)
    name = str(facts.get("VolumeName") or folder.name)
    return Medium(folder, name, int(free), bool(facts.get("WritableVolume", True)))
