"""Writes files that must never be half written or readable by others, and lets one process in at a time (POSIX)."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make the folder, and its parents, so that only the owner enters it (mode 0700)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


PRIVATE = 0o600


def write_private(path: Path, content: bytes) -> None:
    """Write the file as a whole, for the owner alone."""
    write_whole(path, content, PRIVATE)


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Write the file so that whoever looks, even after a power cut, sees the old content or the new."""
    descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove_unfinished(folder: Path) -> None:
    """Remove what a process that died had half written into the folder; nobody may be writing there meanwhile."""
    for file in folder.glob(".*.new"):
        file.unlink()


def sync_folder(folder: Path) -> None:
    """Make the names in the folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """Hold the lock, waiting for any other process or thread that does; it goes with the process that held it."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write_once(path: Path, content: bytes) -> None:
    """Put the whole file in place at once, mode 0600; of two processes that come together, the first one's stays."""
    if path.exists():
        return
    descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
        sync_folder(path.parent)
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()
