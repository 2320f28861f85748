"""Time from process start to the first painted window: this program beside a bare QWizard, in turn, in one run."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
RUNS = 9

REPORT = """
import pathlib, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.window().isVisible():
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, report)
        return False
def report():
    print(time.clock_gettime(time.CLOCK_MONOTONIC) - float(sys.argv[1]), flush=True)
    import os; os._exit(0)
"""
BARE = (
    REPORT
    + """
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWizard, QWizardPage
app = QApplication(sys.argv[:1]); first = FirstPaint(); app.installEventFilter(first)
wizard = QWizard()
for number in range(6):
    page = QWizardPage(); page.setTitle(f"Page {number}")
    QVBoxLayout(page).addWidget(QLabel("Text")); wizard.addPage(page)
wizard.show(); app.exec()
"""
)
OURS = (
    REPORT
    + """
from crypteo_desktop.app import make_application, make_window
from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.second_start import claim_or_hand_over, listen_at
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Places
from crypteo_desktop.adapters.core_dumps import turn_off_core_dumps
turn_off_core_dumps()
app = make_application("fr"); first = FirstPaint(); app.installEventFilter(first)
data = pathlib.Path(sys.argv[2]); place = claim_or_hand_over(data, Secret(""))
window = make_window(read_profile(resource("profile.toml")), Secret(""), Places(data=data)); listen_at(place, window)
window.show(); app.exec()
"""
)


def seconds(program: str) -> float:
    """Return the seconds until the first paint was done."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    with tempfile.TemporaryDirectory() as data:
        start = str(time.clock_gettime(time.CLOCK_MONOTONIC))
        command = [sys.executable, "-c", program, start, data]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Measure in turn and print both medians, their ratio and all raw figures."""
    seconds(BARE), seconds(OURS)
    pairs = [(seconds(BARE), seconds(OURS)) for _ in range(RUNS)]
    bare, ours = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(mine / theirs for theirs, mine in pairs)
    print(json.dumps({"first_window": {"pairs": [[round(value, 3) for value in pair] for pair in pairs]}}))
    print(f"first window: {ours:.3f} s; bare QWizard: {bare:.3f} s; ratio {ratio:.2f} (median of {RUNS} pairs)")


if __name__ == "__main__":
    main()
