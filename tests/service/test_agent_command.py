"""`crypteo-backend agent`, called as the shell calls it, and from a real terminal."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pyotp
import pytest

from crypteo_backend.__main__ import main
from tests.support.support_desk_house import PASSWORD

OTHER = "parapluie bleu 1789"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRYPTEO_PEPPER", f"1 {'5a' * 32}")
    return tmp_path / "installation"


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    return written(tmp_path / "password", PASSWORD)


def written(file: Path, password: str) -> Path:
    file.write_text(f"{password}\n", encoding="utf-8")
    return file


def agent(folder: Path, act: str, *arguments: str | Path) -> int:
    return main(["agent", act, "--data-dir", str(folder), *map(str, arguments)])


def seed_in(said: str) -> str:
    uri = re.search(r"^otpauth://totp/\S+$", said, re.MULTILINE)
    assert uri is not None
    parsed = pyotp.parse_uri(uri[0])
    assert (parsed.name, parsed.issuer) == ("alix", "Crypteo")
    return parsed.secret


def test_an_agent_is_added_with_a_seed_that_is_shown_once(
    folder: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
):
    assert agent(folder, "add", "Alix", "--password-file", password_file) == 0
    said = capsys.readouterr().out
    seed = seed_in(said)
    assert len(seed) == 32
    assert "█" in said  # the QR code
    assert PASSWORD not in said
    assert agent(folder, "list") == 0
    listed = capsys.readouterr().out
    assert listed.startswith("alix\tactive\tsince ")
    assert seed not in listed


def test_agents_are_shut_out_and_let_in_again(folder: Path, password_file: Path, capsys: pytest.CaptureFixture[str]):
    agent(folder, "add", "alix", "--password-file", password_file)
    for act, condition in (("disable", "disabled"), ("enable", "active")):
        assert agent(folder, act, "ALIX") == 0
        capsys.readouterr()
        agent(folder, "list")
        assert f"alix\t{condition}\t" in capsys.readouterr().out


def test_a_reset_gives_another_seed(
    folder: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    agent(folder, "add", "alix", "--password-file", password_file)
    first = seed_in(capsys.readouterr().out)
    assert agent(folder, "reset", "alix", "--password-file", written(tmp_path / "other", OTHER)) == 0
    assert seed_in(capsys.readouterr().out) != first


def test_what_cannot_be_done_is_said(
    folder: Path, password_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    agent(folder, "add", "alix", "--password-file", password_file)
    weak = written(tmp_path / "weak", "azertyuiopqs")
    for arguments, told in (
        (("add", "alix", "--password-file", password_file), "already"),
        (("add", "holder", "--password-file", password_file), "audit log"),
        (("add", "bo", "--password-file", weak), "easily guessed"),
        (("reset", "bo", "--password-file", password_file), "no agent has this name"),
        (("disable", "bo"), "no agent has this name"),
        (("enable", "bo"), "no agent has this name"),
        (("add", "bo", "--password-file", tmp_path / "missing"), "cannot read the password file"),
    ):
        assert agent(folder, *arguments) == 1
        said = capsys.readouterr().err
        assert told in said
        assert "azertyuiopqs" not in said


@pytest.mark.parametrize(("second", "status"), [(PASSWORD, 0), (OTHER, 1)])
def test_at_a_terminal_the_password_is_asked_for_twice_and_never_shown(folder: Path, second: str, status: int):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "crypteo_backend", "agent", "add", "alix", "--data-dir", str(folder)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        shown = ""
        for prompt, told in (("Password", PASSWORD), ("Again", second)):
            shown += read_until(ours, prompt)
            os.write(ours, f"{told}\n".encode())
        shown += read_until(ours, None)
        assert process.wait(60) == status
    os.close(ours)
    assert PASSWORD not in shown
    assert ("otpauth://" in shown) == (status == 0)
    assert ("not the same" in shown) == (status == 1)


def test_without_a_terminal_a_password_file_is_asked_for(folder: Path):
    command = [sys.executable, "-m", "crypteo_backend", "agent", "add", "alix", "--data-dir", str(folder)]
    done = subprocess.run(
        command,
        input=f"{PASSWORD}\n" * 2,
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "no terminal to ask for the password; --password-file" in done.stderr
    assert "Traceback" not in done.stderr


def read_until(terminal: int, prompt: str | None) -> str:
    """Return what the terminal shows until the prompt stands there, or until the program has left it."""
    shown = b""
    while prompt is None or not shown.rstrip().endswith(f"{prompt}:".encode()):
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux tells the end so
            break
        if not part:
            break
        shown += part
    return shown.decode()
