"""Crashes of the real program in several places: a redacted report, a code and a way on, and the journal goes on."""

import gc
import json
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from crypteo_desktop.resources import resource
from crypteo_desktop.secret import Secret
from tests.journey.conftest import Order
from tests.support.journeys import Walker, own_files
from tests.support.samples import PASSWORD

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at signals and modes")
LEFT_BEFORE_THE_END = 3


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run ended, and what the holder saw of it."""

    status: int
    told: list[dict[str, object]]
    stderr: str

    @property
    def dialogs(self) -> list[object]:
        return [told["dialog"] for told in self.told if "dialog" in told]


@dataclass
class Desk:
    """Where one holder starts the program, again and again."""

    folder: Path
    base_url: str

    @property
    def saved(self) -> Path:
        return self.folder / "saved"

    @property
    def crashes(self) -> Path:
        return own_files(self.saved) / "crash"

    def run(self, place: str, answer: str = "go-on") -> Ended:
        """Start the program without a screen, let it crash, answer, and wait for its end."""
        self.saved.mkdir(exist_ok=True)
        profile = self.folder / "profile.toml"
        profile.write_text(resource("profile.toml").read_text("utf-8").replace("http://127.0.0.1:8765", self.base_url))
        log = self.folder / f"{time.monotonic_ns()}.json"
        command = [sys.executable, "-m", "tests.support.crashing", place, answer, str(log), "--lang", "en"]
        command += ["--profile", str(profile), "--to", str(self.saved), "--data-dir", str(own_files(self.saved))]
        aside = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
        aside["XDG_RUNTIME_DIR"] = ""
        done = subprocess.run(
            command, env={**os.environ, **aside}, capture_output=True, text=True, check=False, timeout=180
        )
        told = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        self.log = log
        return Ended(done.returncode, told, done.stderr)

    def reports(self, kind: str = "*") -> list[str]:
        """Return the reports, which nobody else may read and in which no secret and no path stands."""
        files = sorted(self.crashes.glob(f"{kind}-*.txt"))
        assert [file for file in files if stat.S_IMODE(file.stat().st_mode) != 0o600] == []
        texts = [file.read_text(encoding="utf-8") for file in files]
        assert [text for text in texts if PASSWORD.reveal() in text or str(Path.cwd()) in text] == []
        return texts


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, "http://127.0.0.1:9")


@pytest.mark.parametrize("place", ["slot", "thread", "import"])
def test_a_crash_is_told_kept_and_the_window_goes_on(desk: Desk, place: str) -> None:
    ended = desk.run(place)
    assert ended.dialogs == ["CrashDialog"]
    assert "CRY-028" in ended.told[0]["words"]
    assert ended.told[-1]["left"] is True
    assert ended.status == LEFT_BEFORE_THE_END
    assert "CRY-028 (program-stopped)" in ended.stderr
    assert PASSWORD.reveal() not in ended.stderr
    (report,) = desk.reports("told")
    assert "  crypteo_desktop.ui." in report
    assert desk.run("none").dialogs == [], "the holder knows of it already"


def test_restart_ends_this_process_and_starts_another_one(desk: Desk) -> None:
    ended = desk.run("slot", "restart")
    assert ended.dialogs == ["CrashDialog"]
    assert ended.status == 1
    end = time.monotonic() + 90
    while not Path(f"{desk.log}.again").exists():
        assert time.monotonic() < end, "no other process was started"
        time.sleep(0.02)


def test_what_crashes_at_each_painting_is_told_once(desk: Desk) -> None:
    ended = desk.run("paint", "restart")
    assert ended.dialogs == ["CrashDialog"]
    assert ended.status == 1
    assert 1 <= len(desk.reports("told")) <= 3


def test_work_that_breaks_ends_as_failed_and_does_not_hang(desk: Desk) -> None:
    ended = desk.run("job")
    assert ended.told[-1]["problem"] == "CRY-020"
    logged = (own_files(desk.saved) / "log" / "events.log").read_text(encoding="ascii")
    assert "work-broke step=initialisation code=CRY-020 place=crypteo_desktop.ui.translation:" in logged
    assert PASSWORD.reveal() not in logged + ended.stderr


def test_a_crash_before_the_window_is_kept_and_told_at_the_next_start(desk: Desk) -> None:
    ended = desk.run("start")
    assert (ended.status, ended.told) == (1, [])
    assert PASSWORD.reveal() not in ended.stderr
    assert len(desk.reports("crash")) == 1
    assert desk.run("none").dialogs == ["LastCrashDialog"]
    assert len(desk.reports("told")) == 1


def walk_to_the_file(desk: Desk, order: Order) -> None:
    """Do what was done before the program died."""
    walker = Walker.start(order.base_url, desk.saved, order.link)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    walker.step(5)


def test_after_a_native_death_the_next_start_goes_on_from_the_journal(tmp_path: Path, order: Order) -> None:
    desk = Desk(tmp_path, order.base_url)
    desk.saved.mkdir()
    walk_to_the_file(desk, order)
    gc.collect()  # who walked is gone, and holds no download any more
    ended = desk.run("native")
    assert ended.status == -signal.SIGABRT
    assert desk.reports() == []
    after = desk.run("none")
    assert after.dialogs == ["LastCrashDialog"]
    assert after.told[-1]["offered"] is True
    (report,) = desk.reports("told")
    assert "Aborted (native)" in report
    assert "  crypteo_desktop.ui.translation:" in report
    assert desk.run("none").dialogs == []
