"""A program that crashes leaves no core file, and nothing of its memory in what might be written all the same."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="core files are asked of Linux alone")

ROOT = Path(__file__).parents[3]
PATTERN = Path("/proc/sys/kernel/core_pattern")
SECRET = "Vertige2026Ocre"
# The child makes its secret in memory alone.
CRASH = f"""
import os, resource, sys
sys.path.insert(0, {str(ROOT)!r})
from crypteo_desktop.adapters.core_dumps import turn_off_core_dumps
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if "off" in sys.argv:
    turn_off_core_dumps()
secret = bytes(reversed({SECRET[::-1].encode()!r})) * 1000
os.kill(os.getpid(), int(sys.argv[1]))
"""


def crash(folder: Path, number: signal.Signals, *words: str) -> list[Path]:
    """Let a process die of a signal in `folder`; return the files that it left."""
    command = [sys.executable, "-c", CRASH, str(int(number)), *words]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False)
    assert done.returncode == -number
    return list(folder.iterdir())


@pytest.fixture
def dumping(tmp_path: Path) -> None:
    """Skip where this system would write no core file into the folder anyway."""
    if PATTERN.read_text().startswith(("|", "/")):
        pytest.skip("this system keeps core files elsewhere")
    control = tmp_path / "control"
    control.mkdir()
    cores = crash(control, signal.SIGABRT)
    if not cores:
        pytest.skip("this system writes no core files")
    assert SECRET.encode() * 1000 in cores[0].read_bytes()


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_leaves_no_core_file(tmp_path: Path, dumping: None, number: signal.Signals) -> None:
    folder = tmp_path / "crash"
    folder.mkdir()
    assert crash(folder, number, "off") == []


def test_a_program_that_it_starts_is_covered_too() -> None:
    program = f"""
import subprocess, sys
sys.path.insert(0, {str(ROOT)!r})
from crypteo_desktop.adapters.core_dumps import turn_off_core_dumps
turn_off_core_dumps()
turn_off_core_dumps()
subprocess.run(["sh", "-c", "cat /proc/self/coredump_filter; grep core /proc/self/limits"], check=True)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["00000000", *["Max", "core", "file", "size", "1", "1", "bytes"]]
