"""Saves the certificate file: whole or not at all, for its owner alone, never over another file."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters import disk
from crypteo_desktop.adapters.publishing import Link, publish
from crypteo_desktop.preflight import FolderState
from crypteo_desktop.problems import Problem, ProblemKind, file

_MOST_NAMES: Final = 99

_PROBLEMS: Final[dict[int, ProblemKind]] = {
    errno.ENOENT: file.FOLDER_MISSING,
    errno.ENOTDIR: file.FOLDER_MISSING,
    errno.EACCES: file.FOLDER_READ_ONLY,
    errno.EPERM: file.FOLDER_READ_ONLY,
    errno.EROFS: file.FOLDER_READ_ONLY,
    errno.ENOSPC: file.DISK_FULL,
    errno.EDQUOT: file.DISK_FULL,
}


class DiskFolder:
    """One folder on the disk; implements `enrolment.CertificateFolder`. `link` is os.link but in tests."""

    def __init__(self, folder: Path, link: Link = os.link) -> None:
        self._folder = folder
        self._link = link

    def save(self, name: str, content: bytes) -> Path:
        """Return where the new file lies: `name`, or the next free `<stem>_2.p12` to `<stem>_99.p12`.

        Raise Problem: FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL, NAME_TAKEN or WRITE_FAILED.
        """
        with self._problems_named(), self._written_aside(content) as aside:
            for candidate in self._names(name):
                if publish(aside, candidate, self._link):
                    disk.sync_folder(self._folder)
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

    @property
    def path(self) -> Path:
        """Where the folder is."""
        return self._folder.absolute()

    def state(self) -> FolderState:
        """Say whether a file can be saved there, by what the system tells: a trial would leave traces if killed."""
        is_there = self._folder.is_dir()
        is_writable = is_there and os.access(self._folder, os.W_OK | os.X_OK)
        try:
            free_bytes: int | None = shutil.disk_usage(self._folder).free
        except OSError:
            free_bytes = None
        return FolderState(self._folder.name, is_writable, free_bytes, is_there)

    def find(self, name: str, digest: str) -> Path | None:
        """Return the file that `save` made of `name`, told by its SHA-256, or None; what was left half done goes."""
        with suppress(OSError):
            disk.remove(self._aside(digest))
        for candidate in self._names(name):
            try:
                if hashlib.sha256(candidate.read_bytes()).hexdigest() == digest:
                    return candidate
            except OSError:
                continue
        return None

    def discard(self, saved: Path, digest: str) -> None:
        """Remove a file that was saved here, unless it is no longer the one of this SHA-256; never raise."""
        try:
            if hashlib.sha256(saved.read_bytes()).hexdigest() == digest:
                disk.remove(saved)
                disk.sync_folder(saved.parent)
        except OSError:
            return

    def _aside(self, digest: str) -> Path:
        return self._folder / f".crypteo-{digest[:16]}.part"

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
        """Give a file of another name in the same folder with the whole content on the disk; remove it afterwards.

        Its name follows from the content, which is different in every file that is built: what a killed program left
        behind is found again by `find`.
        """
        aside = self._aside(hashlib.sha256(content).hexdigest())
        disk.remove(aside)
        disk.write_new(aside, content)
        try:
            yield aside
        finally:
            disk.remove(aside)
