"""What --version says."""

import ssl
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from crypteo_desktop import about
from crypteo_desktop.__main__ import main
from crypteo_desktop.version import __version__


def test_version_says_what_a_bug_report_asks_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"crypteo-desktop {__version__} (commit none)\nQt {qVersion()}, PySide6 ")
    assert ssl.OPENSSL_VERSION in told


def test_an_installed_program_tells_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "commit").write_text("0123456789ab\n")
    monkeypatch.setattr(about, "resource", tmp_path.joinpath)
    assert "(commit 0123456789ab)" in about.about()
