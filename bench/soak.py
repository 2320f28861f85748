"""Many scripted walks and 20,000 emits in one process: memory, open files, threads, widgets, secrets, Qt's warnings.

Run: python -m bench.soak [WALKS]. The exit status is 1 where something was left open or Qt warned.
"""

import gc
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Signal
from PySide6.QtWidgets import QApplication

from bench.memory import resident
from crypteo_desktop.adapters.demo_backend import DemoBackend, start_demo_backend
from crypteo_desktop.app import make_application, make_window
from crypteo_desktop.profile import Profile, Server, read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Places
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder
from crypteo_desktop.ui.demo.scripts import Knowledge, whole_walk

WALKS = 500
EMITS = 20_000
LEFT = ("open_files", "threads", "widgets", "secrets")  # what no walk may leave behind
KILOBYTE = 1024


@dataclass(frozen=True)
class Sample:
    """What the process holds between two walks."""

    resident_kb: float
    open_files: int
    threads: int
    widgets: int
    objects: int
    secrets: int


class WalkFailed(RuntimeError):
    """A walk did not come to its end; the message says what was waited for."""


class Bell(QObject):
    """Rings. Signals: `rung(object)`."""

    rung = Signal(object)


class Warnings(logging.Handler):
    """Keeps what Qt warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        logging.getLogger("qt").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.said.append(record.getMessage())


def walk_often(app: QApplication, service: DemoBackend, walks: int, tell: Callable[[Sample], None]) -> list[Sample]:
    """Return what the process held after each walk; raise WalkFailed."""
    profile = replace(read_profile(resource("profile.toml")), servers=(Server("demo", service.base_url),))
    samples = []
    for _ in range(walks):
        walk(service, profile)
        samples.append(sample(app))
        tell(samples[-1])
    return samples


def walk(service: DemoBackend, profile: Profile) -> None:
    """Walk once, in a window that is gone afterwards; raise WalkFailed."""
    order, loop, failures = service.new_order(), QEventLoop(), []
    with tempfile.TemporaryDirectory() as folder:
        window = make_window(profile, order.link, Places(Path(folder), Path(folder, "data")), demo=True)
        script = whole_walk(Hands(window), Knowledge(order.retrieval_code, order.answers), lambda _: None)
        holder = ScriptedHolder(script, window, lambda: window.problem is not None)
        holder.gave_up.connect(lambda what: (failures.append(what), loop.quit()))
        window.left.connect(lambda _: loop.quit())
        window.show()
        window.activateWindow()
        holder.start()
        loop.exec()
        window.deleteLater()
    if failures:
        raise WalkFailed(failures[0])


def sample(app: QApplication) -> Sample:
    """Return what the process holds once everything that waits to be deleted is."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    objects = gc.get_objects()
    return Sample(
        resident() / KILOBYTE,
        len(os.listdir("/proc/self/fd")),  # noqa: PTH208  a listing, no paths
        threading.active_count(),
        len(app.allWidgets()),
        len(objects),
        sum(type(one) is Secret for one in objects),
    )


def slope(values: Sequence[float]) -> float:
    """Return by how much the values grow each time: the least-squares line through their second half."""
    later = values[len(values) // 2 :]
    middle, mean = (len(later) - 1) / 2, sum(later) / len(later)
    spread = sum((at - middle) ** 2 for at in range(len(later)))
    return sum((at - middle) * (value - mean) for at, value in enumerate(later)) / spread if spread else 0.0


def kilobytes_of_emits() -> float:
    """Return by how many kilobytes 20,000 emits made the process larger, after as many before them."""
    bell, heard = Bell(), []
    bell.rung.connect(lambda told: heard.append(told) if told == EMITS else None)
    for round_ in range(2):
        before = resident()
        for number in range(1, EMITS + 1):
            bell.rung.emit(number)
        assert len(heard) == round_ + 1
    return (resident() - before) / KILOBYTE


def main(walks: int) -> int:
    """Walk, print every sample and the slope; return the exit status."""
    app, warnings = make_application("fr"), Warnings()
    service = start_demo_backend(sys.executable, ("-m", "bench.service"))
    try:
        samples = walk_often(app, service, walks, lambda told: print(asdict(told), flush=True))
    finally:
        service.stop()
    emits = kilobytes_of_emits()
    half = samples[len(samples) // 2]
    last = samples[-1]
    left = {name: (asdict(half)[name], asdict(last)[name]) for name in LEFT}
    print(f"{walks} walks: {slope([told.resident_kb for told in samples]):+.1f} KB a walk over the second half")
    print(f"{slope([told.objects for told in samples]):+.2f} Python objects a walk over the second half")
    print(f"{EMITS:,} emits: {emits:+.0f} KB; at the half and at the end: {left}; Qt warned {len(warnings.said)} times")
    print("\n".join(sorted(set(warnings.said))))
    return int(bool(warnings.said) or any(after > before for before, after in left.values()))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else WALKS))
