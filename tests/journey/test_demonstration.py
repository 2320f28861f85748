"""`--demo --auto` as a user runs it: its words, its pictures, its file, its exit status."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD

SCREENS = {"1", "2", "3", "3-1", "4", "4-1", "4-2", "5", "6", "6-1", "6-2"}
PNG = b"\x89PNG\r\n\x1a\n"
COMMAND = [sys.executable, "-m", "crypteo_desktop"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, **more}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Play the demonstration once; return its folder and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    options = ["--demo", "--auto", "--lang", "fr", "--pictures", str(folder / "pictures"), "--to", str(folder)]
    done = subprocess.run(
        [*COMMAND, *options], env=environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return folder, done.stdout


def test_it_tells_one_line_a_step_and_the_files_digest(played):
    folder, said = played
    lines = said.splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == ["4", "1", "2", "3", "3", "4", "5", "6"]
    (file,) = folder.glob("*.p12")
    assert f"SHA-256: {hashlib.sha256(file.read_bytes()).hexdigest()}" in lines
    assert str(file) in said
    assert str(folder / "pictures") in said


def test_it_leaves_a_picture_of_every_screen(played):
    folder, _ = played
    pictures = sorted((folder / "pictures").iterdir())
    shown = {name for picture in pictures for name in SCREENS if picture.name.startswith(f"{name}-")}
    assert shown == SCREENS
    assert [picture.name for picture in pictures if not picture.read_bytes().startswith(PNG)] == []


@pytest.mark.external
def test_openssl_nss_and_java_open_its_file(played, tmp_path):
    folder, _ = played
    (file,) = folder.glob("*.p12")
    password = DEMO_PASSWORD.reveal()
    (tmp_path / "password").write_text(password)
    commands = (
        ["openssl", "pkcs12", "-in", file, "-passin", f"file:{tmp_path / 'password'}", "-noout"],
        ["pk12util", "-l", file, "-w", tmp_path / "password"],
        ["keytool", "-list", "-keystore", file, "-storepass:file", tmp_path / "password"],
    )
    for command in commands:
        assert shutil.which(str(command[0])), f"{command[0]} is missing: `make test` installs it"
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_without_a_display_the_window_says_so_instead_of_crashing():
    done = subprocess.run(COMMAND, env=environment(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "no display" in done.stderr


def test_an_unreadable_profile_is_wrong_usage(tmp_path):
    command = [*COMMAND, "--profile", str(tmp_path / "none.toml")]
    there = environment(QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(command, env=there, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "none.toml" in done.stderr
