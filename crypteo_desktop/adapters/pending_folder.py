"""The journal on the disk: one folder for each unfinished download, `<data folder>/pending/<digest of the order>/`.

    state.json       what is known of it, no secret      key.bin   the sealed private key
    certificate.pem  the certificate and its issuers

Folders are 0700, files 0600; each file is written whole or not at all. A folder whose name ends in `.over` is on its
way out: what it held is saved, verified and accepted, or the holder gave it up. Whoever writes holds the lock beside
the folder (`own_downloads`).
"""

import errno
import hashlib
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters import disk
from crypteo_desktop.adapters.own_downloads import OwnDownloads
from crypteo_desktop.adapters.pending_record import RecordUnreadable, read_record, write_record
from crypteo_desktop.pending import Journal, PendingDownload, Stage
from crypteo_desktop.problems import Problem, ProblemKind, pending
from crypteo_desktop.session import IssuedCertificate, Moment

_STATE: Final = "state.json"
_KEY: Final = "key.bin"
_CERTIFICATE: Final = "certificate.pem"
_OVER: Final = ".over"
_PEM: Final = re.compile(r"-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n")
_LARGEST: Final = 1024 * 1024
_MOST_TRIES: Final = 99
_TRIES: Final = 2
_ONE_AT_A_TIME: Final = threading.Lock()  # the key is kept in the background, and windows stand beside each other
_PROBLEMS: Final[dict[int, ProblemKind]] = {
    errno.ENOSPC: pending.JOURNAL_DISK_FULL,
    errno.EDQUOT: pending.JOURNAL_DISK_FULL,
    errno.EACCES: pending.JOURNAL_REFUSED,
    errno.EPERM: pending.JOURNAL_REFUSED,
    errno.EROFS: pending.JOURNAL_REFUSED,
    errno.ENOTDIR: pending.JOURNAL_REFUSED,
}


