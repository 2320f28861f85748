"""Claim: a file that one process holds at a time, until it releases it or ends, however it ends."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from crypteo_desktop.adapters.disk import OWNER_ONLY


@dataclass(frozen=True, slots=True)
class Claim:
    """The file is held until `release`, or until the process ends."""

    _descriptor: int

    def release(self) -> None:
        """Leave the file to another one."""
        os.close(self._descriptor)


def claim(file: Path) -> Claim | None:
    """Hold the file, made if it is not there; None while it is held already; raise OSError where nobody can hold it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), OWNER_ONLY)
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return None
    except OSError:
        os.close(descriptor)
        raise
    return Claim(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
