"""Log and crash reports go with the end of everything, and only then."""

import faulthandler
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crypteo_desktop.crash import Crash, Where
from crypteo_desktop.watching import Watch


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    """Put back what a run under watch has taken."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    was_enabled = faulthandler.is_enabled()
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept
    if was_enabled:
        faulthandler.enable()


def run(own: Path, status: int, *, keep_log: bool = False) -> list[str]:
    watch = Watch(own, keep_log=keep_log, tell_without_window=lambda: None)
    watch.begin()
    watch._hear(Crash(Where.ASIDE, "ValueError", ()))
    watch.end(status)
    return sorted(file.name.partition("-")[0] for file in own.rglob("*") if file.is_file())


def test_when_all_is_done_nothing_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, 0) == []
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == "crypteo-desktop: CRY-028 (program-stopped) ValueError \n"


@pytest.mark.parametrize("status", [1, 3])
def test_what_is_not_done_keeps_them(tmp_path: Path, status: int) -> None:
    assert run(tmp_path, status) == ["crash", "events.log"]


def test_who_wants_to_keep_them_does(tmp_path: Path) -> None:
    assert run(tmp_path, 0, keep_log=True) == ["crash", "events.log"]


def test_another_unfinished_download_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "pending" / "0123").mkdir(parents=True)
    assert run(tmp_path, 0) == ["crash", "events.log"]


def test_what_crashes_again_and_again_fills_no_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watch = Watch(tmp_path, keep_log=True, tell_without_window=lambda: None)
    for _ in range(100):
        watch._hear(Crash(Where.ASIDE, "ValueError", ()))
    assert len(capsys.readouterr().err.splitlines()) == 20
    assert len(list((tmp_path / "crash").iterdir())) == 5