class PendingFolder:
    """Implements `enrolment.PendingStore`; `computer` is a mark of this account on this computer."""

    def __init__(self, folder: Path, computer: str) -> None:
        self._folder = folder
        self._computer = computer
        self._own = OwnDownloads(folder)

    def look(self) -> Journal:
        """Return what is unfinished, the newest first, and sweep away what is over or was never begun.

        A folder that cannot be read as a download is reported, never removed: it may hold a key. What another process
        works on is left out.
        """
        with _ONE_AT_A_TIME:
            return self._looked()

    def stages(self) -> tuple[tuple[Stage, ...], int]:
        """Return how far each download came and how many cannot be read, changing nothing; raise OSError.

        For a diagnosis: the program may be at work beside it, whose folders `look` would sweep away half made.
        """
        stages: list[Stage] = []
        unreadable = 0
        places = self._folder.iterdir() if self._folder.is_dir() else ()
        for place in places:
            if place.is_dir() and not place.name.endswith(_OVER):
                try:
                    stages.append(self._read(place).stage)
                except (OSError, RecordUnreadable):
                    unreadable += 1
        return tuple(stages), unreadable

    def free_id(self, base_url: str, order_number: str) -> str:
        """Return a name for a new download of this order: none has it that may hold a certificate, or is another's."""
        digest = hashlib.sha256(f"crypteo-pending-v1\0{base_url}\0{order_number}".encode()).hexdigest()[:32]
        names = (digest, *(f"{digest}-{number}" for number in range(2, _MOST_TRIES)))
        with _ONE_AT_A_TIME:
            found = self._looked()
            taken = {download.id for download in found.downloads if download.may_hold_a_certificate}
            taken |= {place.name for place in found.unreadable}
            return next(name for name in names if name not in taken and not self._own.is_anothers(name))

    def record(self, download: PendingDownload) -> None:
        """Write what is known of the download; raise Problem of the kinds JOURNAL_…."""
        with _ONE_AT_A_TIME, self._problems_named():
            self._begin(download)
            disk.replace_whole(self._place(download) / _STATE, write_record(download, self._computer))

    def keep_key(self, download: PendingDownload, sealed: bytes) -> None:
        """Write the sealed key; raise Problem of the kinds JOURNAL_…."""
        with _ONE_AT_A_TIME, self._problems_named():
            self._begin(download)
            disk.replace_whole(self._place(download) / _KEY, sealed)

    def sealed_key(self, download: PendingDownload) -> bytes:
        """Return the sealed key as it is on the disk; raise Problem(KEY_UNREADABLE)."""
        try:
            return _content(self._place(download) / _KEY)
        except OSError as error:
            raise Problem(pending.KEY_UNREADABLE) from error

    def keep_certificate(self, download: PendingDownload, issued: IssuedCertificate) -> None:
        """Write the certificate and its issuers; raise Problem of the kinds JOURNAL_…."""
        texts = (issued.certificate_pem, *issued.chain_pem)
        with _ONE_AT_A_TIME, self._problems_named():
            self._own.own(download.id)
            content = "".join(text.strip() + "\n" for text in texts).encode()
            disk.replace_whole(self._place(download) / _CERTIFICATE, content)

    def certificate(self, download: PendingDownload, told_at: Moment) -> IssuedCertificate | None:
        """Return the certificate that was written, or None when there is none that can be read."""
        try:
            texts = tuple(_PEM.findall(_content(self._place(download) / _CERTIFICATE).decode("ascii")))
            import ssl  # noqa: PLC0415  the window comes first

            digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(texts[0])).hexdigest()
        except (OSError, ValueError, IndexError):
            return None
        return IssuedCertificate(texts[0], texts[1:], digest, told_at)

    def remove(self, download: PendingDownload) -> None:
        """Remove the download, the key last; what cannot be removed now is swept away by a later `look`."""
        with _ONE_AT_A_TIME:
            self._end(self._place(download))

    def remove_unreadable(self, folder: Path) -> None:
        """Remove what could not be read, if it is a folder of this journal."""
        if folder.parent == self._folder:
            with _ONE_AT_A_TIME:
                self._end(folder)

    def _begin(self, download: PendingDownload) -> None:
        """Make sure that there is a folder for the download, and that this process alone writes in it."""
        disk.make_private_folder(self._folder)
        self._own.own(download.id)
        disk.make_private_folder(self._place(download))

    def _looked(self) -> Journal:
        if not self._folder.is_dir():
            return Journal()
        downloads: list[PendingDownload] = []
        unreadable: list[Path] = []
        for name in list(self._own.left_behind()):
            self._own.disown(name)
        for place in sorted(entry for entry in self._folder.iterdir() if entry.is_dir()):
            name = place.name.removesuffix(_OVER)
            if self._own.is_anothers(name):
                continue
            try:
                if not self._swept(place):
                    downloads.append(self._read(place))
                elif not (self._folder / name).exists():
                    self._own.disown(name)
            except (OSError, RecordUnreadable):
                unreadable.append(place)
        return Journal(tuple(sorted(downloads, key=lambda it: it.begun_at, reverse=True)), tuple(unreadable))

    def _end(self, place: Path) -> None:
        if self._own.is_anothers(place.name):
            return
        over = place.with_name(place.name + _OVER)
        for _ in range(_TRIES):  # what passes in an instant need not be told at the next start
            try:
                if place.is_dir():
                    os.rename(place, over)  # noqa: PTH104  one call of `os`: from here on it is over
                    disk.sync_folder(self._folder)
                _sweep(over)
            except OSError:
                continue
            self._own.disown(place.name)
            return

    def _place(self, download: PendingDownload) -> Path:
        return self._folder / download.id

    def _read(self, place: Path) -> PendingDownload:
        return read_record(_content(place / _STATE), place.name, self._computer)

    def _swept(self, place: Path) -> bool:
        """Sweep away a folder that is over, or one in which nothing was kept yet; say whether it was one."""
        if not place.name.endswith(_OVER) and ((place / _STATE).exists() or (place / _KEY).exists()):
            return False
        _sweep(place)
        return True

    @contextmanager
    def _problems_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kind = _PROBLEMS.get(error.errno or 0, pending.JOURNAL_FAILED)
            raise Problem(kind, folder=str(self._folder)) from error


def _content(file: Path) -> bytes:
    with file.open("rb") as source:
        return source.read(_LARGEST)


def _sweep(place: Path) -> None:
    """Remove a folder of the journal and its files, the key last; raise OSError."""
    files = sorted(place.iterdir(), key=lambda file: file.name == _KEY)
    for file in files:
        disk.remove(file)
    os.rmdir(place)  # noqa: PTH106
