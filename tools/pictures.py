"""Draws every state of every screen, in both languages, light and dark, at 100, 150, 200 %: files, sheets, an index."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from tests.support.languages import french
from tests.support.states import STATES
from tests.support.states.drawing import Grid, in_one_place, lit, small
from tests.support.states.kept import as_kept, keep

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "build" / "pictures"
_WHOLE: Final = QSize(960, 680)
_ON_SHEET: Final = QSize(480, 340)
_COLUMNS, _ON_ONE_SHEET = 4, 20


@dataclass(frozen=True)
class Variant:
    """One way to see the program; `scale` is the pixels of the screen for a hundred of the design."""

    language: str
    theme: str
    scale: int

    @property
    def name(self) -> str:
        """What its folder is called: fr-light-100."""
        return f"{self.language}-{self.theme}-{self.scale}"


VARIANTS: Final = (
    *(Variant(*each) for each in product(("fr", "en"), ("light", "dark"), (100, 200))),
    # What a scale between pixels blurs or cuts, it does in any colours.
    *(Variant(language, "light", 150) for language in ("fr", "en")),
)


def drawn(variant: Variant, wanted: str) -> Iterator[tuple[str, QPixmap]]:
    """Draw all states whose name holds `wanted`, one after the other."""
    app = QApplication([])
    qInstallMessageHandler(lambda *_: None)  # this platform tells of each window what it cannot do
    speaking = french(app) if variant.language == "fr" else nullcontext()
    with in_one_place(), speaking, lit(app, dark=variant.theme == "dark"):
        for name, state in STATES.items():
            if wanted in name:
                showing = state.show(_WHOLE.width(), _WHOLE.height())
                yield name, showing.picture()
                showing.close()


def draw(variant: Variant, wanted: str) -> None:
    """Draw states into the variant's folder, with the sheets of them."""
    folder, pictures = PICTURES / variant.name, []
    folder.mkdir(parents=True, exist_ok=True)
    for former in PICTURES.glob(f"sheet-{variant.name}-*.png"):
        former.unlink()
    for name, picture in drawn(variant, wanted):
        picture.save(str(folder / f"{name}.png"))
        pictures.append((name, small(picture, _ON_SHEET)))
    grid = Grid(_COLUMNS, _ON_SHEET)
    for number, first in enumerate(range(0, len(pictures), _ON_ONE_SHEET), 1):
        sheet = grid.sheet(pictures[first : first + _ON_ONE_SHEET])
        sheet.save(str(PICTURES / f"sheet-{variant.name}-{number:02}.png"))


def _in_a_process(variant: Variant, *wanted: str) -> int:
    """Draw in a process of its own: the pixels for one of the design are settled when it starts."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(variant.scale / 100),
    }
    command = [sys.executable, __file__, "--one", variant.name, *wanted]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _index(variants: tuple[Variant, ...]) -> Iterator[str]:
    yield "<!doctype html><meta charset=utf-8><title>Crypteo Desktop</title>"
    yield "<style>body{font:15px sans-serif;margin:2em}img{width:22em;border:1px solid #999}td{padding:.5em}</style>"
    yield "<table><tr><th></th>" + "".join(f"<th>{variant.name}</th>" for variant in variants) + "</tr>"
    names = sorted({file.stem for variant in variants for file in (PICTURES / variant.name).glob("*.png")})
    for name in names:
        cells = (f"{variant.name}/{escape(name)}.png" for variant in variants)
        pictures = "".join(f'<td><a href="{cell}"><img loading=lazy src="{cell}"></a></td>' for cell in cells)
        yield f"<tr><th>{escape(name)}</th>{pictures}</tr>"
    yield "</table>"


def main() -> int:
    """Draw the variants that are asked for, two at a time, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", default="", help="those whose name holds this, for instance fr-light")
    parser.add_argument("--only", default="", help="states whose name holds this, for instance 6-copy")
    parser.add_argument("--keep", action="store_true", help="keep small ones, which the tests compare with")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        variant = next(variant for variant in VARIANTS if variant.name == asked.one)
        keep({name: as_kept(it) for name, it in drawn(variant, "")}) if asked.keep else draw(variant, asked.only)
        return 0
    if asked.keep:
        return _in_a_process(VARIANTS[0], "--keep")
    begun, variants = time.monotonic(), tuple(each for each in VARIANTS if asked.variants in each.name)
    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(lambda variant: _in_a_process(variant, "--only", asked.only), variants))
    index = PICTURES / "index.html"
    index.write_text("\n".join(_index(variants)), encoding="utf-8")
    print(f"{time.monotonic() - begun:.0f} s: {PICTURES}/sheet-*.png, {index}")  # noqa: T201  the last word of a command
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
