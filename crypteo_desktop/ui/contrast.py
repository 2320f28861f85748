"""How well two colours are told apart: the contrast ratio of WCAG 2.x, from 1 to 21."""

from typing import Final

from PySide6.QtGui import QColor

TEXT: Final = 4.5
"""The least ratio of text to what it stands on."""
SHAPE: Final = 3.0
"""The least ratio of a shape that tells something, and of large text."""
_LINEAR_BELOW: Final = 0.04045
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours (`#RRGGBB`), whichever is the lighter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(wanted: str, surface: str, *others: str, least: float = TEXT) -> str:
    """Return `wanted` where it is told apart from `surface`, else the one of `others` that is told apart best."""
    if contrast(wanted, surface) >= least:
        return wanted
    return max((wanted, *others), key=lambda colour: contrast(colour, surface))


def _luminance(colour: str) -> float:
    told = QColor(colour)
    parts = (told.redF(), told.greenF(), told.blueF())
    return sum(weight * _linear(part) for weight, part in zip(_WEIGHTS, parts, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
