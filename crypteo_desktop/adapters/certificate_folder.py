"""Saves the certificate file: whole or not at all, for its owner alone, never over another file."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from crypteo_desktop.problems import Problem, ProblemKind, file

_OWNER_ONLY: Final = 0o600
_MOST_NAMES: Final = 99
_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line ends otherwise

_PROBLEMS: Final[dict[int, ProblemKind]] = {
    errno.ENOENT: file.FOLDER_MISSING,
    errno.ENOTDIR: file.FOLDER_MISSING,
    errno.EACCES: file.FOLDER_READ_ONLY,
    errno.EPERM: file.FOLDER_READ_ONLY,
    errno.EROFS: file.FOLDER_READ_ONLY,
    errno.ENOSPC: file.DISK_FULL,
    errno.EDQUOT: file.DISK_FULL,
}
# How file systems say that they have no hard links; FAT on Linux says EPERM.
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL, errno.EACCES}
)


class DiskFolder:
    """One folder on the disk; implements `enrolment.CertificateFolder`. `link` is os.link but in tests."""

    def __init__(self, folder: Path, link: Callable[[Path, Path], None] = os.link) -> None:
        self._folder = folder
        self._link = link

    def save(self, name: str, content: bytes) -> Path:
        """Return where the new file lies: `name`, or the next free `<stem>_2.p12` to `<stem>_99.p12`.

        Raise Problem: FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL, NAME_TAKEN or WRITE_FAILED.
        """
        with self._problems_named(), self._written_aside(content) as aside:
            for candidate in self._names(name):
                if self._published(aside, candidate):
                    _sync(self._folder)
                    return candidate
        raise Problem(file.NAME_TAKEN, folder=str(self._folder))

    def read(self, saved: Path) -> bytes:
        """Return what is on the disk now; raise Problem(FILE_MISSING) or Problem(FILE_DAMAGED)."""
        try:
            return saved.read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Problem(file.FILE_MISSING, file=str(saved)) from error
        except OSError as error:
            raise Problem(file.FILE_DAMAGED) from error

    def _names(self, name: str) -> Iterator[Path]:
        first = self._folder / name
        yield first
        for number in range(2, _MOST_NAMES + 1):
            yield first.with_name(f"{first.stem}_{number}{first.suffix}")

    @contextmanager
    def _problems_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kind = _PROBLEMS.get(error.errno or 0, file.WRITE_FAILED)
            raise Problem(kind, folder=str(self._folder)) from error

    @contextmanager
    def _written_aside(self, content: bytes) -> Iterator[Path]:
        """Give a file of another name in the same folder with the whole content on the disk; remove it afterwards."""
        aside = self._folder / f".crypteo-{secrets.token_hex(8)}.part"
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            if aside.read_bytes() != content:
                raise OSError(errno.EIO, "the disk gave back something else")
            yield aside
        finally:
            with suppress(FileNotFoundError):
                aside.unlink()

    def _published(self, aside: Path, target: Path) -> bool:
        """Give the file its name; return False when the name is taken."""
        try:
            self._link(aside, target)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            return _renamed(aside, target)
        return True


def _renamed(aside: Path, target: Path) -> bool:
    """Rename where hard links are unknown (FAT): the name is first taken by an empty file of our own."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))
    except FileExistsError:
        return False
    try:
        aside.replace(target)
    except OSError:
        target.unlink()
        raise
    return True


def _sync(folder: Path) -> None:
    """Have the folder itself written to the disk; Windows does so by itself and has no way to ask for it.

    The file is on the disk already, so a folder that may not be read, or a network that refuses, changes nothing.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
