"""Numbers the acts by which the client changes a disk, a keyring or the service, and harms one of them.

The functions of `os` are wrapped when this module is imported, so it comes before the package: `os.link` is a default
value there. Until `begin` they do what they always did. An act is named after what it touches and numbered per name.
"""

import errno
import io
import json
import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BEFORE, AFTER, HALF = KILLS = ("before", "after", "half")
ERRORS = ("ENOSPC", "EACCES", "EROFS", "EIO")
READING = ("read", "list")
REQUEST, ANSWER, KEEP, DROP = "request", "answer", "keep", "drop"
WRITE = "write"
_ON_PATHS = {"replace": 1, "link": 1, "rename": 1, "unlink": 0, "mkdir": 0, "rmdir": 0, "listdir": 0}
_VARYING = re.compile(r"[0-9a-f]{16,}|\d{5,}")
_write = os.write


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The n-th time that this act touches this thing."""

    act: str
    what: str
    number: int

    def __str__(self) -> str:
        return f"{self.act} {self.number} of {self.what}"


@dataclass(frozen=True, slots=True)
class Doom:
    """What befalls the client at a point: a kill before, after or halfway, or the name of an error."""

    point: Point
    harm: str

    @property
    def kills(self) -> bool:
        """Whether the process dies of it."""
        return self.harm in KILLS


def dooms_of(point: Point) -> Iterator[Doom]:
    """Yield all that may befall the client at the point."""
    if point.act in READING:
        harms: tuple[str, ...] = ("EACCES", "EIO")
    elif point.act == ANSWER:
        harms = (BEFORE,)
    elif point.act in {REQUEST, KEEP, DROP}:
        harms = (BEFORE, AFTER)
    else:
        harms = (BEFORE, AFTER, *((HALF,) if point.act == WRITE else ()), *ERRORS)
    return (Doom(point, harm) for harm in harms)


class Course:
    """What a client did under `folder`: its points go to `log`, every byte that it wrote to `written`."""

    def __init__(self, folder: Path, log: Path, written: Path, doom: Doom | None) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._folder = os.path.realpath(folder)
        self._log = os.open(log, flags | os.O_TRUNC, 0o600)
        self._written = os.open(written, flags, 0o600)
        self._doom = doom
        self._met: Counter[tuple[str, str]] = Counter()
        self._open: dict[int, str] = {}
        self._lock = threading.Lock()

    def name(self, path: Any) -> str | None:
        """Return the name of a file or folder of the client, without what differs from walk to walk, or None."""
        full = os.path.abspath(os.fspath(path))  # noqa: PTH100  a link must not be followed
        if not full.startswith(f"{self._folder}/"):
            return None
        return _VARYING.sub("#", full.removeprefix(f"{self._folder}/"))

    @contextmanager
    def point(self, act: str, what: str, half: Callable[[], object] | None = None) -> Iterator[None]:
        """Come to a point, do what is done there, and leave it."""
        with self._lock:
            self._met[act, what] += 1
            point = Point(act, what, self._met[act, what])
            _write(self._log, f"{json.dumps([point.act, point.what, point.number])}\n".encode())
        doomed = self._doom is not None and self._doom.point == point
        if doomed and self._doom is not None:
            self._befall(self._doom, half)
        try:
            yield
        finally:  # an act that failed by itself was done as well
            if doomed and self._doom is not None and self._doom.harm == AFTER:
                _die()

    def opened(self, descriptor: int, what: str) -> None:
        """Know the file again by its descriptor."""
        self._open[descriptor] = what

    def file(self, descriptor: int) -> str | None:
        """Return what is open under the descriptor."""
        return self._open.get(descriptor)

    def closed(self, descriptor: int) -> None:
        """Forget the descriptor."""
        self._open.pop(descriptor, None)

    def wrote(self, content: Any) -> None:
        """Note the bytes of a write."""
        _write(self._written, bytes(content))

    def _befall(self, doom: Doom, half: Callable[[], object] | None) -> None:
        if doom.harm == HALF and half is not None:
            half()
        if doom.harm in {BEFORE, HALF}:
            _die()
        if not doom.kills:
            number = getattr(errno, doom.harm)
            raise OSError(number, os.strerror(number))


_course: Course | None = None


def begin(course: Course) -> None:
    """Note what this process does from now on."""
    global _course  # noqa: PLW0603  the functions of `os` are the whole process's
    _course = course


def read_course(log: Path) -> list[Point]:
    """Return the points that a process came to."""
    return [Point(*json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _mine_paths(name: str, place: int) -> None:
    real: Callable[..., Any] = getattr(os, name)

    def mined(*told: Any, **named: Any) -> Any:
        course = _course
        what = course.name(told[place]) if course is not None and told else None
        if course is None or what is None:
            return real(*told, **named)
        with course.point("list" if name == "listdir" else name, what):
            return real(*told, **named)

    setattr(os, name, mined)


def _mine_open(real: Callable[..., int]) -> Callable[..., int]:
    def mined(path: Any, flags: int, *told: Any, **named: Any) -> int:
        course = _course
        what = course.name(path) if course is not None else None
        if course is None or what is None:
            return real(path, flags, *told, **named)
        with course.point("open", what):
            descriptor = real(path, flags, *told, **named)
            course.opened(descriptor, what)
            return descriptor

    return mined


def _mine_descriptor(name: str) -> None:
    real: Callable[..., Any] = getattr(os, name)

    def mined(descriptor: int, *told: Any) -> Any:
        course = _course
        what = course.file(descriptor) if course is not None else None
        if course is None or what is None:
            return real(descriptor, *told)
        if name != WRITE:
            with course.point(name, what):
                return real(descriptor, *told)
        first = told[0][: len(told[0]) // 2]
        course.wrote(told[0])
        with course.point(name, what, lambda: real(descriptor, first)):
            return real(descriptor, *told)

    setattr(os, name, mined)


def _mine_close(real: Callable[[int], None]) -> Callable[[int], None]:
    def mined(descriptor: int) -> None:
        if _course is not None:
            _course.closed(descriptor)
        real(descriptor)

    return mined


def _mine_reading(real: Callable[..., Any]) -> Callable[..., Any]:
    def mined(file: Any, mode: str = "r", *told: Any, **named: Any) -> Any:
        course = _course
        what = course.name(file) if course is not None and not isinstance(file, int) else None
        if course is None or what is None or not os.path.exists(file):  # noqa: PTH110
            return real(file, mode, *told, **named)  # what is not there cannot fail in another way
        assert mode.startswith("r"), "the client writes by `os` alone"
        with course.point("read", what):
            return real(file, mode, *told, **named)

    return mined


def _mine() -> None:
    for name, place in _ON_PATHS.items():
        _mine_paths(name, place)
    for name in (WRITE, "fsync"):
        _mine_descriptor(name)
    os.open = _mine_open(os.open)
    os.close = _mine_close(os.close)
    io.open = _mine_reading(io.open)


_mine()
