"""Media for tests: real folders that say that they can be taken away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crypteo_desktop.adapters.copy_folders import DiskCopies
from crypteo_desktop.media import CopyFolders, Keeping, Medium
from tests.support.samples import NOW


@dataclass
class FakeMedia:
    """The media that a test plugs in."""

    plugged: list[Medium] = field(default_factory=list)

    def find(self) -> tuple[Medium, ...]:
        return tuple(self.plugged)

    def plug(self, folder: Path, name: str = "CLE_USB", free: int = 7_400_000_000, *, writable: bool = True) -> Medium:
        """Plug a folder in, made if need be."""
        folder.mkdir(exist_ok=True)
        medium = Medium(folder, name, free, writable)
        self.plugged.append(medium)
        return medium


def keeping_of(
    media: FakeMedia | None = None,
    copies: CopyFolders | None = None,
    cloud_of: Callable[[Path], str] = lambda folder: "",
    now: Callable[[], datetime] = lambda: NOW,
) -> Keeping:
    """Return what keeping needs: real copies, no medium and no cloud unless told."""
    return Keeping(media or FakeMedia(), copies or DiskCopies(), cloud_of, now)
