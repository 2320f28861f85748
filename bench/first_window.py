"""Time from process start to the first painted window: this program beside a bare QWizard, in turn, in one run.

Run: python -m bench.first_window RUNS [CHECKOUT...] compares the source with the bare QWizard and with other checkouts.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median

from bench.figure import Figure, medians, ratio_of
from bench.screen import Screen, screen

ROOT = Path(__file__).parents[1]
BARE = (sys.executable, str(Path(__file__).with_name("bare_wizard.py")))
OURS = (sys.executable, "-m", "crypteo_desktop")
BARE_BUNDLE = ROOT / "build" / "bare" / "bare_wizard"
BUNDLE = ROOT / "build" / "bundle" / "crypteo-desktop"
RUNS = 15
GOAL = 1.15


def measure() -> Iterator[Figure]:
    """Yield the figure of the source, and that of the bundle."""
    with screen() as shown:
        yield _compared(shown, "source", BARE, OURS)
        ensure_bundles()
        bare = (str(BARE_BUNDLE / "bare_wizard"),)
        yield _compared(shown, "bundle", bare, (str(BUNDLE / "crypteo-desktop"),))


def _compared(shown: Screen, what: str, bare: Sequence[str], ours: Sequence[str]) -> Figure:
    pairs = [(shown.seconds_to_first_paint(bare), _ours(shown, ours)) for _ in range(RUNS + 1)][1:]
    ratio = ratio_of(pairs)
    theirs, mine = medians(pairs)
    return Figure(
        f"process start to first painted window, {what}",
        f"bare QWizard, {theirs * 1000:.0f} ms",
        f"at most {GOAL:.2f}x",
        f"{ratio:.2f}x ({mine * 1000:.0f} ms)",
        ratio <= GOAL,
        {"seconds_bare_and_ours": pairs},
    )


def main(runs: int, *checkouts: str) -> None:
    """Print the medians of so many runs, each of all in turn: what passed, and what the first thread really ran."""
    named = {"bare QWizard": (BARE, None), "this checkout": (OURS, ROOT)}
    named |= {checkout: (OURS, Path(checkout).resolve()) for checkout in checkouts}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in named}
    with screen() as shown:
        for turn in range(runs + 1):
            for name, (command, folder) in named.items():
                with tempfile.TemporaryDirectory() as own:
                    asked = [*command, "--lang", "fr", "--data-dir", own] if folder else command
                    measured = shown.first_paint(asked, folder)
                if turn > 0:  # the first one also fills the caches of the disk
                    times[name].append(measured)
    for name, pairs in times.items():
        passed, ran = (median(values) * 1000 for values in zip(*pairs, strict=True))
        print(f"{name}: {passed:.0f} ms, of which {ran:.0f} ms at work")


def _ours(shown: Screen, command: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        return shown.seconds_to_first_paint([*command, "--lang", "fr", "--data-dir", folder])


@cache
def ensure_bundles() -> None:
    """Build ours from the present source, once, and a bare QWizard's bundle, as PyInstaller makes it of itself."""
    subprocess.run([ROOT / "tools" / "installer"], check=True, stdout=subprocess.DEVNULL)
    if not BARE_BUNDLE.exists():
        work = ["--workpath", "build/bare-work", "--distpath", "build/bare", "--specpath", "build/bare-work"]
        command = ["build/environment/bin/pyinstaller", "--noconfirm", "--log-level", "ERROR", *work]
        subprocess.run([*command, BARE[1]], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
