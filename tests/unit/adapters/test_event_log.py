"""The log on the disk: typed events alone, small, for the owner, written off the caller's thread."""

import logging
import re
import stat
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crypteo_desktop.adapters.event_log import EventLog, last_events, line_of
from crypteo_desktop.cancellation import Cancelled
from crypteo_desktop.events import LOG, Event, What, note, noted
from crypteo_desktop.problems import Problem, identity
from tests.support.samples import CODE, PASSWORD

NOW = datetime(2026, 11, 23, 9, 0, 0, tzinfo=UTC)
AT = "2026-11-23T09:00:00Z"
TRACE = "0123456789abcdef"
FAILED = Event(What.WORK_FAILED, "retrieval-code", "CRY-301", TRACE, milliseconds=120)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    made = EventLog(tmp_path / "log", lambda: NOW, largest=400)
    made.attach()
    yield made
    LOG.removeHandler(made)


def kept(folder: Path) -> list[str]:
    return [it.event.words for it in last_events(folder, 99)]


def written(folder: Path) -> str:
    return "".join(file.read_text(encoding="ascii") for file in sorted(folder.iterdir()))


def test_what_comes_before_the_disk_is_ready_is_not_lost(log: EventLog, tmp_path: Path) -> None:
    note(FAILED)
    assert not (tmp_path / "log").exists()
    log.begin()
    note(Event(What.LEFT))
    log.finish(keep=True)
    assert kept(tmp_path / "log") == [
        "work-failed step=retrieval-code code=CRY-301 trace=0123456789abcdef ms=120",
        "left",
    ]
    assert stat.S_IMODE((tmp_path / "log" / "events.log").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


def test_the_thread_that_tells_does_not_write(log: EventLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writers = []
    real = log._append
    monkeypatch.setattr(log, "_append", lambda line: (writers.append(threading.current_thread().name), real(line)))
    log.begin()
    note(FAILED)
    log.finish(keep=True)
    assert writers == ["event-log"]


def test_three_small_files_are_kept(log: EventLog, tmp_path: Path) -> None:
    log.begin()
    for number in range(100):
        note(Event(What.WORK_DONE, "generation", milliseconds=number))
    log.finish(keep=True)
    files = sorted((tmp_path / "log").iterdir())
    assert [file.name for file in files] == ["events.1.log", "events.2.log", "events.log"]
    assert max(file.stat().st_size for file in files) <= 400
    numbers = [int(line.rpartition("=")[2]) for line in kept(tmp_path / "log")]
    assert numbers == list(range(100 - len(numbers), 100))


def test_it_goes_with_the_end_of_the_download(log: EventLog, tmp_path: Path) -> None:
    log.begin()
    note(FAILED)
    log.finish(keep=False)
    assert list(tmp_path.iterdir()) == []
    note(FAILED)
    assert list(tmp_path.iterdir()) == []


def test_words_do_not_get_in(log: EventLog, tmp_path: Path) -> None:
    log.begin()
    LOG.info("the password is %s", PASSWORD.reveal())
    LOG.info("misused", extra={"event": PASSWORD.reveal()})
    logging.getLogger("crypteo_desktop").warning("%s", PASSWORD.reveal())
    note(Event(What.WORK_FAILED, trace_id=CODE.reveal()))
    note(Event(What.WORK_FAILED, PASSWORD.reveal(), PASSWORD.reveal(), f"the code was {PASSWORD.reveal()}", "a b"))
    log.finish(keep=True)
    assert written(tmp_path / "log") == f"{AT} work-failed\n" * 2


def test_a_disk_that_refuses_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    log = EventLog(tmp_path / "log", lambda: NOW)
    log.attach()
    log.begin()
    note(FAILED)
    log.finish(keep=True)
    assert last_events(tmp_path / "log", 9) == ()


def test_lines_of_another_form_are_not_told(tmp_path: Path) -> None:
    good = line_of(FAILED, NOW)
    others = ["Vertige2026Ocre", "2026-11-23T09:00:00Z said 360346207", "yesterday left", "\x1b[2J"]
    (tmp_path / "events.log").write_text("\n".join([good.strip(), *others]), encoding="ascii")
    assert kept(tmp_path) == [FAILED.words]
    assert last_events(tmp_path, 9)[0].at == NOW


def test_of_a_line_only_the_fields_of_an_event_are_told(tmp_path: Path) -> None:
    line = "2026-11-23T09:00:00Z work-failed code=360346207 ms=1x step=Vertige2026Ocre said=hello Médor"
    (tmp_path / "events.log").write_text(line, encoding="utf-8")
    assert kept(tmp_path) == ["work-failed"]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (None, "work-done step=generation"),
        (Cancelled(), "work-stopped step=generation"),
        (Problem(identity.CODE_WRONG, trace_id=TRACE), f"work-failed step=generation code=CRY-301 trace={TRACE}"),
        (RuntimeError(PASSWORD.reveal()), "work-broke step=generation code=CRY-020"),
        (SystemExit(3), "work-broke step=generation code=CRY-020"),
    ],
)
def test_the_work_of_a_step_is_noted_with_its_end(
    log: EventLog, tmp_path: Path, error: BaseException | None, line: str
) -> None:
    log.begin()
    with nullcontext() if error is None else pytest.raises(type(error)), noted("generation"):
        _do(error)
    log.finish(keep=True)
    (told,) = kept(tmp_path / "log")
    assert re.sub(r" place=crypteo_desktop\.events:\d+", "", told.rpartition(" ms=")[0]) == line
    assert (" place=" in told) == ("work-broke" in line)


def _do(error: BaseException | None) -> None:
    if error is not None:
        raise error
