"""Starts the real `crypteo-backend demo` as a child process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demonstration and the order that waits in it."""

    base_url: str
    link: str
    retrieval_code: str
    answers: list[str]
    mailbox_url: str
    support_url: str
    agent: dict[str, str]


@contextmanager
def running_demo(*arguments: str) -> Iterator[Demo]:
    """Run a demonstration on a free port, with these further arguments, for as long as the context lasts."""
    command = [sys.executable, "-m", "crypteo_backend", "demo", "--json", "--port", "0", "--exit-with-stdin"]
    with subprocess.Popen([*command, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Demo(**json.loads(_first_line(process)))
        finally:
            _stop(process)


def _first_line(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        message = f"the demonstration did not start, exit status {process.wait(PATIENCE)}"
        raise RuntimeError(message)
    return line


def _stop(process: subprocess.Popen[str]) -> None:
    """Let the demonstration end by itself, as its input ends; kill it only when it does not."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
