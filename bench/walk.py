"""One whole scripted walk against the real service: the longest stall of the window, and step 5 with its key ready."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from crypteo_desktop.adapters.demo_backend import start_demo_backend
from crypteo_desktop.app import make_application, make_window
from crypteo_desktop.profile import Server, read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.settings import Places
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder, Until
from crypteo_desktop.ui.demo.scripts import Knowledge, whole_walk

TICK = 0.001
KEY_TIME = 3.0  # seconds given to the key pair before step 5, as a person's typing would


class Ticker(QObject):
    """Ticks every millisecond in the window's thread; `stalls` are the gaps beyond it, with the screen they fell on."""

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self._hands = hands
        self._last = time.perf_counter()
        self.stalls: list[tuple[float, str]] = []
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.stalls.append((now - self._last - TICK, self._hands.screen))
        self._last = time.perf_counter()


def patient(script: Iterator[Until], marks: dict[str, float]) -> Iterator[Until]:
    """Play the script as a person would: let the key be made before step 5; note when step 5 begins and ends."""
    for until in script:
        if until.what == "three answers":
            yield pause(KEY_TIME)
        if until.what == "the certificate file":
            marks["begin"] = time.perf_counter()
        if until.what == "screen 6":
            marks["end"] = time.perf_counter()
        yield until


def pause(seconds: float) -> Until:
    """Wait for so many seconds."""
    resume = time.monotonic() + seconds
    return Until("the key pair", lambda: time.monotonic() > resume)


def main() -> int:
    """Walk once and print the figures."""
    service = start_demo_backend()
    profile = replace(read_profile(resource("profile.toml")), servers=(Server("demo", service.base_url),))
    app: QApplication = make_application("fr")
    marks: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(profile, service.link, Places(Path(folder), Path(folder, "data")), demo=True)
        hands = Hands(window)
        script = whole_walk(hands, Knowledge(service.retrieval_code, service.answers), lambda _: None)
        holder = ScriptedHolder(patient(script, marks), window)
        holder.finished.connect(lambda: app.exit(0))
        holder.gave_up.connect(lambda _: app.exit(1))
        window.show()
        ticker = Ticker(hands)
        holder.start()
        status = app.exec()
    service.stop()
    worst = sorted(ticker.stalls, reverse=True)[:5]
    told = [(round(seconds * 1000, 1), screen) for seconds, screen in worst]
    step_5 = marks["end"] - marks["begin"]
    print(json.dumps({"walk": {"longest_stalls_ms_and_screen": told, "step_5_s": round(step_5, 3)}}))
    print(f"longest stall of the window: {told[0][0]} ms, on screen {told[0][1]}")
    print(f"step 5 with the key ready: {step_5:.3f} s")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
