"""The journal on a real disk: private, whole or not there, and never thrown away while it may save a certificate."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crypteo_desktop.adapters import disk
from crypteo_desktop.adapters.pending_folder import PendingFolder
from crypteo_desktop.pending import Journal, Stage
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.session import IssuedCertificate, Moment
from tests.support.outcomes import outcome
from tests.support.samples import DOWNLOAD, NOW
from tests.support.small_authority import small_authority

ASKED = replace(DOWNLOAD, id="d" * 32, stage=Stage.REQUESTED)
MOMENT = Moment(NOW, 5.0)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "own files" / "pending"


@pytest.fixture
def journal(place: Path) -> PendingFolder:
    return PendingFolder(place, "this one")


@pytest.fixture(scope="module")
def issued() -> IssuedCertificate:
    return small_authority().issued()


def test_nothing_is_there_at_first_and_looking_makes_nothing(journal: PendingFolder, place: Path):
    assert journal.look() == Journal()
    assert not place.exists()


def test_what_is_kept_is_found_again_and_readable_by_its_owner_alone(journal: PendingFolder, place: Path, issued):
    journal.record(ASKED)
    journal.keep_key(ASKED, b"sealed")
    journal.keep_certificate(ASKED, issued)
    again = PendingFolder(place, "this one")
    assert again.look().downloads == (ASKED,)
    assert again.sealed_key(ASKED) == b"sealed"
    found = again.certificate(ASKED, MOMENT)
    assert found is not None
    assert found.fingerprint_sha256 == issued.fingerprint_sha256
    assert found.certificate_pem.strip() == issued.certificate_pem.strip()
    assert len(found.chain_pem) == len(issued.chain_pem)
    assert found.told_at == MOMENT
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (place / ASKED.id).iterdir()}
    assert modes == {"state.json": 0o600, "key.bin": 0o600, "certificate.pem": 0o600}
    assert stat.S_IMODE((place / ASKED.id).stat().st_mode) == stat.S_IMODE(place.stat().st_mode) == 0o700


def test_what_cannot_be_read_goes_only_when_asked_and_only_from_here(
    journal: PendingFolder, place: Path, tmp_path: Path
):
    journal.record(ASKED)
    rotten, elsewhere = place / "rotten", tmp_path / "elsewhere"
    for folder in (rotten, elsewhere):
        folder.mkdir()
        (folder / "state.json").write_text("{", encoding="ascii")
    assert journal.look().unreadable == (rotten,)
    for folder in (rotten, elsewhere):
        journal.remove_unreadable(folder)
    assert journal.look() == Journal((ASKED,))
    assert elsewhere.exists()


def test_the_newest_comes_first(journal: PendingFolder):
    older = replace(ASKED, id="a" * 32, begun_at=NOW - timedelta(days=1))
    for download in (older, ASKED):
        journal.record(download)
    assert journal.look().downloads == (ASKED, older)


def test_a_new_download_takes_no_name_that_may_hold_a_certificate(journal: PendingFolder, place: Path):
    first = journal.free_id("https://a.example.com", "540206")
    assert journal.free_id("https://a.example.com", "540206") == first
    assert journal.free_id("https://a.example.com", "540207") != first
    journal.record(replace(ASKED, id=first, stage=Stage.KEY_KEPT))
    assert journal.free_id("https://a.example.com", "540206") == first
    journal.record(replace(ASKED, id=first))
    assert journal.free_id("https://a.example.com", "540206") == f"{first}-2"
    (place / f"{first}-2").mkdir()
    (place / f"{first}-2" / "key.bin").write_bytes(b"x")
    assert journal.free_id("https://a.example.com", "540206") == f"{first}-3"


def test_what_cannot_be_read_is_told_and_stays(journal: PendingFolder, place: Path):
    journal.record(ASKED)
    (place / ASKED.id / "state.json").write_text("{")
    (place / ASKED.id / "key.bin").write_bytes(b"x")
    assert journal.look() == Journal((), (place / ASKED.id,))
    assert (place / ASKED.id / "key.bin").exists()


def test_a_key_without_its_record_is_never_swept_away(journal: PendingFolder, place: Path):
    journal.keep_key(ASKED, b"x")
    assert journal.look().unreadable == (place / ASKED.id,)
    assert journal.sealed_key(ASKED) == b"x"


def test_a_folder_in_which_nothing_was_kept_yet_goes(journal: PendingFolder, place: Path):
    place.mkdir(parents=True)
    (place / "half").mkdir()
    (place / "half" / ".state.json.part").write_text("half")
    assert journal.look() == Journal()
    assert not (place / "half").exists()


def test_removing_ends_with_the_key(journal: PendingFolder, place: Path, issued, monkeypatch: pytest.MonkeyPatch):
    removed: list[str] = []
    real = os.unlink
    monkeypatch.setattr(os, "unlink", lambda path: (removed.append(Path(path).name), real(path)))
    journal.record(ASKED)
    journal.keep_key(ASKED, b"x")
    journal.keep_certificate(ASKED, issued)
    removed.clear()
    journal.remove(ASKED)
    assert sorted(removed[:2]) == ["certificate.pem", "state.json"]
    assert removed[2:] == ["key.bin", f"{ASKED.id}.lock"]
    assert list(place.iterdir()) == []


def test_a_removal_that_was_interrupted_is_finished_later(journal: PendingFolder, place: Path):
    journal.record(ASKED)
    journal.keep_key(ASKED, b"x")
    (place / ASKED.id).rename(place / f"{ASKED.id}.over")
    assert journal.look() == Journal()
    assert list(place.iterdir()) == []


def test_removing_what_cannot_be_removed_raises_nothing(journal: PendingFolder, monkeypatch: pytest.MonkeyPatch):
    journal.record(ASKED)

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "rename", refuse)
    journal.remove(ASKED)
    assert journal.look().downloads == (ASKED,)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, pending.JOURNAL_DISK_FULL),
        (errno.EDQUOT, pending.JOURNAL_DISK_FULL),
        (errno.EACCES, pending.JOURNAL_REFUSED),
        (errno.EROFS, pending.JOURNAL_REFUSED),
        (errno.EIO, pending.JOURNAL_FAILED),
    ],
)
@pytest.mark.parametrize("act", ["open", "write", "fsync", "replace"])
def test_a_disk_that_refuses_is_named_and_the_old_content_stays(journal, place, monkeypatch, act, code, kind):
    journal.record(DOWNLOAD)

    def refuse(*_: object) -> None:
        raise OSError(code, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, act, refuse)
        with pytest.raises(Problem) as caught:
            journal.record(replace(DOWNLOAD, stage=Stage.KEY_KEPT))
    assert caught.value.kind is kind
    assert caught.value.facts == {"folder": str(place)}
    assert journal.look().downloads == (DOWNLOAD,)
    assert [path.name for path in (place / DOWNLOAD.id).iterdir()] == ["state.json"]


def test_a_key_that_is_gone_is_called_unreadable(journal: PendingFolder):
    assert outcome(lambda: journal.sealed_key(ASKED)) is pending.KEY_UNREADABLE


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\n", b"nothing of the kind\n"])
def test_a_certificate_that_cannot_be_read_is_none(journal: PendingFolder, place: Path, content: bytes):
    journal.record(ASKED)
    (place / ASKED.id / "certificate.pem").write_bytes(content)
    assert journal.certificate(ASKED, MOMENT) is None


def test_a_disk_that_writes_in_pieces_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, bytes(content)[:7]))
    disk.replace_whole(tmp_path / "file", bytes(range(100)))
    assert (tmp_path / "file").read_bytes() == bytes(range(100))


def test_a_disk_that_gives_back_something_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"rotten")
    with pytest.raises(OSError, match="something else"):
        disk.replace_whole(tmp_path / "file", b"sound")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_half_written_is_written_anew(tmp_path: Path):
    (tmp_path / ".file.part").write_bytes(b"half")
    disk.replace_whole(tmp_path / "file", b"whole")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"file": b"whole"}


def look(journal: PendingFolder) -> None:
    journal.look()


def record_in_another_session(journal: PendingFolder) -> None:
    journal.record(replace(ASKED, session_id="s" * 22))


@pytest.mark.parametrize("meanwhile", [look, record_in_another_session], ids=lambda act: act.__name__)
def test_what_another_thread_does_waits_until_a_file_is_whole(
    journal: PendingFolder, place: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[PendingFolder], None]
):
    """The key is kept in the background while the holder opens the link once more, and windows stand side by side."""
    other = threading.Thread(target=meanwhile, args=[PendingFolder(place, "this one")])
    write_new = disk.write_new

    def write_beside_another(file: Path, content: bytes) -> None:
        monkeypatch.setattr(disk, "write_new", write_new)
        write_new(file, content)
        other.start()
        other.join(0.3)  # time for the other thread to do its harm, if nothing keeps it from it

    monkeypatch.setattr(disk, "write_new", write_beside_another)
    journal.record(ASKED)
    other.join()
    assert [each.id for each in journal.look().downloads] == [ASKED.id]
