"""The real program in a process of its own, with one crash planted: `python -m tests.support.crashing PLACE LOG …`.

What the holder sees and does is told in LOG, a JSON object a line. Every planted error quotes a secret.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from crypteo_desktop import app as application
from crypteo_desktop import restart
from crypteo_desktop.settings import read_settings
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.crash_dialog import CrashDialog, LastCrashDialog
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets import stepper
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.windows import Windows
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.samples import PASSWORD

_GLANCE_MS: Final = 30
_TEXT: Final = Text("Nowhere", "{fact}")


class Breaks:
    """A fact that breaks whoever says it, from within the program's own code."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act

    def __str__(self) -> str:
        self._act()
        return ""


def _raise() -> None:
    raise RuntimeError(f"the password is {PASSWORD.reveal()}")


def in_a_slot(_window: WizardWindow) -> None:
    say(_TEXT, fact=Breaks(_raise))


def in_a_thread(_window: WizardWindow) -> None:
    threading.Thread(target=say, args=(_TEXT,), kwargs={"fact": Breaks(_raise)}).start()


def natively(_window: WizardWindow) -> None:
    say(_TEXT, fact=Breaks(os.abort))


def in_a_job(window: WizardWindow) -> None:
    def work(*_: object) -> None:
        say(_TEXT, fact=Breaks(lambda: sys.exit(PASSWORD.reveal())))

    window._navigation.run(work)  # type: ignore[arg-type]


def while_painting(window: WizardWindow) -> None:
    """Break every painting of the stepper from now on, in its midst: Qt asks for it again and again."""
    stepper.font = lambda *_, **_named: say(_TEXT, fact=Breaks(_raise))  # type: ignore[assignment,return-value]
    window.frame.stepper.update()


def nowhere(_window: WizardWindow) -> None:
    """Crash nothing."""


ACTS: Final[dict[str, Callable[[WizardWindow], None]]] = {
    "slot": in_a_slot,
    "thread": in_a_thread,
    "paint": while_painting,
    "native": natively,
    "job": in_a_job,
    "import": nowhere,
    "start": nowhere,
    "none": nowhere,
}


class Holder:
    """Looks at the window again and again: acts once, tells each dialog once, answers it, and leaves."""

    def __init__(self, place: str, answer: str, log: Path, windows: Windows) -> None:
        self._act: Callable[[WizardWindow], None] | None = ACTS[place]
        self._place = place
        self._answer = answer
        self._log = log
        self._windows = windows
        self._timer = QTimer(windows)
        self._timer.timeout.connect(self._look)
        self._timer.start(_GLANCE_MS)

    def _look(self) -> None:
        window = self._windows.first
        assert isinstance(window, WizardWindow)
        is_watched = any(thread.name == "event-log" for thread in threading.enumerate())
        if not window.isVisible() or window.is_busy or not is_watched:
            return
        dialogs = [it for it in window.findChildren(Dialog) if it.isVisible()]
        if dialogs:
            self._answered(dialogs[-1])
        elif self._act is not None:
            act, self._act = self._act, None
            act(window)
        elif self._place == "none" or window.problem is not None:
            self._leave(window)

    def _answered(self, dialog: Dialog) -> None:
        words = [child.words() for child in dialog.findChildren(object) if hasattr(child, "words")]
        self._tell(dialog=type(dialog).__name__, words=words)
        if isinstance(dialog, CrashDialog) and self._answer == "restart":
            dialog.restart.click()
        elif isinstance(dialog, CrashDialog | LastCrashDialog):
            dialog.go_on.click()
            self._place = "none"

    def _leave(self, window: WizardWindow) -> None:
        enrolment = window._navigation.enrolment
        problem = window.problem.kind.code if window.problem is not None else ""
        self._tell(left=True, problem=problem, offered=enrolment.chosen is not None)
        app = QApplication.instance()
        assert app is not None
        app.exit(3)

    def _tell(self, **told: object) -> None:
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(told) + "\n")


def main(place: str, answer: str, log: str, *arguments: str) -> int:
    """Run the program with a crash in one place; the holder answers the dialog with `go-on` or `restart`."""
    real = application.make_windows
    keep: list[Holder] = []

    def make_windows(profile: object, settings: object) -> Windows:
        if place == "start":
            say(_TEXT, fact=Breaks(_raise))
        windows = real(profile, settings)  # type: ignore[arg-type]
        keep.append(Holder(place, answer, Path(log), windows))
        return windows

    if place == "import":
        sys.modules["crypteo_desktop.ui.pages.password_page"] = None  # type: ignore[assignment]
    again = ("-c", f"open({f'{log}.again'!r}, 'w').close()")
    restart.command = lambda settings: (sys.executable, *again)
    application.make_windows = make_windows
    return application.run(read_settings(arguments))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
