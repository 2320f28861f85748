"""Saving the certificate file on a real disk, with the disk's real refusals."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from crypteo_desktop.adapters.certificate_folder import DiskFolder
from crypteo_desktop.problems import Problem, file
from tests.support.mounts import mounted
from tests.support.outcomes import outcome

NAME = "Camille_MARTIN_540206.p12"
CONTENT = bytes(range(256)) * 20
Link = Callable[[Path, Path], None]


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def no_links(source: Path, target: Path) -> None:
    """Refuse as FAT does on Linux."""
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.mark.parametrize("link", [os.link, no_links], ids=["hard links", "no hard links"])
def test_a_file_is_saved_whole_for_its_owner_alone(tmp_path: Path, link: Link) -> None:
    saved = DiskFolder(tmp_path, link).save(NAME, CONTENT)
    assert (saved, saved.read_bytes()) == (tmp_path / NAME, CONTENT)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert names_in(tmp_path) == {NAME}
    assert saved.stat().st_nlink == 1


@pytest.mark.parametrize("link", [os.link, no_links], ids=["hard links", "no hard links"])
def test_a_taken_name_is_never_written_over(tmp_path: Path, link: Link) -> None:
    (tmp_path / NAME).write_bytes(b"mine")
    (tmp_path / "Camille_MARTIN_540206_2.p12").symlink_to("nowhere")
    (tmp_path / "Camille_MARTIN_540206_3.p12").mkdir()
    assert DiskFolder(tmp_path, link).save(NAME, CONTENT).name == "Camille_MARTIN_540206_4.p12"
    assert (tmp_path / NAME).read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("link", [os.link, no_links], ids=["hard links", "no hard links"])
def test_after_ninety_nine_names_nothing_is_saved(tmp_path: Path, link: Link) -> None:
    names = {NAME, *(f"Camille_MARTIN_540206_{number}.p12" for number in range(2, 100))}
    for name in names:
        (tmp_path / name).touch()
    assert outcome(lambda: DiskFolder(tmp_path, link).save(NAME, CONTENT)) is file.NAME_TAKEN
    assert names_in(tmp_path) == names


@pytest.mark.parametrize("link", [os.link, no_links], ids=["hard links", "no hard links"])
def test_two_savings_at_once_give_two_files(tmp_path: Path, link: Link) -> None:
    gate, saved = threading.Barrier(4), []

    def save(number: int) -> None:
        gate.wait()
        saved.append((DiskFolder(tmp_path, link).save(NAME, bytes([number]) * 1000), number))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({path for path, _ in saved}) == 4
    assert all(path.read_bytes() == bytes([number]) * 1000 for path, number in saved)


@pytest.mark.parametrize("folder", ["missing", "missing/below", "a-file", "a-file/below"])
def test_a_folder_that_is_none_is_told_with_its_path(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a-file").touch()
    with pytest.raises(Problem) as raised:
        DiskFolder(tmp_path / folder).save(NAME, CONTENT)
    assert raised.value.kind is file.FOLDER_MISSING
    assert raised.value.facts == {"folder": str(tmp_path / folder)}


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    with mounted(tmp_path, "-o", "ro"):
        assert outcome(lambda: DiskFolder(tmp_path).save(NAME, CONTENT)) is file.FOLDER_READ_ONLY


def test_a_full_disk_is_told_and_nothing_stays_behind(tmp_path: Path) -> None:
    with mounted(tmp_path, "-o", "size=8k"):
        assert outcome(lambda: DiskFolder(tmp_path).save(NAME, bytes(100_000))) is file.DISK_FULL
        assert names_in(tmp_path) == set()
        assert DiskFolder(tmp_path).save(NAME, b"small").read_bytes() == b"small"


REFUSALS = {
    errno.ENOENT: file.FOLDER_MISSING,
    errno.EROFS: file.FOLDER_READ_ONLY,
    errno.EDQUOT: file.DISK_FULL,
    errno.EIO: file.WRITE_FAILED,
}


@pytest.mark.parametrize("number", sorted(REFUSALS))
def test_a_refusal_when_the_name_is_given_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    def refusing(source: Path, target: Path) -> None:
        raise OSError(number, "refused")

    assert outcome(lambda: DiskFolder(tmp_path, refusing).save(NAME, CONTENT)) is REFUSALS[number]
    assert names_in(tmp_path) == set()


def test_a_disk_that_gives_back_something_else_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"something else")
    assert outcome(lambda: DiskFolder(tmp_path).save(NAME, CONTENT)) is file.WRITE_FAILED
    assert names_in(tmp_path) == set()


def test_a_failed_renaming_gives_the_name_back(tmp_path: Path) -> None:
    def vanishing(source: Path, target: Path) -> None:
        source.unlink()
        raise OSError(errno.EPERM, "no hard links")

    assert outcome(lambda: DiskFolder(tmp_path, vanishing).save(NAME, CONTENT)) is file.FOLDER_MISSING
    assert names_in(tmp_path) == set()


def test_what_is_on_the_disk_now_is_read(tmp_path: Path) -> None:
    folder = DiskFolder(tmp_path)
    saved = folder.save(NAME, CONTENT)
    assert folder.read(saved) == CONTENT
    saved.write_bytes(b"changed")
    assert folder.read(saved) == b"changed"


def test_a_file_that_is_gone_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    folder = DiskFolder(tmp_path)
    with pytest.raises(Problem) as raised:
        folder.read(tmp_path / NAME)
    assert raised.value.kind is file.FILE_MISSING
    assert raised.value.facts == {"file": str(tmp_path / NAME)}
    assert outcome(lambda: folder.read(tmp_path)) is file.FILE_DAMAGED


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    assert DiskFolder(tmp_path).state().is_there
    missing = DiskFolder(tmp_path / "nowhere").state()
    assert (missing.name, missing.is_there, missing.is_writable) == ("nowhere", False, False)
