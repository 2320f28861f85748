"""The removable media of this computer: one room for each system."""

import getpass
import os
import sys
from pathlib import Path

from crypteo_desktop.media import RemovableMedia


def removable_media() -> RemovableMedia:
    """Return what finds removable media on this system."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  each system loads its own

        from crypteo_desktop.adapters.removable_media.windows import Kernel32, WindowsMedia  # noqa: PLC0415

        return WindowsMedia(Kernel32(ctypes.WinDLL("kernel32", use_last_error=True)))
    if sys.platform == "darwin":
        from crypteo_desktop.adapters.removable_media.macos import MacMedia, diskutil  # noqa: PLC0415

        return MacMedia(Path("/Volumes"), diskutil)
    from crypteo_desktop.adapters.removable_media.linux import LinuxMedia  # noqa: PLC0415

    return LinuxMedia(Path("/proc/self/mountinfo"), Path("/sys"), _user_places(), Path.home())


def _user_places() -> tuple[Path, ...]:
    """Return where desktops mount what the user plugs in (udisks2)."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = str(os.getuid())
    return Path("/media") / user, Path("/run/media") / user
