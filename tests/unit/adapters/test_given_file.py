"""The file that was given: read once and never without end."""

import os
import sys
from pathlib import Path

import pytest

from crypteo_desktop.adapters.account import account_name
from crypteo_desktop.adapters.given_file import read_given_file
from crypteo_desktop.adapters.no_stores import NoStores
from crypteo_desktop.crypto.p12 import LARGEST
from crypteo_desktop.problems import Problem, ProblemKind, installing


def refusal(path: Path) -> ProblemKind:
    with pytest.raises(Problem) as caught:
        read_given_file(path)
    assert caught.value.facts == {"file": path.name}
    return caught.value.kind


def test_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.p12"
    file.write_bytes(b"content")
    assert read_given_file(file) == b"content"


def test_of_a_huge_file_only_so_much_is_read_that_it_is_known(tmp_path: Path) -> None:
    file = tmp_path / "a.p12"
    with file.open("wb") as huge:
        huge.truncate(1_000_000_000)
    assert len(read_given_file(file)) == LARGEST + 1


def test_what_is_no_readable_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.p12") is installing.GIVEN_FILE_GONE
    assert refusal(tmp_path) is installing.GIVEN_FILE_UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="makes a pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.p12")
    assert refusal(tmp_path / "pipe.p12") is installing.GIVEN_FILE_UNREADABLE


def test_a_file_of_somebody_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.p12"
    file.write_bytes(b"content")
    if os.geteuid() == 0:  # nothing is forbidden to root

        def forbidden(*_told: object, **_named: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", forbidden)
    else:
        file.chmod(0)
    assert refusal(file) is installing.GIVEN_FILE_FORBIDDEN


def test_a_broken_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_told: object, **_named: object) -> None:
        raise OSError(5, "Input/output error")

    file = tmp_path / "a.p12"
    file.write_bytes(b"content")
    monkeypatch.setattr(Path, "open", broken)
    assert refusal(file) is installing.GIVEN_FILE_UNREADABLE


def test_the_account_has_a_name_or_none() -> None:
    assert "," not in account_name()


def test_where_nobody_wrote_the_stores_none_is_found() -> None:
    assert NoStores().find() == ()
