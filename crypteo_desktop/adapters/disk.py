"""Writing files so that they are whole or not there, whatever happens; the one place of this program that writes.

Every act is one call of `os`, in a fixed order, so that a test can stop the program at each of them (tests/faults).
"""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

OWNER_ONLY: Final = 0o600
_FOLDER_OF_OWNER: Final = 0o700
_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line ends otherwise
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


def make_private_folder(folder: Path) -> None:
    """Make `folder`, and those above it, for the owner alone; raise OSError."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, _FOLDER_OF_OWNER)  # noqa: PTH102  one call of `os`, see above
    sync_folder(folder.parent)


def write_new(file: Path, content: bytes) -> None:
    """Write a new file, have it on the disk and read it back; remove it again when that fails. Raise OSError."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, OWNER_ONLY)
    try:
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _check(file, content)
    except BaseException:
        remove(file)
        raise


def replace_whole(file: Path, content: bytes) -> None:
    """Write `file` by way of another name in its folder: the old content stays until the new one is on the disk."""
    aside = file.with_name(f".{file.name}.part")
    remove(aside)  # of a program that was killed
    write_new(aside, content)
    try:
        os.replace(aside, file)  # noqa: PTH105
    except OSError:
        remove(aside)
        raise
    sync_folder(file.parent)


def append(file: Path, content: bytes) -> None:
    """Add to a file of the owner alone, made if it is not there: for a log, whose last line may be lost."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_LINK | _BINARY, OWNER_ONLY)
    try:
        _write_all(descriptor, content)
    finally:
        os.close(descriptor)


def remove(file: Path) -> None:
    """Remove a file if it is there; raise OSError when it cannot be."""
    with suppress(FileNotFoundError):
        os.unlink(file)  # noqa: PTH108


def sync_folder(folder: Path) -> None:
    """Have the folder itself written to the disk; Windows does so by itself and has no way to ask for it.

    The files are on the disk already, so a folder that may not be read, or a network that refuses, changes nothing.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _check(file: Path, content: bytes) -> None:
    if file.read_bytes() != content:
        raise OSError(errno.EIO, "the disk gave back something else")


def _write_all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
