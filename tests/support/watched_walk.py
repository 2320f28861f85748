"""The real program in a process of its own, walked by a scripted holder: `-m tests.support.watched_walk SCRIPT …`.

What the holder knows comes by standard input, as JSON: code and answers.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QApplication

from crypteo_desktop import app as application
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import read_settings
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder, Until
from crypteo_desktop.ui.demo.scripts import Knowledge, locked_walk, whole_walk
from crypteo_desktop.ui.windows import Windows
from crypteo_desktop.ui.wizard_window import WizardWindow

Script = Callable[[Hands, Knowledge, Callable[[str], None]], Iterator[Until]]
SCRIPTS: Final[dict[str, Script]] = {"whole": whole_walk, "locked": locked_walk}
STUCK: Final = 9
LOCKED: Final = 1


def main(script: str, *arguments: str) -> int:
    """Run the program; whole walks end by themselves, a locked one is left with status 1."""
    told = json.loads(sys.stdin.readline())
    known = Knowledge(Secret(told["code"]), tuple(map(Secret, told["answers"])))
    real = application.make_windows
    holders: list[ScriptedHolder] = []

    def make_windows(profile: object, settings: object) -> Windows:
        windows = real(profile, settings)  # type: ignore[arg-type]
        assert isinstance(windows.first, WizardWindow)
        holder = ScriptedHolder(SCRIPTS[script](Hands(windows.first), known, lambda _: None), windows.first)
        holder.gave_up.connect(lambda _: _exit(STUCK))
        if script == "locked":
            holder.finished.connect(lambda: _exit(LOCKED))
        holder.start()
        holders.append(holder)
        return windows

    application.make_windows = make_windows
    return application.run(read_settings(arguments))


def _exit(status: int) -> None:
    app = QApplication.instance()
    assert app is not None
    app.exit(status)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
