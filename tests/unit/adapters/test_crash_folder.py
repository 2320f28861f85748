"""Crash reports on the disk: few, for their owner alone, and a dump is redacted by the next start."""

import faulthandler
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from crypteo_desktop.adapters.crash_folder import MOST, CrashFolder
from crypteo_desktop.crash import Crash, Frame, Where

CRASH = Crash(Where.WINDOW, "ValueError", (Frame("crypteo_desktop.links", "parse_link", 3),))
DUMP = (
    'Fatal Python error: Aborted\n\nCurrent thread 0x1:\n  File "/home/camille/crypteo_desktop/app.py", line 6 in run\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> CrashFolder:
    seconds = count()
    return CrashFolder(
        tmp_path / "crash", "6.0.0", lambda: datetime(2026, 11, 23, tzinfo=UTC) + timedelta(0, next(seconds))
    )


@pytest.fixture(autouse=True)
def handler() -> Iterator[None]:
    """Leave pytest's own fault handler in force."""
    was_enabled = faulthandler.is_enabled()
    yield
    if was_enabled:
        faulthandler.enable()


def names(place: Path) -> list[str]:
    return sorted(file.name for file in (place / "crash").glob("*"))


def test_a_report_is_the_owner_s_and_told_once(folder: CrashFolder, tmp_path: Path):
    folder.write(CRASH)
    (report,) = (tmp_path / "crash").iterdir()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert folder.collect() == 1
    folder.told()
    assert folder.collect() == 0
    assert names(tmp_path) == ["told-20261123T000000000000.txt"]


def test_the_oldest_go_first_told_or_not(folder: CrashFolder, tmp_path: Path):
    for _ in range(3):
        folder.write(CRASH)
    folder.told()
    for _ in range(MOST):
        folder.write(CRASH)
    assert [name[:5] for name in names(tmp_path)] == ["crash"] * MOST


def test_the_dump_of_a_former_run_becomes_a_report(folder: CrashFolder, tmp_path: Path):
    (tmp_path / "crash").mkdir()
    (tmp_path / "crash" / "native-1").write_text(DUMP)
    (tmp_path / "crash" / "native-2").write_text("")
    folder.listen()
    assert folder.collect() == 1
    (report,) = (tmp_path / "crash").glob("crash-*.txt")
    assert "crypteo_desktop.app:6 run" in report.read_text()
    assert "camille" not in report.read_text()
    assert [name for name in names(tmp_path) if name in {"native-1", "native-2"}] == []
    folder.finish(keep=False)
    assert not (tmp_path / "crash").exists()


def test_reports_stay_while_they_are_wanted(folder: CrashFolder, tmp_path: Path):
    folder.listen()
    folder.write(CRASH)
    folder.finish(keep=True)
    assert names(tmp_path) == ["crash-20261123T000000000000.txt"]


def test_a_disk_that_refuses_hides_nothing(tmp_path: Path):
    (tmp_path / "crash").write_text("a file where the folder should be")
    folder = CrashFolder(tmp_path / "crash", "6.0.0", lambda: datetime.now(UTC))
    folder.listen()
    folder.write(CRASH)
    assert folder.collect() == 0
    folder.told()
    folder.finish(keep=False)
