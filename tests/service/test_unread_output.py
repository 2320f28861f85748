"""Commands whose reader has left, as `head` does: they end quietly, with the status of SIGPIPE."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = [
    ["openapi"],
    ["keys", "show", "--data-dir", "{folder}"],
    ["agent", "add", "alix", "--data-dir", "{folder}", "--password-file", "{password}"],
    ["order", "create", "--file", "{order}", "--data-dir", "{folder}", "--base-url", "https://enrol.example.com"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_command_ends_quietly_when_nobody_reads_on(command: list[str], folder: Path, tmp_path: Path):
    password = tmp_path / "password"
    password.write_text("girafe prune violon 7\n", encoding="utf-8")
    order = Path(__file__).parents[2] / "deploy" / "order.toml"
    told = [each.format(folder=folder, password=password, order=order) for each in command]
    assert unread(*told) == ("", 141)


def test_a_service_goes_on_without_a_reader_until_it_is_stopped():
    said, status = unread("demo", "--port", "0", "--exit-with-stdin")
    assert said == ""
    assert status in {0, 141}  # as the last of what it said was still buffered or not


def unread(*command: str) -> tuple[str, int]:
    """Run the command without a reader and return what it says of errors, and its status."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "crypteo_backend", *command],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    return done.stderr, done.returncode
