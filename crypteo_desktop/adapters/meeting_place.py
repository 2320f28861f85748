"""Where the program meets itself: of one user and one data folder the first to start holds a lock and is met there."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters.claim import Claim, claim
from crypteo_desktop.adapters.disk import make_private_folder

_LOCK: Final = "instance.lock"
_FOLDER: Final = "crypteo-desktop"
_OPEN_TO_OTHERS: Final = 0o077


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """The lock, and where the first one listens: in a `room` of this user's alone; Windows has one for all."""

    lock: Path
    room: Path | None

    @property
    def address(self) -> str:
        """The local socket, a path, on Windows the name of a pipe: this user's and this data folder's alone."""
        if self.room is not None:
            return str(self.room / _digest(str(os.geteuid()), self.lock.parent))
        import getpass  # noqa: PLC0415  only Windows has one room of pipes for all users

        return f"{_FOLDER}-{_digest(getpass.getuser(), self.lock.parent)}"

    def claim(self) -> Claim | None:
        """Hold the place, or return None while another process holds it; raise OSError where nobody can."""
        return claim(self.lock)


def meeting_place(data: Path) -> MeetingPlace:
    """Return where the programs of this user with the data folder `data` meet; raise OSError without such a place."""
    make_private_folder(data)
    return MeetingPlace(data / _LOCK, _room(data))


def _room(data: Path) -> Path | None:
    """Return a folder where nobody but this user can make a socket; None on Windows, which has pipes.

    The folder that the system clears when the user logs out comes first: paths of sockets must be short.
    """
    if sys.platform == "win32":
        return None
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or data)
    folder = (runtime if runtime.is_dir() and runtime.stat().st_uid == os.geteuid() else data) / _FOLDER
    make_private_folder(folder)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != os.geteuid() or state.st_mode & _OPEN_TO_OTHERS:
        raise PermissionError(f"{folder} is not this user's alone")
    return folder


def _digest(user: str, data: Path) -> str:
    import hashlib  # noqa: PLC0415  it loads OpenSSL, and the window comes first

    return hashlib.sha256(user.encode() + b"\0" + os.fsencode(data.resolve())).hexdigest()[:16]
