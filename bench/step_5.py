"""Step 5 from nothing, from the key pair to the file that was read back, beside Debian's openssl."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from bench.figure import Figure
from crypteo_desktop.adapters.background_seals import BackgroundSeals
from crypteo_desktop.adapters.demo_backend import DemoBackend, start_demo_backend
from crypteo_desktop.crypto.p12 import new_seal
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret
from tests.support.journeys import Walker

RUNS = 30
GOAL = 0.3


def measure() -> Iterator[Figure]:
    """Yield the figures of the median and of the 95th percentile."""
    service = start_demo_backend(sys.executable, ("-m", "bench.service"))
    try:
        pairs = [(_openssl(), _step_5(service)) for _ in range(RUNS)]
    finally:
        service.stop()
    theirs, ours = zip(*pairs, strict=True)
    raw = {"seconds_openssl_and_ours": pairs}
    yield _figure("median", median(theirs), median(ours), raw)
    yield _figure("95th percentile", _p95(theirs), _p95(ours), {})


def _figure(name: str, theirs: float, ours: float, raw: dict[str, object]) -> Figure:
    ratio = ours / theirs
    baseline = f"openssl genrsa + req + pkcs12, {theirs * 1000:.0f} ms"
    measured = f"{ratio:.2f}x ({ours * 1000:.0f} ms)"
    return Figure(f"step 5 from nothing, {name}", baseline, f"at most {GOAL}x", measured, ratio <= GOAL, raw)


def _p95(values: tuple[float, ...]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def _step_5(service: DemoBackend) -> float:
    """Return the seconds of step 5 of a new order when its key pair is still to be made."""
    order = service.new_order()
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above, "certificates")
        folder.mkdir()
        walker = Walker.start(service.base_url, folder, order.link.reveal())
        seals = BackgroundSeals(partial(new_seal, form=Format.MODERN))  # of the full cost
        walker.services = replace(walker.services, seals=seals)
        walker.to_answers(order.retrieval_code.reveal())
        walker.step(4, answers=tuple(Secret(answer.reveal()) for answer in order.answers))
        keys = walker.services.keys
        while keys.pair() is None:
            time.sleep(0.01)
        keys.refuse()
        seals.forget()
        start = time.perf_counter()
        walker.step(5)
        return time.perf_counter() - start


def _openssl() -> float:
    """Return the seconds that three commands take to a file with a self-signed certificate."""
    with tempfile.TemporaryDirectory() as folder:
        commands = (
            "openssl genrsa -out key.pem 3072",
            "openssl req -new -x509 -key key.pem -subj /CN=Camille -days 1 -out certificate.pem",
            "openssl pkcs12 -export -inkey key.pem -in certificate.pem -passout pass:Vertige2026Ocre -out file.p12",
        )
        start = time.perf_counter()
        for command in commands:
            subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
        return time.perf_counter() - start
