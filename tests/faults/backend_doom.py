"""Numbers the points at which a backend process may die, and has it die by SIGKILL at one of them.

A point is a commit on its way to the database, a step of a file that must last, a call of the authority or of a
carrier; each may end the process just before or just after. It is named after the function that causes it and
numbered per function, so that threads which run side by side do not change the names.
"""

import json
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from crypteo_backend.authority import CertificateRequest, IssuedCertificate, RevocationReason
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.engine_line import EngineLine
from crypteo_backend.messages.message import Carrier, Message
from tests.support.difficult_authorities import PlainAuthority

BEFORE, AFTER = PHASES = ("before", "after")
SEND, COMMIT = "send", "commit"
# Rooms that only carry out what another function wants; that one gives the point its name.
_CARRYING_OUT = ("crypteo_backend.store.database", "crypteo_backend.authority.safe_files")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The n-th time that the function comes to this act."""

    act: str
    function: str
    number: int

    def __str__(self) -> str:
        return f"{self.act} {self.number} of {self.function}"


@dataclass(frozen=True, slots=True)
class Doom:
    """Where a process dies."""

    point: Point
    phase: str


class Course:
    """The points that this process comes to, written down line by line; it dies at its doom, if it has one."""

    def __init__(self, log: Path, doom: Doom | None) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._doom = doom
        self._met: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def point(self, act: str) -> Iterator[None]:
        """Come to a point, do what is done there, and leave it."""
        function = _cause(sys._getframe())
        with self._lock:
            self._met[act, function] += 1
            point = Point(act, function, self._met[act, function])
        os.write(self._log, f"{json.dumps([point.act, point.function, point.number])}\n".encode())
        self._die_at(Doom(point, BEFORE))
        yield
        self._die_at(Doom(point, AFTER))

    def around(self, act: str, owner: Any, name: str) -> None:
        """Make a point of every call of the owner's function, in this process."""
        plain: Callable[..., Any] = getattr(owner, name)

        def pointed(*arguments: Any, **named: Any) -> Any:
            with self.point(act):
                return plain(*arguments, **named)

        setattr(owner, name, pointed)

    def _die_at(self, here: Doom) -> None:
        if here == self._doom:
            os.kill(os.getpid(), signal.SIGKILL)


def read_course(log: Path) -> list[Point]:
    """Return the points that a process came to."""
    return [Point(*json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]


def mine(course: Course) -> None:
    """Make points of everything in this process that lasts, or that the world outside notices."""
    course.around(COMMIT, DefaultDialect, "do_commit")
    course.around("fsync", os, "fsync")
    course.around("rename", Path, "replace")
    course.around("rename", Path, "rename")
    course.around("signature", EmbeddedAuthority, "_signed")
    course.around("question", EngineLine, "ask")
    course.around("answer", HTTPConnection, "getresponse")  # the question is out, the answer is not read


@dataclass(slots=True)
class MinedAuthority(PlainAuthority):
    """A real authority each call of which is a point."""

    course: Course | None = None

    def issue(self, request: CertificateRequest) -> IssuedCertificate:
        assert self.course is not None
        with self.course.point("call"):
            return PlainAuthority.issue(self, request)

    def revoke(self, issued: IssuedCertificate, reason: RevocationReason, at: Any) -> None:
        assert self.course is not None
        with self.course.point("call"):
            PlainAuthority.revoke(self, issued, reason, at)


@dataclass(frozen=True, slots=True)
class MinedCarrier:
    """A real carrier each sending of which is a point, and is written down."""

    real: Carrier
    course: Course
    log: Path

    def send(self, message: Message) -> None:
        with self.course.point(SEND):
            self.real.send(message)
            with self.log.open("a", encoding="ascii") as file:
                file.write(f"{message.id}\n")


def _cause(frame: FrameType | None) -> str:
    """Return the backend's function nearest to the frame that is not just carrying out."""
    while frame is not None:
        room = frame.f_globals.get("__name__", "")
        if room.startswith("crypteo_backend.") and room not in _CARRYING_OUT:
            return f"{room.removeprefix('crypteo_backend.')}.{frame.f_code.co_name}"
        frame = frame.f_back
    return "outside"
