"""OwnDownloads: which downloads of the journal this process works on; what another one works on is left alone.

One start of the program hands its link to the other (`second_start`), but a first one that stands still is not waited
for. Two processes in one folder of the journal could replace each other's key, whose certificate would then be lost.
So whoever writes holds `<name>.lock` beside the folder until it ends; the system lets go of it when it is killed.
"""

import errno
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from crypteo_desktop.adapters import disk
from crypteo_desktop.adapters.claim import claim

_SUFFIX: Final = ".lock"
_GLANCES: Final = 5  # another one that only looks holds the lock for an instant
_PAUSE: Final = 0.02
_NO_LOCKS_HERE: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})


class _Hold:
    """A lock, held until it is let go of or the last journal that wrote under it is gone."""

    __slots__ = ("__weakref__", "let_go")

    def __init__(self, release: Callable[[], None]) -> None:
        self.let_go = weakref.finalize(self, release)


# Of the process, not of a journal: each window has its own, and what one of them holds is not another process's.
_HELD: Final[weakref.WeakValueDictionary[Path, _Hold]] = weakref.WeakValueDictionary()


class OwnDownloads:
    """The locks in `folder`; to be asked by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine: dict[Path, _Hold] = {}

    def own(self, name: str) -> None:
        """Hold the download of this name until `disown`; raise OSError while another process does."""
        file = self._file(name)
        for _ in range(_GLANCES):
            if (hold := _HELD.get(file) or _held(file)) is not None:
                _HELD[file] = self._mine[file] = hold
                return
            time.sleep(_PAUSE)
        raise OSError(errno.EBUSY, "another process works on this download")

    def is_anothers(self, name: str) -> bool:
        """Whether another process works on this download."""
        file = self._file(name)
        if file in _HELD or not file.exists():
            return False
        try:
            held = claim(file)
        except OSError:
            return False
        if held is None:
            return True
        held.release()
        return False

    def disown(self, name: str) -> None:
        """Let go of a download that is over, and of its lock."""
        file = self._file(name)
        self._mine.pop(file, None)
        hold = _HELD.pop(file, None)
        if hold is not None:
            hold.let_go()
        with suppress(OSError):
            disk.remove(file)

    def left_behind(self) -> Iterator[str]:
        """Yield the names whose locks nobody holds and nothing lies beside any more."""
        for file in self._folder.glob(f"*{_SUFFIX}"):
            if file not in _HELD and not file.with_suffix("").exists() and not self.is_anothers(file.stem):
                yield file.stem

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"


def _held(file: Path) -> _Hold | None:
    """Return the lock, or None while another process has it; one that holds nothing on a disk without locks."""
    try:
        held = claim(file)
    except OSError as refusal:
        if refusal.errno in _NO_LOCKS_HERE:
            return _Hold(lambda: None)
        raise
    return None if held is None else _Hold(held.release)
