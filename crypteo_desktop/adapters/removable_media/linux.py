"""Removable media on Linux: mounts (proc_pid_mountinfo(5)) of devices that sysfs calls removable or finds on USB."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crypteo_desktop.media import Medium

_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
# Nothing can be kept on these: discs, images of installed programs.
_NO_PLACE_FOR_FILES: Final = frozenset({"iso9660", "squashfs"})
# Where the system itself is, also when it runs from a stick.
_OF_THE_SYSTEM: Final = ("/boot", "/usr", "/var", "/etc", "/opt", "/srv", "/nix", "/snap")
_MOST_LAYERS: Final = 4  # of LUKS, LVM and the like over one device


@dataclass(frozen=True, slots=True)
class _Mount:
    device: str
    place: Path
    options: frozenset[str]
    kind: str
    source: str


class LinuxMedia:
    """Implements `media.RemovableMedia`; the places of the system's own files are passed in."""

    def __init__(self, mountinfo: Path, sysfs: Path, user_places: tuple[Path, ...], home: Path) -> None:
        self._mountinfo = mountinfo
        self._sysfs = sysfs
        self._user_places = user_places
        self._home = home

    def find(self) -> tuple[Medium, ...]:
        """Return the media by name; what cannot be read is left out."""
        media = {mount.device: self._medium(mount) for mount in self._mounts() if self._is_wanted(mount)}
        return tuple(sorted((medium for medium in media.values() if medium is not None), key=lambda it: it.name))

    def _mounts(self) -> Iterator[_Mount]:
        try:
            lines = self._mountinfo.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return
        for line in lines:
            before, _, after = line.partition(" - ")
            fields, rest = before.split(), after.split()
            if len(fields) >= 6 and len(rest) >= 3:
                options = frozenset(f"{fields[5]},{rest[2]}".split(","))
                yield _Mount(fields[2], Path(_plain(fields[4])), options, rest[0], _plain(rest[1]))

    def _is_wanted(self, mount: _Mount) -> bool:
        place = str(mount.place)
        if mount.kind in _NO_PLACE_FOR_FILES or not mount.source.startswith("/dev/"):
            return False
        if self._home.is_relative_to(mount.place) or place.startswith(_OF_THE_SYSTEM):
            return False
        is_plugged_in = any(mount.place.is_relative_to(known) for known in self._user_places)
        return is_plugged_in or any(_is_removable(device) for device in self._devices(mount))

    def _devices(self, mount: _Mount) -> Iterator[Path]:
        """Give the folders in sysfs of the disks below a mount; btrfs tells no device number of its own."""
        for name in (f"dev/block/{mount.device}", f"class/block/{Path(mount.source).name}"):
            device = self._sysfs / name
            if device.exists():
                yield from _disks(device.resolve(), _MOST_LAYERS)

    def _medium(self, mount: _Mount) -> Medium | None:
        try:
            room = os.statvfs(mount.place)
        except OSError:
            return None
        return Medium(mount.place, mount.place.name, room.f_bavail * room.f_frsize, "ro" not in mount.options)


def _plain(field: str) -> str:
    """Return a field of mountinfo with its octal escapes undone, as that of a space."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), field)


def _disks(device: Path, layers: int) -> Iterator[Path]:
    """Give the device itself, or the disk of a partition, or, for an encrypted one, the disks below it."""
    below = device / "slaves"
    inner = sorted(below.iterdir()) if below.is_dir() and layers else []
    for slave in inner:
        yield from _disks(slave.resolve(), layers - 1)
    if not inner:
        yield device.parent if (device / "partition").exists() else device


def _is_removable(disk: Path) -> bool:
    try:
        flag = (disk / "removable").read_text(encoding="ascii").strip()
    except OSError:
        flag = ""
    return flag == "1" or any(part.startswith("usb") for part in disk.parts)
