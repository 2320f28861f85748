"""Keeping the certificate file: what its copies need from the outside world, whichever system it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that can be taken away: where it is, what people call it, its free room in bytes."""

    folder: Path
    name: str
    free: int
    is_writable: bool = True


class RemovableMedia(Protocol):
    """The media that are plugged in."""

    def find(self) -> tuple[Medium, ...]:
        """Return those that files can be put on, by name; may take a second, never raises."""
        ...


class CopyFolders(Protocol):
    """Writes and reads copies anywhere; raises Problem of the keeping kinds."""

    def read(self, file: Path) -> bytes:
        """Return the saved file as it is on the disk now; raise Problem(ORIGINAL_LOST)."""
        ...

    def write(self, target: Path, content: bytes) -> bool:
        """Write a new file, whole or not at all; return False when this very content was there before.

        Raise Problem: MEDIUM_FULL, MEDIUM_READ_ONLY, MEDIUM_GONE, COPY_NAME_TAKEN or COPY_FAILED.
        """
        ...

    def read_back(self, copy: Path) -> bytes:
        """Return what the medium itself holds, not what the system remembers of it; raise Problem."""
        ...

    def settle(self, copy: Path) -> None:
        """Return once all that was written on the medium of `copy` is on it; raise Problem."""
        ...

    def put(self, target: Path, content: bytes) -> None:
        """Write a file whole, in place of one that the holder agreed to replace; raise Problem as `write` does."""
        ...

    def discard(self, copy: Path) -> None:
        """Remove a copy that was written here just now; never raise."""
        ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeping the file needs; `cloud_of` names the service that synchronises a folder, or says "".

    `now` is this computer's time, aware.
    """

    media: RemovableMedia
    copies: CopyFolders
    cloud_of: Callable[[Path], str]
    now: Callable[[], datetime]
