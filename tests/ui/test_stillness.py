"""Who turned on the desktop's own switch for less motion sees nothing move: asked of a portal on a real session bus."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.belongings import belonging

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only a Linux desktop has a portal"),
]
if sys.platform.startswith("linux"):
    from crypteo_desktop.ui.desktop_settings import DesktopSettings, follow_desktop
    from tests.support.fake_portal import PATIENCE, FakePortal, Key, Value, session_bus

REDUCED = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
MOVES = {REDUCED: ("u", 0), ANIMATIONS: ("b", True)}
# A process has one connection to its session bus, so each bus has a program of its own. It tells whether stillness is
# wanted, a line each: once it follows the desktop, and after every change.
PIPES = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
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


class Told(Queue[str]):
    """What a program on a session bus of its own has told."""

    def wants_stillness(self) -> bool:
        """Wait for the next line."""
        said: bool = json.loads(self.get(timeout=PATIENCE))
        return said


@contextmanager
def program_on(bus: str) -> Iterator[Told]:
    here = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], env=here, text=True, **PIPES) as it:
        assert it.stdout is not None
        assert it.stderr is not None
        told = Told()
        reading = threading.Thread(target=lambda lines: [*map(told.put, lines)], args=(it.stdout,))
        reading.start()
        try:
            yield told
        finally:
            it.terminate()
            reading.join()
        assert "Error" not in it.stderr.read()


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
    with session_bus() as bus, FakePortal(bus, settings).running(), program_on(bus) as told:
        assert [told.wants_stillness() for _ in range(2)] == [False, True]


def test_where_the_desktop_moves_a_change_is_heard_and_so_is_the_next() -> None:
    with session_bus() as bus, FakePortal(bus, MOVES).running() as portal, program_on(bus) as told:
        assert {portal.asked(), portal.asked()} == {REDUCED, ANIMATIONS}
        for value in (1, 0):
            portal.change(REDUCED, ("u", value))
        assert [told.wants_stillness() for _ in range(3)] == [False, True, False]


def test_a_portal_that_never_answers_holds_up_nothing_and_is_still_heard() -> None:
    with session_bus() as bus, FakePortal(bus, MOVES, silent=True).running() as portal, program_on(bus) as told:
        assert not told.wants_stillness()
        assert {portal.asked(), portal.asked()} == {REDUCED, ANIMATIONS}
        portal.change(ANIMATIONS, ("b", False))
        assert told.wants_stillness()


def test_a_portal_that_comes_later_is_heard() -> None:
    with session_bus() as bus, program_on(bus) as told:
        assert not told.wants_stillness()
        with FakePortal(bus, MOVES).running() as portal:
            portal.change(REDUCED, ("u", 1))
            assert told.wants_stillness()


def test_without_a_session_bus_none_is_started(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    follow_desktop(qapp)
    assert belonging(qapp, DesktopSettings) is None
