"""Copies on real folders: whole or not there, never over another file, read back, and each refusal with its name."""

import os
from pathlib import Path

import pytest

from crypteo_desktop.adapters.copy_folders import DiskCopies
from crypteo_desktop.problems import Problem, ProblemKind, keeping
from tests.support.mounts import mounted, stick
from tests.support.outcomes import outcome

NAME = "Camille_MARTIN_540206.p12"
CONTENT = bytes(range(256)) * 20


def names_in(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def refused(copies: DiskCopies, target: Path, content: bytes = CONTENT) -> ProblemKind:
    with pytest.raises(Problem) as caught:
        copies.write(target, content)
    return caught.value.kind


def test_a_copy_is_written_read_back_and_settled(tmp_path: Path) -> None:
    copies = DiskCopies()
    assert copies.write(tmp_path / NAME, CONTENT)
    assert copies.read_back(tmp_path / NAME) == copies.read(tmp_path / NAME) == CONTENT
    copies.settle(tmp_path / NAME)
    assert names_in(tmp_path) == {NAME}


def test_it_is_read_after_the_system_forgot_it(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT)

    def changed(descriptor: int) -> None:
        os.utime(descriptor)  # the very file, open for reading
        (tmp_path / NAME).write_bytes(b"another")

    assert DiskCopies(forget=changed).read_back(tmp_path / NAME) == b"another"


def test_what_is_read_back_comes_from_the_medium_itself(tmp_path: Path) -> None:
    content = os.urandom(20_000)
    with stick(tmp_path) as (place, memory):
        copies = DiskCopies()
        copies.write(place / NAME, content)
        whole = bytearray(memory.read_bytes())
        start = whole.index(content[:512])
        whole[start : start + 4] = b"rust"
        with memory.open("r+b") as opened:
            opened.write(whole)
            os.fsync(opened.fileno())
        assert (place / NAME).read_bytes() == content, "the system remembers what was written"
        assert copies.read_back(place / NAME) == b"rust" + content[4:]


def test_the_same_content_is_not_written_twice(tmp_path: Path) -> None:
    copies = DiskCopies()
    assert copies.write(tmp_path / NAME, CONTENT)
    before = (tmp_path / NAME).stat()
    assert not copies.write(tmp_path / NAME, CONTENT)
    assert (tmp_path / NAME).stat().st_mtime_ns == before.st_mtime_ns


def test_another_file_a_folder_or_a_link_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    (tmp_path / "b").mkdir()
    (tmp_path / "c").symlink_to("nowhere")
    for name in ("a", "b", "c"):
        assert refused(DiskCopies(), tmp_path / name) is keeping.COPY_NAME_TAKEN
    assert (tmp_path / "a").read_bytes() == b"mine"
    assert names_in(tmp_path) == {"a", "b", "c"}


def test_a_name_taken_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    def taken(source: Path, target: Path) -> None:
        target.write_bytes(b"mine")
        os.link(source, target)

    assert refused(DiskCopies(taken), tmp_path / NAME) is keeping.COPY_NAME_TAKEN
    assert (tmp_path / NAME).read_bytes() == b"mine"
    assert names_in(tmp_path) == {NAME}


def test_what_a_killed_program_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.part").write_bytes(b"half")
    assert DiskCopies().write(tmp_path / NAME, CONTENT)
    assert names_in(tmp_path) == {NAME}


def test_a_full_medium_is_named_and_left_clean(tmp_path: Path) -> None:
    with mounted(tmp_path, "-o", "size=64k"):
        assert refused(DiskCopies(), tmp_path / NAME, bytes(200_000)) is keeping.MEDIUM_FULL
        assert names_in(tmp_path) == set()


def test_a_protected_medium_is_named(tmp_path: Path) -> None:
    with mounted(tmp_path, "-o", "ro"):
        assert refused(DiskCopies(), tmp_path / NAME) is keeping.MEDIUM_READ_ONLY


def test_a_medium_that_is_gone_is_named_before_and_after_writing(tmp_path: Path) -> None:
    copies, stick = DiskCopies(), tmp_path / "stick"
    assert refused(copies, stick / NAME) is keeping.MEDIUM_GONE
    stick.mkdir()
    copies.write(stick / NAME, CONTENT)
    (stick / NAME).unlink()
    stick.rmdir()
    for act in (copies.read_back, copies.settle):
        assert outcome(lambda act=act: act(stick / NAME)) is keeping.MEDIUM_GONE
    copies.discard(stick / NAME)


def test_a_medium_taken_away_while_its_file_gets_its_name_is_gone(tmp_path: Path) -> None:
    def pulled(source: Path, target: Path) -> None:
        source.unlink()
        os.link(source, target)

    assert refused(DiskCopies(pulled), tmp_path / NAME) is keeping.MEDIUM_GONE


def test_any_other_refusal_is_a_failed_copy(tmp_path: Path) -> None:
    assert refused(DiskCopies(), tmp_path / ("x" * 300)) is keeping.COPY_FAILED


def test_a_copy_can_be_discarded(tmp_path: Path) -> None:
    copies = DiskCopies()
    copies.write(tmp_path / NAME, CONTENT)
    copies.discard(tmp_path / NAME)
    assert names_in(tmp_path) == set()


def test_a_saved_file_that_is_missing_or_unreadable_is_named(tmp_path: Path) -> None:
    assert outcome(lambda: DiskCopies().read(tmp_path / NAME)) is keeping.ORIGINAL_LOST
    assert outcome(lambda: DiskCopies().read(tmp_path)) is keeping.ORIGINAL_LOST


def test_a_sheet_is_put_in_place_of_a_former_one(tmp_path: Path) -> None:
    for content in (b"former", b"present"):
        DiskCopies().put(tmp_path / "sheet.pdf", content)
    assert ((tmp_path / "sheet.pdf").read_bytes(), names_in(tmp_path)) == (b"present", {"sheet.pdf"})
    assert outcome(lambda: DiskCopies().put(tmp_path / "none" / "sheet.pdf", b"")) is keeping.MEDIUM_GONE
