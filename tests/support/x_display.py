"""A real X display without a monitor, and keys that the X server itself sends, as a keyboard's would be."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

PATIENCE = 90


@dataclass(frozen=True, slots=True)
class XDisplay:
    """A display such as `:99`; a window has to be given the focus, for there is no window manager."""

    name: str

    @property
    def environment(self) -> Mapping[str, str]:
        """Return the variables that send a program here."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def wait_for_window(self, title: str) -> None:
        """Wait until a visible window's title holds this, and give it the focus."""
        self._xdotool(f"search --sync --onlyvisible --name '{title}' windowfocus --sync")

    def type(self, text: str) -> None:
        """Type a text without quotation marks; it is no argument of a process."""
        self._xdotool(f"type --delay 12 '{text}'")

    def press(self, key: str) -> None:
        """Press a key by its X name, such as Return."""
        self._xdotool(f"key {key}")

    def _xdotool(self, line: str) -> None:
        command = ["xdotool", "-"]
        environment = {**os.environ, "DISPLAY": self.name}
        subprocess.run(command, input=f"{line}\n", text=True, env=environment, check=True, timeout=PATIENCE)


@contextmanager
def x_server(size: str = "1280x900x24") -> Iterator[str]:
    """Run an X server of this size (pixels and depth) for as long as the context lasts, and tell its name."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL) as server:
        os.close(theirs)
        try:
            with os.fdopen(ours, encoding="ascii") as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def x_display() -> Iterator[XDisplay]:
    """Run a display."""
    with x_server() as name:
        yield XDisplay(name)
