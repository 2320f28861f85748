"""Gives a file that was written aside its own name, never over another file, on any file system."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters import disk

Link = Callable[[Path, Path], None]

# How file systems say that they have no hard links; FAT on Linux says EPERM.
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EINVAL, errno.EACCES}
)


def publish(aside: Path, target: Path, link: Link = os.link) -> bool:
    """Give the file `aside` the name `target` in the same folder; return False when that is taken. Raise OSError."""
    try:
        link(aside, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _renamed(aside, target)
    return True


def _renamed(aside: Path, target: Path) -> bool:
    """Rename where hard links are unknown (FAT): the name is first taken by an empty file of our own.

    If the program is killed right here that file stays, empty, and the certificate gets the next name.
    """
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, disk.OWNER_ONLY))
    except FileExistsError:
        return False
    try:
        aside.replace(target)
    except OSError:
        target.unlink()
        raise
    return True
