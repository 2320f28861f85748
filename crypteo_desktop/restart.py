"""Starts the program again after a crash, with the same settings and without the link, which is a secret."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from crypteo_desktop.settings import Settings
    from crypteo_desktop.ui.windows import Windows

_FAILED: Final = 1


class Restart:
    """Leaves at once when it is wanted: what was begun is kept already, and goes on in the new process."""

    def __init__(self, app: QApplication, windows: Windows, settings: Settings) -> None:
        self._app = app
        self._windows = windows
        self._settings = settings
        self._is_wanted = False

    def leave(self) -> None:
        """Leave, to be started again; second starts are heard no more."""
        self._is_wanted = True
        self._windows.leaving.emit()
        self._app.exit(_FAILED)

    def start_if_wanted(self) -> None:
        """Start the new process and end this one, whatever still runs in it: the new one waits for its place."""
        if self._is_wanted:
            from PySide6.QtCore import QProcess  # noqa: PLC0415  one class more costs milliseconds

            program, *arguments = command(self._settings)
            QProcess.startDetached(program, arguments)
            os._exit(_FAILED)


def command(settings: Settings) -> tuple[str, ...]:
    """Return the command line of a new start; the file of the assistant stays, the link does not."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "crypteo_desktop")
    given = {
        "--profile": settings.profile,
        "--to": settings.save_to,
        "--data-dir": settings.data_dir,
        "--lang": settings.language,
    }
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    flags = ["--keep-log"] if settings.keep_log and not settings.policy.keep_log else []
    return (*program, *options, *flags, *([str(settings.file)] if settings.file else []))
