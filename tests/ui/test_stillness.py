"""Who turned on the desktop's own switch for less motion sees nothing move: asked of a portal on a real session bus."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.belongings import belonging

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only a Linux desktop has a portal")
if sys.platform.startswith("linux"):
    from crypteo_desktop.ui.desktop_settings import DesktopSettings, follow_desktop
    from tests.support.fake_portal import FakePortal, Key, Value, session_bus

REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
MOVES = {REDUCED: ("u", 0), ANIMATIONS: ("b", True)}
# A process has one connection to its session bus, so each bus has a program of its own. It tells whether stillness is
# wanted, a line each: once it follows the desktop, and after every change.
PROGRAM = """
import json
from PySide6.QtWidgets import QApplication
from crypteo_desktop.ui.desktop_settings import follow_desktop
from crypteo_desktop.ui.stillness import Stillness

app = QApplication([])
stillness = Stillness.of(app)
tell = lambda: print(json.dumps(stillness.is_wanted), flush=True)
stillness.changed.connect(tell)
follow_desktop(app)
tell()
app.exec()
"""


@dataclass(frozen=True)
class Desktop:
    """A program on a session bus of its own."""

    program: subprocess.Popen[str]

    def wants_stillness(self) -> bool:
        """Wait for the next line that the program tells."""
        assert self.program.stdout is not None
        said: bool = json.loads(self.program.stdout.readline())
        return said


@contextmanager
def program_on(bus: str) -> Iterator[Desktop]:
    here = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], env=here, stdout=subprocess.PIPE, text=True) as it:
        try:
            yield Desktop(it)
        finally:
            it.terminate()


@pytest.mark.parametrize(
    "settings",
    [
        {**MOVES, REDUCED: ("u", 1)},
        {**MOVES, ANIMATIONS: ("b", False)},
        {REDUCED: ("u", 1)},
        {ANIMATIONS: ("b", False)},
    ],
    ids=["reduced motion", "no animations", "no such key of GNOME's", "an older portal"],
)
def test_either_switch_is_heard(settings: "dict[Key, Value]") -> None:
    with session_bus() as bus, FakePortal(bus, settings).running(), program_on(bus) as desktop:
        assert [desktop.wants_stillness() for _ in range(2)] == [False, True]


def test_where_the_desktop_moves_a_change_is_heard_and_so_is_the_next() -> None:
    with session_bus() as bus, FakePortal(bus, MOVES).running() as portal, program_on(bus) as desktop:
        assert {portal.asked(), portal.asked()} == {REDUCED, ANIMATIONS}
        for value in (1, 0):
            portal.change(REDUCED, ("u", value))
        assert [desktop.wants_stillness() for _ in range(3)] == [False, True, False]


def test_a_portal_that_never_answers_holds_up_nothing_and_is_still_heard() -> None:
    with session_bus() as bus, FakePortal(bus, MOVES, silent=True).running() as portal, program_on(bus) as desktop:
        assert not desktop.wants_stillness()
        portal.change(ANIMATIONS, ("b", False))
        assert desktop.wants_stillness()


def test_a_portal_that_comes_later_is_heard() -> None:
    with session_bus() as bus, program_on(bus) as desktop:
        assert not desktop.wants_stillness()
        with FakePortal(bus, MOVES).running() as portal:
            portal.change(REDUCED, ("u", 1))
            assert desktop.wants_stillness()


def test_without_a_session_bus_none_is_started(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    follow_desktop(qapp)
    assert belonging(qapp, DesktopSettings) is None
