"""Keeps secrets out of what a system writes down of a program that crashed."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

# Win32's SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX, and WER_FAULT_REPORTING_FLAG_NOHEAP of its error reports.
_NO_REPORT: Final = 0x0001 | 0x0002
_NO_HEAP: Final = 1
# Too little for any core file, and on Linux the one limit that also holds where the kernel pipes core dumps to a
# program (systemd-coredump, apport): at 1, not at 0, it drops them (fs/coredump.c).
_LEAST: Final = 1 if sys.platform == "linux" else 0
_FILTER: Final = Path("/proc/self/coredump_filter")


def turn_off_core_dumps() -> None:
    """Let no memory of this process, nor of those it starts, be written to a core file; never raises.

    Where Linux wrote one all the same, the filter leaves all memory out (core(5)); registers alone would be in it.
    Not PR_SET_DUMPABLE: with it the desktop's portals refuse the program, and no dialog for a folder opens
    (flatpak/xdg-desktop-portal#1490).
    """
    if sys.platform == "win32":
        _windows()
        return
    import resource  # noqa: PLC0415  there is none on Windows

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (_LEAST, _LEAST))
    if sys.platform == "linux":
        with suppress(OSError):  # a kernel without core dumps has no filter
            _FILTER.write_text("0", encoding="ascii")


def _windows() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  two milliseconds that only Windows needs

        ctypes.windll.kernel32.SetErrorMode(_NO_REPORT)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
