"""Copies of the certificate file on any medium: whole or not there, and read back from the medium itself."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters import disk
from crypteo_desktop.adapters.publishing import Link, publish
from crypteo_desktop.problems import Problem, ProblemKind, keeping

_PROBLEMS: Final[dict[int, ProblemKind]] = {
    errno.ENOSPC: keeping.MEDIUM_FULL,
    errno.EDQUOT: keeping.MEDIUM_FULL,
    errno.EROFS: keeping.MEDIUM_READ_ONLY,
    errno.EACCES: keeping.MEDIUM_READ_ONLY,
    errno.EPERM: keeping.MEDIUM_READ_ONLY,
    errno.ENOENT: keeping.MEDIUM_GONE,
    errno.ENOTDIR: keeping.MEDIUM_GONE,
    errno.EIO: keeping.MEDIUM_GONE,
    errno.ENXIO: keeping.MEDIUM_GONE,
    errno.ENODEV: keeping.MEDIUM_GONE,
}
_READING: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# Windows flushes only what is open for writing.
_FLUSHING: Final = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY


def forget(descriptor: int) -> None:
    """Ask the system to forget what it remembers of an open file that is on its medium already.

    Windows and macOS have no such call for a file that was written before; there the read may come from memory.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def flush(descriptor: int) -> None:
    """Wait until the whole file system of an open file is on its medium; raise OSError."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  the window comes first

        libc = ctypes.CDLL(None, use_errno=True)
        if libc.syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    elif sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  not on Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


class DiskCopies:
    """Implements `media.CopyFolders`; `link` and `forget` are the system's but in tests."""

    def __init__(self, link: Link = os.link, forget: Callable[[int], None] = forget) -> None:
        self._link = link
        self._forget = forget

    def read(self, saved: Path) -> bytes:
        """Return the saved file; raise Problem(ORIGINAL_LOST)."""
        try:
            return saved.read_bytes()
        except OSError as error:
            raise Problem(keeping.ORIGINAL_LOST, file=str(saved)) from error

    def write(self, target: Path, content: bytes) -> bool:
        """Write a new file under another name first; return False when this very content was there before."""
        with _problems_named(target):
            if _holds(target, content):
                return False
            aside = target.with_name(f".{target.name}.part")
            disk.remove(aside)  # of a program that was killed
            disk.write_new(aside, content)
            try:
                if not publish(aside, target, self._link):
                    raise Problem(keeping.COPY_NAME_TAKEN, folder=str(target.parent), name=target.name)
            finally:
                with suppress(OSError):  # of a medium that is gone
                    disk.remove(aside)
            disk.sync_folder(target.parent)
        return True

    def read_back(self, copy: Path) -> bytes:
        """Return what the medium holds: it was flushed when it was written, and is forgotten before it is read."""
        with _problems_named(copy):
            descriptor = os.open(copy, _READING)
            with os.fdopen(descriptor, "rb") as opened:
                self._forget(descriptor)
                return opened.read()

    def settle(self, copy: Path) -> None:
        """Flush the medium."""
        with _problems_named(copy):
            descriptor = os.open(copy, _FLUSHING)
            try:
                flush(descriptor)
            finally:
                os.close(descriptor)

    def put(self, target: Path, content: bytes) -> None:
        """Write or replace a file, whole or not at all."""
        with _problems_named(target):
            disk.replace_whole(target, content)

    def discard(self, copy: Path) -> None:
        """Remove a copy; one that cannot be removed stays."""
        with suppress(OSError):
            disk.remove(copy)
            disk.sync_folder(copy.parent)


def _holds(target: Path, content: bytes) -> bool:
    """Return whether this very content is there; raise Problem when another file, folder or link has the name."""
    try:
        if not target.is_symlink() and target.is_file() and target.read_bytes() == content:
            return True
        target.lstat()
    except FileNotFoundError:
        return False
    raise Problem(keeping.COPY_NAME_TAKEN, folder=str(target.parent), name=target.name)


@contextmanager
def _problems_named(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = _PROBLEMS.get(error.errno or 0, keeping.COPY_FAILED)
        raise Problem(kind, folder=str(target.parent)) from error
