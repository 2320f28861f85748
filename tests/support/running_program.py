"""The real program as a process on an accessible desktop, in French."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.support.accessible_desktop import AccessibleDesktop
from tests.support.journeys import profile_file

Running = AbstractContextManager[subprocess.Popen[bytes]]


def running_program(desktop: AccessibleDesktop, base_url: str, folder: Path) -> Running:
    """Run the download for as long as the context lasts; it saves in `folder`/saved."""
    (folder / "saved").mkdir()
    asked = ("--profile", str(profile_file(base_url, folder)), "--to", str(folder / "saved"))
    return _running(desktop, *asked, "--data-dir", str(folder / "own"))


def running_assistant(desktop: AccessibleDesktop, file: Path) -> Running:
    """Run the install assistant for one file for as long as the context lasts."""
    return _running(desktop, str(file))


@contextmanager
def _running(desktop: AccessibleDesktop, *asked: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "crypteo_desktop", "--lang", "fr", *asked]
    with subprocess.Popen(command, env=desktop.environment) as process:
        try:
            yield process
        finally:
            process.terminate()
