"""The real program as a process on an accessible desktop, for one order of the demonstration's service."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.accessible_desktop import AccessibleDesktop
from tests.support.journeys import profile_file


@contextmanager
def running_program(desktop: AccessibleDesktop, base_url: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run it in French for as long as the context lasts; it saves in `folder`/saved."""
    (folder / "saved").mkdir()
    asked = ["--lang", "fr", "--profile", str(profile_file(base_url, folder)), "--to", str(folder / "saved")]
    command = [sys.executable, "-m", "crypteo_desktop", *asked, "--data-dir", str(folder / "own")]
    with subprocess.Popen(command, env=desktop.environment) as process:
        try:
            yield process
        finally:
            process.terminate()
