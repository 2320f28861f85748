"""Two processes over one journal: neither touches what the other works on, and the dead hold nothing."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_desktop.adapters.pending_folder import PendingFolder
from crypteo_desktop.pending import Journal, PendingDownload, Stage
from crypteo_desktop.problems import Problem, pending
from tests.support.samples import DOWNLOAD

ROOT = Path(__file__).parents[3]
BASE_URL, ORDER = "https://enrol.example.com", "540206"
# Begins a download under the name that is free, keeps a key, says the name, and waits to be killed.
OTHER = """
import sys
from dataclasses import replace
from pathlib import Path
from crypteo_desktop.adapters.pending_folder import PendingFolder
from tests.support.samples import DOWNLOAD
journal = PendingFolder(Path(sys.argv[1]), "this one")
begun = replace(DOWNLOAD, id=journal.free_id(*sys.argv[2:]))
journal.record(begun)
journal.keep_key(begun, b"the other's")
print(begun.id, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "pending"


@pytest.fixture
def journal(place: Path) -> PendingFolder:
    return PendingFolder(place, "this one")


@contextmanager
def another(place: Path) -> Iterator[PendingDownload]:
    """Have another process work on a download; it is killed at the end."""
    command = [sys.executable, "-c", OTHER, str(place), BASE_URL, ORDER]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield replace(DOWNLOAD, id=process.stdout.readline().strip())
        process.kill()


def begun(journal: PendingFolder) -> PendingDownload:
    """Begin a download under the name that is free, and keep its key."""
    download = replace(DOWNLOAD, id=journal.free_id(BASE_URL, ORDER))
    journal.record(download)
    journal.keep_key(download, b"our own")
    return download


def test_the_same_link_in_two_processes_has_two_keys(journal: PendingFolder, place: Path) -> None:
    with another(place) as theirs:
        ours = begun(journal)
        assert ours.id == f"{theirs.id}-2"
        assert journal.look().downloads == (ours,)
        assert journal.sealed_key(theirs) == b"the other's"


def test_what_another_process_works_on_is_neither_written_nor_removed(journal: PendingFolder, place: Path) -> None:
    with another(place) as theirs:
        for act in (journal.record, lambda it: journal.keep_key(it, b"our own")):
            with pytest.raises(Problem) as refused:
                act(theirs)
            assert refused.value.kind is pending.JOURNAL_FAILED
        journal.remove(theirs)
        journal.remove_unreadable(place / theirs.id)
        assert journal.sealed_key(theirs) == b"the other's"


def test_what_is_half_made_by_another_process_is_not_swept_away(journal: PendingFolder, place: Path) -> None:
    with another(place) as theirs:
        (place / theirs.id / "state.json").unlink()
        (place / theirs.id / "key.bin").unlink()
        assert journal.look() == Journal()
        assert (place / theirs.id).is_dir()


def test_the_dead_hold_nothing(journal: PendingFolder, place: Path) -> None:
    with another(place) as theirs:
        pass
    assert journal.look().downloads == (theirs,)
    assert journal.free_id(BASE_URL, ORDER) == theirs.id
    journal.record(replace(theirs, stage=Stage.REQUESTED))
    journal.remove(theirs)
    assert list(place.iterdir()) == []


def test_two_windows_of_one_process_share_what_it_holds(journal: PendingFolder, place: Path) -> None:
    download = begun(journal)
    beside = PendingFolder(place, "this one")
    assert beside.look().downloads == (download,)
    beside.record(replace(download, stage=Stage.REQUESTED))
    journal.remove(download)
    assert list(place.iterdir()) == []
    assert begun(beside).id == download.id


def test_a_window_that_is_gone_holds_nothing(place: Path) -> None:
    begun(PendingFolder(place, "this one"))
    gc.collect()
    with another(place) as theirs:
        assert not theirs.id.endswith("-2")


def test_a_lock_that_was_left_behind_is_swept_away(journal: PendingFolder, place: Path) -> None:
    download = begun(journal)
    (place / "gone.lock").touch()
    journal.look()
    assert sorted(file.name for file in place.iterdir()) == [download.id, f"{download.id}.lock"]
