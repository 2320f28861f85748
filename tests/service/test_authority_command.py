"""`crypteo-backend authority`, called as the shell calls it."""

from pathlib import Path

import pytest

from crypteo_backend.__main__ import main
from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.movable_clock import MovableClock

NAMES = ["--name", "Autorité Élan", "--organisation", "Élan SAS", "--siren", "123456782"]
CREATION = [*NAMES, "--publication-url", "http://pki.example.com/"]


def authority(act: str, folder: Path, *options: str) -> int:
    return main(["authority", act, "--data-dir", str(folder), *options])


@pytest.fixture
def password(tmp_path: Path) -> str:
    file = tmp_path / "password"
    file.write_text("a long password\n")
    return str(file)


def test_an_authority_is_made_shown_and_never_made_again(
    tmp_path: Path, password: str, capsys: pytest.CaptureFixture[str]
):
    folder = tmp_path / "data"
    assert authority("create", folder, *CREATION, "--password-file", password) == 0
    created = capsys.readouterr().out
    assert "Kind       real" in created
    assert "in files, encrypted" in created
    assert "CN=Autorité Élan Issuing CA" in created
    assert authority("show", folder) == 0
    assert capsys.readouterr().out == created
    assert authority("create", folder, *CREATION, "--password-file", password) == 1
    assert "holds an authority already" in capsys.readouterr().err


def test_a_demonstration_is_shown_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    EmbeddedAuthority.open(tmp_path / "authority", "http://127.0.0.1", MovableClock())
    assert authority("show", tmp_path) == 0
    told = capsys.readouterr().out
    assert "demonstration, worth nothing" in told
    assert "in files, in clear" in told


def test_without_a_password_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.delenv("CRYPTEO_AUTHORITY_PASSWORD", raising=False)
    assert authority("create", tmp_path / "data", *CREATION) == 1
    assert "CRYPTEO_AUTHORITY_PASSWORD" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "options", [["--siren", "12345678"], ["--hsm-module", "libsofthsm2.so"], ["--hsm-token", "crypteo"]]
)
def test_what_cannot_be_made_is_wrong_usage(tmp_path: Path, password: str, options: list[str]):
    assert authority("create", tmp_path / "data", *CREATION, "--password-file", password, *options) == 2
    assert not (tmp_path / "data").exists()


def test_there_is_nothing_to_show_in_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert authority("show", tmp_path) == 1
    assert "authority create" in capsys.readouterr().err


def test_an_hsm_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("CRYPTEO_HSM_PIN", "1234")
    options = ["--hsm-module", str(tmp_path / "absent.so"), "--hsm-token", "crypteo"]
    assert authority("create", tmp_path / "data", *CREATION, *options) == 1
    assert "the HSM does not answer" in capsys.readouterr().err
    assert not (tmp_path / "data" / "authority" / "hierarchy").exists()
