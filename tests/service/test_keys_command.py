"""`crypteo-backend keys`, called as the shell calls it: a pepper is made, rotated, and shown by what needs it."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import URL

from crypteo_backend.__main__ import main
from crypteo_backend.server_keys import parse_pepper
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.first_version import keep_former_keys


def keys(act: str, folder: Path, *more: str) -> int:
    return main(["keys", act, "--data-dir", str(folder), *more])


def table(said: str) -> list[list[str]]:
    return [line.split("\t") for line in said.splitlines()]


def test_a_pepper_is_made_once_and_said_by_its_place_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert keys("init", tmp_path) == 0
    pepper = tmp_path / "keys" / "pepper"
    made = pepper.read_text(encoding="ascii")
    assert stat.S_IMODE(pepper.stat().st_mode) == 0o600
    assert keys("init", tmp_path) == 1
    said = capsys.readouterr()
    assert str(pepper) in said.out
    assert "already" in said.err
    assert made.split()[1] not in said.out + said.err
    assert pepper.read_text(encoding="ascii") == made


def test_a_rotation_adds_a_generation(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert keys("rotate", tmp_path) == 1
    assert keys("init", tmp_path) == 0
    assert keys("rotate", tmp_path) == 0
    said = capsys.readouterr()
    assert "`init` makes one" in said.err
    assert "Generation 2 is added" in said.out
    assert set(parse_pepper((tmp_path / "keys" / "pepper").read_text(encoding="ascii")).peppers) == {1, 2}


@on_both_databases
def test_each_generation_is_shown_with_the_rows_that_need_it(
    make_house: HouseMaker, database: URL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    address = ["--database", database.render_as_string()]
    make_house().order()
    assert keys("rotate", tmp_path) == 0
    house = make_house()
    house.begin()
    house.order()
    capsys.readouterr()
    assert keys("show", tmp_path, *address) == 0
    said = capsys.readouterr().out
    head, first, second = table(said)
    assert head[:4] == ["generation", "answers", "codes", "document numbers"]
    # An order ready to download, made before: its answers, its code, and three entries. Then two more orders.
    assert first == ["1", "1", "1", "0", "0", "0", "3"]
    assert second == ["2", "1", "2", "1", "0", "0", "6"]


def test_the_former_key_files_become_generation_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    keep_former_keys(tmp_path / "keys")
    assert keys("init", tmp_path) == 0
    assert keys("show", tmp_path) == 0
    assert [line[0] for line in table(capsys.readouterr().out)[1:]] == ["generation", "0", "1"]


def test_a_former_key_file_that_is_damaged_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    keep_former_keys(tmp_path / "keys")
    (tmp_path / "keys" / "codes.key").write_bytes(b"short")
    assert keys("init", tmp_path) == 1
    assert "codes.key is no key" in capsys.readouterr().err
    assert not (tmp_path / "keys" / "pepper").exists()


def test_nothing_is_shown_without_a_pepper_and_none_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert keys("show", tmp_path) == 1
    assert "CRYPTEO_PEPPER" in capsys.readouterr().err
    assert not (tmp_path / "keys").exists()


def test_a_pepper_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("CRYPTEO_PEPPER", f"7 {'a' * 64}")
    assert keys("show", tmp_path) == 0
    assert [line[0] for line in table(capsys.readouterr().out)] == ["generation", "7"]
