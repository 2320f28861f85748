"""Measures every figure and writes docs/performance.json (raw) and the table of docs/performance.md.

Run: python -m bench.run, or with the names of some parts to see their figures alone: python -m bench.run walk sizes.
"""

import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime

from bench import first_window, processes, sizes, step_5, walk
from bench.figure import Figure
from bench.first_window import ROOT

PARTS = {
    "first_window": first_window.measure,
    "walk": walk.measure,
    "step_5": step_5.measure,
    "sizes": sizes.measure,
    "processes": processes.measure,
}
PAGE, RAW = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.json"
HEAD = "| figure | baseline, same run | goal | measured | |\n|---|---|---|---|---|"
BEGIN, END = "<!-- table: make bench -->", "<!-- end of table -->"


def main(names: list[str]) -> None:
    """Measure the parts named, or all and write them down."""
    start = time.monotonic()
    figures = []
    for name in names or PARTS:
        for figure in PARTS[name]():
            figures.append(figure)
            print(figure.row(), flush=True)
    print(f"measured in {time.monotonic() - start:.0f} s")
    if not names:
        write(figures)


def write(figures: list[Figure]) -> None:
    """Write the raw figures, and the table between its two marks; what is written by hand around it stays."""
    facts = {"measured_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", **machine()}
    raw = {figure.name: {"measured": figure.measured, "is_met": figure.is_met, **figure.raw} for figure in figures}
    RAW.write_text(f"{json.dumps({**facts, 'figures': raw}, indent=1, ensure_ascii=False)}\n", encoding="utf-8")
    table = "\n".join([HEAD, *(figure.row() for figure in figures)])
    where = f"{facts['machine']}, Python {facts['python']}"
    said = f"Measured {facts['measured_at'][:10]} at commit `{facts['commit']}`: {where}."
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{said}\n\n{table}\n{END}{after}", encoding="utf-8")


def machine() -> dict[str, str]:
    """Return where it was measured, and what."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return {"commit": commit.stdout.strip(), "machine": where, "python": platform.python_version()}


if __name__ == "__main__":
    main(sys.argv[1:])
