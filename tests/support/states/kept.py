"""The small pictures that are kept beside the tests: how every state looked when somebody last looked at it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from tests.support.states.drawing import Distance, Grid, distance, small

KEPT: Final = Path(__file__).parents[2] / "ui" / "pictures"
DIFFERING: Final = Path(__file__).parents[3] / "build" / "pictures-that-differ"
# A changed word, shade or place is seen; another machine's smoothing of a few edges is not.
ALLOWED: Final = Distance(mean=0.5, worst=6.0)
_GRID: Final = Grid(8, QSize(240, 170), captions=False)
_NAMES: Final = "states"
_FEW_COLOURS: Final = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither


def group_of(name: str) -> str:
    """Return which sheet a state is kept on."""
    if name.startswith("CRY-"):
        return f"codes-{name[4]}"
    return f"screen-{name[0]}" if name[0].isdigit() else "dialogs"


def as_kept(picture: QPixmap) -> QImage:
    """Return a picture small and in few colours, so that all of them weigh less than a megabyte."""
    few = small(picture, _GRID.size).convertToFormat(QImage.Format.Format_RGB444, _FEW_COLOURS)
    return few.convertToFormat(QImage.Format.Format_RGB32)


def kept(name: str) -> QImage | None:
    """Return how a state looked, or None if nobody ever looked."""
    sheet = _sheet(group_of(name))
    names = sheet.text(_NAMES).split()
    return sheet.copy(_GRID.place(names.index(name))) if name in names else None


def keep(pictures: Mapping[str, QImage]) -> None:
    """Keep these pictures in place of all former ones."""
    KEPT.mkdir(exist_ok=True)
    for former in KEPT.glob("*.png"):
        former.unlink()
    for group in dict.fromkeys(map(group_of, pictures)):
        of_group = [(name, picture) for name, picture in pictures.items() if group_of(name) == group]
        sheet = _GRID.sheet(of_group)
        sheet.setText(_NAMES, " ".join(name for name, _ in of_group))
        sheet.save(str(KEPT / f"{group}.png"), quality=0)


def differs(name: str, picture: QPixmap) -> str:
    """Return how far a state is from how it looked, with both pictures written, or nothing when it looks the same."""
    former, now = kept(name), as_kept(picture)
    if former is None:
        return f"{name} has no picture yet: look at it with `make pictures`, then `make kept-pictures`"
    apart = distance(former, now)
    if apart.mean <= ALLOWED.mean and apart.worst <= ALLOWED.worst:
        return ""
    DIFFERING.mkdir(parents=True, exist_ok=True)
    former.save(str(DIFFERING / f"{name}-before.png"))
    now.save(str(DIFFERING / f"{name}-now.png"))
    picture.save(str(DIFFERING / f"{name}-now-whole.png"))
    seen = f"{apart.mean:.1f} over all, {apart.worst:.0f} at one place"
    return f"{name} looks otherwise ({seen}): see {DIFFERING}/{name}-*.png; if it is better, `make kept-pictures`"


@cache
def _sheet(group: str) -> QImage:
    sheet = QImage(str(KEPT / f"{group}.png"))
    return sheet if not sheet.isNull() else QImage(1, 1, QImage.Format.Format_RGB32)
