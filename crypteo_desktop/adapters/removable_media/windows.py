"""Removable media on Windows, by the documented calls of kernel32. Written to their documentation; not run here."""

import ctypes
import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from crypteo_desktop.media import Medium

DRIVE_REMOVABLE: Final = 2  # GetDriveTypeW; a USB hard disk is DRIVE_FIXED, like the computer's own
FILE_READ_ONLY_VOLUME: Final = 0x00080000  # GetVolumeInformationW
_SEM_FAILCRITICALERRORS: Final = 0x0001  # SetThreadErrorMode: no question on the screen for an empty card reader


@dataclass(frozen=True, slots=True)
class Volume:
    """What Windows says of a drive with a medium in it."""

    label: str
    is_read_only: bool
    free: int


class Drives(Protocol):
    """The three questions that are asked of Windows."""

    def roots(self) -> tuple[str, ...]:
        """Return the roots of all drives, each a letter, a colon and a backslash."""
        ...

    def kind(self, root: str) -> int:
        """Return what GetDriveTypeW says."""
        ...

    def volume(self, root: str) -> Volume | None:
        """Return what is in the drive, or None for an empty one."""
        ...


class WindowsMedia:
    """Implements `media.RemovableMedia`."""

    def __init__(self, drives: Drives) -> None:
        self._drives = drives

    def find(self) -> tuple[Medium, ...]:
        """Return the media in removable drives, by letter."""
        roots = (root for root in self._drives.roots() if self._drives.kind(root) == DRIVE_REMOVABLE)
        found = ((root, self._drives.volume(root)) for root in roots)
        return tuple(_medium(root, volume) for root, volume in found if volume is not None)


def _medium(root: str, volume: Volume) -> Medium:
    letter = root.rstrip("\\")
    name = f"{volume.label} ({letter})" if volume.label else letter
    return Medium(Path(root), name, volume.free, not volume.is_read_only)


class Kernel32:
    """Implements `Drives` with kernel32 itself, a `ctypes.WinDLL`."""

    def __init__(self, library: Any) -> None:
        self._kernel = library

    def roots(self) -> tuple[str, ...]:
        """Read the bits of GetLogicalDrives, A first."""
        bits = self._kernel.GetLogicalDrives()
        return tuple(f"{letter}:\\" for place, letter in enumerate(string.ascii_uppercase) if bits >> place & 1)

    def kind(self, root: str) -> int:
        """Call GetDriveTypeW."""
        return int(self._kernel.GetDriveTypeW(root))

    def volume(self, root: str) -> Volume | None:
        """Call GetVolumeInformationW and GetDiskFreeSpaceExW."""
        return self._quietly(lambda: self._volume(root))

    def _volume(self, root: str) -> Volume | None:
        label, flags, free = ctypes.create_unicode_buffer(261), ctypes.c_uint32(), ctypes.c_uint64()
        known = self._kernel.GetVolumeInformationW(root, label, 261, None, None, ctypes.byref(flags), None, 0)
        if not known or not self._kernel.GetDiskFreeSpaceExW(root, ctypes.byref(free), None, None):
            return None
        return Volume(label.value, bool(flags.value & FILE_READ_ONLY_VOLUME), free.value)

    def _quietly(self, ask: Callable[[], Volume | None]) -> Volume | None:
        former = ctypes.c_uint32()
        self._kernel.SetThreadErrorMode(_SEM_FAILCRITICALERRORS, ctypes.byref(former))
        try:
            return ask()
        finally:
            self._kernel.SetThreadErrorMode(former.value, None)
