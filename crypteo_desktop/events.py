"""Events: the few things that the log keeps, each with fields of its own, so that no sentence can carry a secret in.

They travel through `logging` as objects under one name; what writes them down (`adapters.event_log`) takes nothing else
from there. Where nobody listens they are gone.
"""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from crypteo_desktop.cancellation import Cancelled
from crypteo_desktop.problems import Problem, anywhere

LOG: Final = logging.getLogger("crypteo_desktop.events")
# Patterns as texts: they are compiled when the first event is written, after the window is there.
_STEP: Final = r"[a-z0-9-]{1,40}"
_CODE: Final = r"CRY-\d{3}"
_TRACE: Final = r"[0-9a-f-]{16,64}"  # as services make them up; a code, a password or an answer is none
_DIGITS: Final = r"\d{1,9}"
_PLACE: Final = r"crypteo_desktop[A-Za-z0-9_.]{0,120}:\d{1,6}"


class What(Enum):
    """What happened; the values are the words of the log."""

    STARTED = "started"
    WORK_DONE = "work-done"
    WORK_FAILED = "work-failed"
    WORK_STOPPED = "work-stopped"
    WORK_BROKE = "work-broke"
    CRASHED = "crashed"
    LEFT = "left"


_WHATS: Final = frozenset(what.value for what in What)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log; a field of another form than these is left out rather than written.

    `step` is the id of a step; `code` a code of the catalogue; `trace_id` what the service's log calls a failure;
    `place` a module and a line of this program; `milliseconds` how long it took.
    """

    what: What
    step: str = ""
    code: str = ""
    trace_id: str = ""
    place: str = ""
    milliseconds: int | None = None

    @property
    def words(self) -> str:
        """The event as the log writes it."""
        return " ".join([self.what.value, *(f"{name}={value}" for name, value in self.fields())])

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return the names and values that are told."""
        told = (
            ("step", self.step, _STEP),
            ("code", self.code, _CODE),
            ("trace", self.trace_id, _TRACE),
            ("place", self.place, _PLACE),
        )
        kept = [(name, value) for name, value, form in told if re.fullmatch(form, value)]
        return (*kept, *([("ms", str(self.milliseconds))] if isinstance(self.milliseconds, int) else []))


def event_from(words: str) -> Event | None:
    """Return the event that the log wrote so, with the fields that may be told; None for other words."""
    what, *told = words.split(" ")
    if what not in _WHATS:
        return None
    fields = dict(field.partition("=")[::2] for field in told)
    taken = fields.get("ms", "")
    return Event(
        What(what),
        fields.get("step", ""),
        fields.get("code", ""),
        fields.get("trace", ""),
        fields.get("place", ""),
        int(taken) if re.fullmatch(_DIGITS, taken) else None,
    )


def note(event: Event) -> None:
    """Hand an event to whoever keeps the log."""
    LOG.info("%s", event.what.value, extra={"event": event})


@contextmanager
def noted(step: str) -> Iterator[None]:
    """Note how the work of a step ended, and after how long."""
    begun = time.monotonic()
    end = Event(What.WORK_DONE, step)
    try:
        yield
    except Cancelled:
        end = Event(What.WORK_STOPPED, step)
        raise
    except Problem as problem:
        end = Event(What.WORK_FAILED, step, problem.kind.code, problem.trace_id or "")
        raise
    except BaseException as error:
        from crypteo_desktop.crash import Where, crash_of  # noqa: PLC0415  the window comes first

        place = crash_of(Where.THREAD, type(error), error.__traceback__).place
        end = Event(What.WORK_BROKE, step, anywhere.PROGRAM_ERROR.code, place=place)
        raise
    finally:
        note(replace(end, milliseconds=round((time.monotonic() - begun) * 1000)))
