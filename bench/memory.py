"""Resident memory of a process, and of a bare QWizard after its first window."""

import subprocess
import sys
from pathlib import Path

KILOBYTE = 1024
_SETTLED = """
import runpy, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
execute = QApplication.exec
def exec_and_tell(*_):
    QTimer.singleShot(1000, tell)
    return execute()
def tell():
    print(open("/proc/self/status").read(), flush=True)
    QApplication.exit(0)
QApplication.exec = exec_and_tell
runpy.run_path(sys.argv[1], run_name="__main__")
"""


def resident(status: str | None = None) -> int:
    """Return the resident bytes told in `status`, or of this process (proc(5), status)."""
    told = Path("/proc/self/status").read_text(encoding="ascii") if status is None else status
    line = next(line for line in told.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * KILOBYTE


def resident_of_bare_wizard() -> int:
    """Return the resident bytes of a bare QWizard a second after its start, on the platform of this process."""
    script = Path(__file__).with_name("bare_wizard.py")
    command = [sys.executable, "-c", _SETTLED, str(script)]
    return resident(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
