"""A second start of the real program: its link goes to the first, which lives, was killed, stands still or starts."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crypteo_desktop.adapters.meeting_place import meeting_place
from crypteo_desktop.resources import resource
from tests.journey.conftest import Order
from tests.support.install_fakes import small_authority

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")

PATIENCE = 90
LEFT_BEFORE_THE_END = 3
# The program on a cold disk: its window comes only once a file is there.
SLOW = """
import runpy, time
from pathlib import Path
from crypteo_desktop import app
make_windows = app.make_windows

def make_late(*arguments, **options):
    while not Path({gate!r}).exists():
        time.sleep(0.02)
    return make_windows(*arguments, **options)

app.make_windows = make_late
runpy.run_module("crypteo_desktop", run_name="__main__", alter_sys=True)
"""
TOO_LONG_FOR_A_PERSON = 4  # seconds


def until(condition: Callable[[], object]) -> None:
    """Wait until `condition` holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@dataclass
class Desk:
    """Where one holder starts the program, again and again."""

    folder: Path
    profile: Path
    environment: dict[str, str]
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(
        self, link: str = "", data: str = "data", *, program: tuple[str, str] = ("-m", "crypteo_desktop")
    ) -> subprocess.Popen[str]:
        """Start the program without a screen."""
        command = [sys.executable, *program, "--profile", str(self.profile), "--lang", "en"]
        command += ["--data-dir", str(self.folder / data), "--to", str(self.folder), *([link] if link else [])]
        process = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE, text=True)
        self.started.append(process)
        return process

    def start_first(self, asked: str = "") -> subprocess.Popen[str]:
        """Start the program with a link, a file or nothing, and wait until it listens."""
        address = Path(meeting_place(self.data).address)
        former = _birth(address)
        process = self.start(asked)
        until(lambda: _birth(address) not in {None, former})
        return process

    def downloads(self, data: str = "data") -> int:
        """Return how many downloads were begun here."""
        return len(list((self.folder / data).glob("pending/*/state.json")))


def _birth(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from one that lay there before, whose number it may have got."""
    try:
        told = file.stat()
    except FileNotFoundError:
        return None
    return told.st_ino, told.st_ctime_ns


@pytest.fixture
def desk(tmp_path: Path, order: Order, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    runtime = tempfile.TemporaryDirectory(prefix="crypteo-")  # the path of a socket must be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime.name)
    profile = tmp_path / "profile.toml"
    usual = resource("profile.toml").read_text(encoding="utf-8")
    profile.write_text(usual.replace("http://127.0.0.1:8765", order.base_url), encoding="utf-8")
    # No keyring: the one of whoever runs the tests is left alone.
    aside = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
    made = Desk(tmp_path, profile, {**os.environ, **aside})
    yield made
    for process in made.started:
        process.kill()
        process.communicate(timeout=PATIENCE)
    runtime.cleanup()


def test_the_link_of_a_second_start_is_opened_by_the_first(desk: Desk, order: Order) -> None:
    first = desk.start_first()
    second = desk.start(order.link)
    assert second.wait(PATIENCE) == 0
    until(lambda: desk.downloads() == 1)
    assert desk.start().wait(PATIENCE) == 0
    assert desk.start(order.link).wait(PATIENCE) == 0
    first.send_signal(signal.SIGINT)
    assert first.wait(PATIENCE) == LEFT_BEFORE_THE_END


def test_a_file_and_a_link_open_beside_each_other_in_one_process(desk: Desk, order: Order) -> None:
    file = desk.folder / "Camille_MARTIN_540206.p12"
    file.write_bytes(small_authority().content)
    first = desk.start_first(str(file))
    assert desk.start(order.link).wait(PATIENCE) == 0
    until(lambda: desk.downloads() == 1)
    assert desk.start(file.as_uri()).wait(PATIENCE) == 0
    assert first.poll() is None
    first.send_signal(signal.SIGINT)
    assert first.wait(PATIENCE) == LEFT_BEFORE_THE_END


def test_a_first_that_was_killed_is_replaced(desk: Desk, order: Order) -> None:
    first = desk.start_first()
    first.kill()
    first.wait(PATIENCE)
    assert Path(meeting_place(desk.data).address).exists()
    desk.start_first()
    assert desk.start(order.link).wait(PATIENCE) == 0
    until(lambda: desk.downloads() == 1)


def test_two_starts_at_the_same_time_end_in_one_window(desk: Desk, order: Order) -> None:
    both = [desk.start(order.link), desk.start(order.link)]
    until(lambda: [process.poll() for process in both].count(0) == 1)
    until(lambda: desk.downloads() == 1)
    assert [process.poll() for process in both].count(None) == 1


def test_a_second_click_waits_for_a_first_start_that_takes_long(desk: Desk, order: Order) -> None:
    """An impatient holder's two windows would take each other's session away."""
    gate = desk.folder / "disk is warm"
    first = desk.start(order.link, program=("-c", SLOW.format(gate=str(gate))))
    until(meeting_place(desk.data).lock.exists)
    second = desk.start(order.link)
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(TOO_LONG_FOR_A_PERSON)
    assert desk.downloads() == 0
    gate.touch()
    assert second.wait(PATIENCE) == 0
    until(lambda: desk.downloads() == 1)
    assert first.poll() is None


def test_a_first_that_stands_still_keeps_nobody(desk: Desk, order: Order) -> None:
    first = desk.start_first()
    first.send_signal(signal.SIGSTOP)
    second = desk.start(order.link)
    until(lambda: desk.downloads() == 1)
    second.send_signal(signal.SIGINT)
    assert second.wait(PATIENCE) == LEFT_BEFORE_THE_END
    first.send_signal(signal.SIGCONT)


def test_another_data_folder_is_another_program(desk: Desk, order: Order) -> None:
    desk.start_first()
    other = desk.start(order.link, data="other")
    until(lambda: desk.downloads("other") == 1)
    assert other.poll() is None
    assert desk.downloads() == 0


def test_where_nobody_can_meet_the_window_opens_all_the_same(desk: Desk, order: Order) -> None:
    squatted = Path(meeting_place(desk.data).address).parent
    squatted.chmod(0o777)
    alone = desk.start(order.link)
    until(lambda: desk.downloads() == 1)
    assert alone.poll() is None
