"""What whole commands take: the scripted demonstration, and the last `make test`."""

import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from bench.figure import Figure
from bench.first_window import ROOT

RUNS = 3
WALK_GOAL, TEST_GOAL = 6.0, 600.0
LAST_TESTS = ROOT / "build" / "tests.xml"
_ASKED, _MADE = re.compile("^4 .*accepted"), re.compile("^5 ")


def measure() -> Iterator[Figure]:
    """Yield the figure of the demonstration, and that of the tests."""
    runs = sorted(_demonstration() for _ in range(RUNS))
    whole, generation = runs[RUNS // 2]
    yield Figure(
        "whole scripted walk, `--demo --auto`",
        f"{generation:.2f} s of it step 5",
        f"under {WALK_GOAL:.0f} s without waiting for keys",
        f"{whole:.2f} s, the wait for the key included",
        whole < WALK_GOAL,
        {"seconds_whole_and_step_5": runs},
    )
    yield _tests()


def _tests() -> Figure:
    """Return what the last `make test` took, as it noted itself."""
    suite = ET.parse(LAST_TESTS).getroot().find("testsuite") if LAST_TESTS.exists() else None
    told = {} if suite is None else dict(suite.attrib)
    seconds = float(told.get("time", "inf"))
    measured = (
        f"{seconds / 60:.1f} min ({told['tests']} tests, last run)" if told else "no run to read: `make test` first"
    )
    return Figure(
        "`make test` on two cores", "", f"under {TEST_GOAL / 60:.0f} min", measured, seconds < TEST_GOAL, told
    )


def _demonstration() -> tuple[float, float]:
    """Return the seconds of the whole command, and those from the accepted answers to the saved file."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        command = [sys.executable, "-m", "crypteo_desktop", "--demo", "--auto", "--to", folder]
        asked = made = start
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout or ():
                asked = time.monotonic() if _ASKED.match(line) else asked
                made = time.monotonic() if _MADE.match(line) else made
        if process.returncode:
            raise RuntimeError("the demonstration failed")
        return time.monotonic() - start, made - asked
