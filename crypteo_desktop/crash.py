"""A crash as it may be told: its kind, and where in this program it happened; never a message, never a value.

Messages and local variables may quote what was typed, so neither is ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import TracebackType
from typing import Final

OURS: Final = "crypteo_desktop"
_MOST: Final = 40
_WORD: Final = re.compile(r"[A-Za-z_<][A-Za-z0-9_.<>]{0,120}")
# What `faulthandler` writes of each frame, and how it names what happened.
_NATIVE_FRAME: Final = re.compile(r'\s+File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<function>\S+)')
_NATIVE_KIND: Final = re.compile(r"Fatal Python error: ([A-Za-z ]{1,60})|Windows fatal exception: ([a-z ]{1,60})")


class Where(Enum):
    """Which hook heard of it."""

    WINDOW = "window"
    THREAD = "thread"
    ASIDE = "aside"  # while something was cleared away: nothing was stopped by it
    NATIVE = "native"


@dataclass(frozen=True, slots=True)
class Frame:
    """One call of this program; of other libraries' calls there is only how many there were."""

    module: str
    function: str
    line: int

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}"


@dataclass(frozen=True, slots=True)
class Crash:
    """What happened; the outermost call comes first. `others` counts the calls that are not this program's."""

    where: Where
    kind: str
    frames: tuple[Frame, ...]
    others: int = 0

    @property
    def stopped_something(self) -> bool:
        """Whether the holder must be told: clearing away is no work that they wait for."""
        return self.where is not Where.ASIDE

    @property
    def place(self) -> str:
        """The innermost call of this program, as the log names a place."""
        return f"{self.frames[-1].module}:{self.frames[-1].line}" if self.frames else ""

    def report(self, at: datetime, program: str) -> str:
        """Return the text that is kept."""
        lines = [
            f"Crypteo Desktop {program}, {at:%Y-%m-%dT%H:%M:%SZ}",
            f"{self.kind} ({self.where.value})",
            *(f"  {frame}" for frame in self.frames),
            f"  calls of libraries: {self.others}",
        ]
        return "\n".join(lines) + "\n"


def crash_of(where: Where, kind: type[BaseException], traceback: TracebackType | None) -> Crash:
    """Return what may be told of an exception."""
    calls = tuple(_calls(traceback))
    ours = tuple(frame for frame in calls if frame is not None)
    return Crash(where, _word(kind.__name__), ours[-_MOST:], len(calls) - len(ours))


def native_crash(dump: str) -> Crash | None:
    """Return what may be told of what `faulthandler` wrote; None where it wrote of no crash."""
    kind = _NATIVE_KIND.search(dump)
    if kind is None:
        return None
    # The thread that crashed is told first, its innermost call before the others.
    first = dump[kind.end() :].partition("Current thread")[2].partition("\n\n")[0]
    calls = [_native_frame(match) for match in map(_NATIVE_FRAME.match, first.splitlines()) if match is not None]
    ours = tuple(frame for frame in reversed(calls) if frame is not None)
    named = (kind[1] or kind[2]).strip().replace(" ", "_")
    return Crash(Where.NATIVE, _word(named), ours[-_MOST:], len(calls) - len(ours))


def _calls(traceback: TracebackType | None) -> Iterator[Frame | None]:
    while traceback is not None:
        frame = traceback.tb_frame
        module = str(frame.f_globals.get("__name__", ""))
        is_ours = module.partition(".")[0] == OURS
        yield Frame(module, _word(frame.f_code.co_qualname), traceback.tb_lineno) if is_ours else None
        traceback = traceback.tb_next


def _native_frame(match: re.Match[str]) -> Frame | None:
    """Return a frame of this program without the folder that it is installed in, which may name the holder."""
    parts = match["file"].replace("\\", "/").removesuffix(".py").split("/")
    if OURS not in parts:
        return None
    start = len(parts) - 1 - parts[::-1].index(OURS)
    return Frame(_word(".".join(parts[start:])), _word(match["function"]), int(match["line"]))


def _word(told: str) -> str:
    return told if _WORD.fullmatch(told) else "?"
