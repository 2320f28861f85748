"""A screen of our own, and when something is first painted on it: seen from outside, as a person sees it."""

import ctypes
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support.x_display import x_server

SIZE = "1280x1024x24"
PATIENCE = 30.0
_RAW_RECTANGLES = 0  # XDamageReportRawRectangles (X11/extensions/damagewire.h)
_EVENT_BYTES = 192  # sizeof(XEvent)


class Screen:
    """An X server without a monitor; the DAMAGE extension tells when a program paints."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._x, self._damage = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXdamage.so.1")
        for name in ("XOpenDisplay", "XDefaultRootWindow"):
            getattr(self._x, name).restype = ctypes.c_void_p
        self._connection = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        first_event, first_error = ctypes.c_int(), ctypes.c_int()
        query = self._damage.XDamageQueryExtension
        if not query(self._connection, ctypes.byref(first_event), ctypes.byref(first_error)):
            raise RuntimeError("this X server does not tell what is painted")
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._connection))
        self._damage.XDamageCreate(self._connection, root, _RAW_RECTANGLES)

    def seconds_to_first_paint(self, command: Sequence[str], folder: Path | None = None, **settings: str) -> float:
        """Return the seconds from the start of `command` to the first thing it paints; it is killed then."""
        return self.first_paint(command, folder, **settings)[0]

    def first_paint(self, command: Sequence[str], folder: Path | None = None, **settings: str) -> tuple[float, float]:
        """Return these seconds, and those in which its first thread really ran: a busy machine adds less to them."""
        self._forget()
        environment = {**os.environ, **settings, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
        start = time.monotonic()
        with subprocess.Popen(
            command, env=environment, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                self._wait_for_paint(start + PATIENCE)
                return time.monotonic() - start, _ran(process.pid)
            finally:
                os.killpg(process.pid, signal.SIGKILL)

    def _forget(self) -> None:
        """Drop what was painted so far: the last window's going repaints the ground."""
        self._x.XSync(self._connection, 1)

    def _wait_for_paint(self, end: float) -> None:
        event = ctypes.create_string_buffer(_EVENT_BYTES)
        while not self._x.XPending(self._connection):
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError("nothing was painted")
            select.select([self._x.XConnectionNumber(self._connection)], [], [], left)
        self._x.XNextEvent(self._connection, event)


def _ran(process: int) -> float:
    """Return the seconds that the first thread of a process has run (proc(5), schedstat)."""
    told = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii")
    return int(told.split()[0]) / 1e9


@contextmanager
def screen() -> Iterator[Screen]:
    """Run an X server for as long as the context lasts."""
    with x_server(SIZE) as display:
        yield Screen(display)
