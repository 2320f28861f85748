"""Removable media on Windows and macOS at their edge: answers as these systems document them, none of them run here."""

import ctypes
import plistlib
from pathlib import Path
from typing import Any, ClassVar

from crypteo_desktop.adapters.removable_media.macos import MacMedia, diskutil
from crypteo_desktop.adapters.removable_media.windows import DRIVE_REMOVABLE, Kernel32, Volume, WindowsMedia
from crypteo_desktop.media import Medium


class RecordedKernel:
    """Answers as kernel32: C: is fixed, E: a stick, F: a card reader without a card, G: protected."""

    KINDS: ClassVar = {"C:\\": 3, "E:\\": DRIVE_REMOVABLE, "F:\\": DRIVE_REMOVABLE, "G:\\": DRIVE_REMOVABLE}
    VOLUMES: ClassVar = {"E:\\": ("CLE_USB", 0x000700FF), "G:\\": ("", 0x000F00FF)}

    def __init__(self) -> None:
        self.modes: list[int] = []

    def GetLogicalDrives(self) -> int:  # noqa: N802
        return sum(1 << (ord(root[0]) - ord("A")) for root in self.KINDS)

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802
        return self.KINDS[root]

    def SetThreadErrorMode(self, mode: int, former: Any) -> int:  # noqa: N802
        self.modes.append(mode)
        return 1

    def GetVolumeInformationW(self, root: str, label: Any, size: int, *more: Any) -> int:  # noqa: N802
        if root not in self.VOLUMES:
            return 0
        label.value, flags = self.VOLUMES[root]
        ctypes.cast(more[2], ctypes.POINTER(ctypes.c_uint32))[0] = flags
        return 1

    def GetDiskFreeSpaceExW(self, root: str, free: Any, *more: Any) -> int:  # noqa: N802
        ctypes.cast(free, ctypes.POINTER(ctypes.c_uint64))[0] = 7_400_000_000
        return 1


def test_windows_names_sticks_by_label_and_letter() -> None:
    kernel = RecordedKernel()
    assert WindowsMedia(Kernel32(kernel)).find() == (
        Medium(Path("E:\\"), "CLE_USB (E:)", 7_400_000_000),
        Medium(Path("G:\\"), "G:", 7_400_000_000, is_writable=False),
    )
    assert set(kernel.modes) == {0, 1}, "the former mode comes back"


def test_an_empty_drive_has_no_volume() -> None:
    kernel = Kernel32(RecordedKernel())
    assert kernel.volume("F:\\") is None
    assert kernel.volume("E:\\") == Volume("CLE_USB", is_read_only=False, free=7_400_000_000)


STICK = {
    "MountPoint": "/Volumes/CLE_USB",
    "VolumeName": "CLE_USB",
    "BusProtocol": "USB",
    "Internal": False,
    "RemovableMediaOrExternalDevice": True,
    "WritableVolume": True,
    "FreeSpace": 7_400_000_000,
}
ANSWERS = {
    "CLE_USB": STICK,
    "PROTEGEE": {**STICK, "VolumeName": "PROTEGEE", "WritableVolume": False},
    "APFS": {**STICK, "VolumeName": "APFS", "FreeSpace": 0, "APFSContainerFree": 5},
    "Macintosh HD": {**STICK, "Internal": True, "RemovableMediaOrExternalDevice": False},
    "Firefox": {**STICK, "BusProtocol": "Disk Image"},
}


def recorded(volume: Path) -> bytes:
    return plistlib.dumps(ANSWERS[volume.name]) if volume.name in ANSWERS else b""


def test_macos_lists_what_is_outside_and_no_disk_image(tmp_path: Path) -> None:
    for name in (*ANSWERS, "Silent"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("/")
    media = {medium.name: medium for medium in MacMedia(tmp_path, recorded).find()}
    assert set(media) == {"CLE_USB", "PROTEGEE", "APFS"}
    assert media["CLE_USB"] == Medium(tmp_path / "CLE_USB", "CLE_USB", 7_400_000_000)
    assert (media["PROTEGEE"].is_writable, media["APFS"].free) == (False, 5)


def test_macos_that_answers_nonsense_has_no_media(tmp_path: Path) -> None:
    (tmp_path / "CLE").mkdir()
    for answer in (b"", b"<plist", b"nonsense", plistlib.dumps(["list"])):
        assert MacMedia(tmp_path, lambda _, answer=answer: answer).find() == ()
    assert MacMedia(tmp_path / "none", recorded).find() == ()
    assert diskutil(tmp_path / "no volume") == b""
