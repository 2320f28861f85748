"""Whether somebody may be reading a console: a program that was double-clicked has none."""

import os
import sys
from pathlib import Path
from typing import Final

_TERMINAL: Final = Path("/dev/tty")
_UNSEEN: Final = frozenset({"offscreen", "minimal"})


def has_console() -> bool:
    """Return whether this program was started from a console or a terminal, where a sentence is seen."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows needs it

        return bool(ctypes.windll.kernel32.GetConsoleWindow())
    try:
        os.close(os.open(_TERMINAL, os.O_RDWR))
    except OSError:
        return False
    return True


def has_display() -> bool:
    """Return whether a window can be shown, seen by somebody or not."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in known)


def needs_a_window() -> bool:
    """Return whether a sentence must be shown in a window to be seen at all."""
    is_seen = os.environ.get("QT_QPA_PLATFORM") not in _UNSEEN
    return has_display() and is_seen and not has_console()
