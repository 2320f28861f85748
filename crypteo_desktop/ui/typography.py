"""The type of the program: Inter, in a few sizes, and the system's own letters where it cannot be loaded."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from crypteo_desktop.resources import resource

FAMILY: Final = "Inter"
FACTOR: Final = "textFactor"
"""The property of the application that holds how large text is; `text_size` sets it."""
_LARGE: Final = 1.2
_AIRY: Final = 20  # a line of text
WEIGHTS: Final = ("Regular", "Medium", "SemiBold")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One size of type, in pixels; `features` are OpenType tags that this style switches on."""

    size: int
    line: int
    weight: int = 400
    tracking: float = 0.0
    features: tuple[str, ...] = ()


# `l` with a tail and `I` with serifs wherever letters and digits stand side by side and are read out on the phone.
_SPOKEN: Final = ("tnum", "cv05", "cv08")

STYLES: Final = {
    "h1": TypeStyle(28, 36, 600, -0.4),
    "dlg": TypeStyle(20, 28, 600),
    "h2": TypeStyle(18, 26, 600),
    "lead": TypeStyle(17, 26),
    "masked": TypeStyle(20, 26, 400, 2.5),
    "body": TypeStyle(16, 24),
    "small": TypeStyle(15, 22),
    "meta": TypeStyle(14, 20),
    "stepper": TypeStyle(14, 17),
    "code": TypeStyle(34, 40, 500, 0.0, ("tnum",)),
    "ref": TypeStyle(16, 22, 600, 0.4, _SPOKEN),
    "refXL": TypeStyle(40, 48, 600, 1.0, _SPOKEN),
    "error-code": TypeStyle(15, 22, 600, 0.0, _SPOKEN),
    "hex": TypeStyle(16, 24, 500, 0.0, (*_SPOKEN, "zero")),
}


def load_fonts() -> bool:
    """Load the three weights of Inter into the application; return whether all of them are there."""
    files = (resource("fonts", f"{FAMILY}-{weight}.otf") for weight in WEIGHTS)
    return all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


def grown(pixels: float) -> int:
    """Return a length that goes with text, in logical pixels, at the size of text in force."""
    return round(pixels * _factor())


def is_large() -> bool:
    """Return whether text is so large that things side by side are better one below the other."""
    return _factor() >= _LARGE


def roomy(pixels: int) -> int:
    """Return a height, in logical pixels, that text stands in with some air, at the size of text in force."""
    return pixels + max(0, grown(_AIRY) - _AIRY)


def _factor() -> float:
    app = QCoreApplication.instance()
    told = app.property(FACTOR) if app is not None else None
    return float(told) if told else 1.0


def font(style: str, *, weight: int | None = None) -> QFont:
    """Return the font of a style of `STYLES`, in another weight if asked; the family is the application's."""
    chosen = STYLES[style]
    result = QFont()
    result.setPixelSize(grown(chosen.size))
    result.setWeight(QFont.Weight(chosen.weight if weight is None else weight))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if chosen.tracking:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, chosen.tracking * _factor())
    for tag in chosen.features:
        result.setFeature(QFont.Tag(tag), 1)
    return result
