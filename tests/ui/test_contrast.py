"""Every text and every telling shape stands out from what it stands on: in light, dark and high contrast."""

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from crypteo_desktop.ui.contrast import SHAPE, TEXT, contrast, legible
from crypteo_desktop.ui.palette import DARK, LIGHT, Palette, for_qt, of_system

HUES = ("error", "warn", "ok", "info")
SURFACES = ("paper", "band", "field")
TEXTS = (
    *(("ink", surface) for surface in (*SURFACES, "disabled_bg", *(f"{hue}_tint" for hue in HUES))),
    *(("ink2", surface) for surface in ("paper", "band")),
    ("ink3", "field"),  # a placeholder
    *((f"{hue}", surface) for hue in HUES for surface in ("paper", f"{hue}_tint")),
    *(("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")),
    ("paper", "focus"),  # selected text
    ("paper", "ink"),  # the number of a step that is done, the tick in a box
)
DISABLED = tuple(("disabled_text", surface) for surface in ("disabled_bg", *SURFACES))
SHAPES = (
    *(("edge", surface) for surface in SURFACES),
    *(("focus", surface) for surface in (*SURFACES, *(f"{hue}_tint" for hue in HUES))),
    *(("accent", surface) for surface in ("paper", "band")),
    *((f"{hue}_border", "paper") for hue in HUES),
)
FILLS = {"line", "edge_width", "accent_hover", "accent_pressed"}  # decoration, a width, and what only text stands on


def system(paper: str, ink: str, highlight: str, highlighted: str) -> Palette:
    """Return our palette under a system's colours of high contrast."""
    palette, role = QPalette(), QPalette.ColorRole
    told = {role.Window: paper, role.Base: paper, role.WindowText: ink, role.Highlight: highlight}
    for each, colour in {**told, role.HighlightedText: highlighted}.items():
        palette.setColor(each, QColor(colour))
    return of_system(palette)


PALETTES = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast black": system("#000000", "#ffffff", "#1aebff", "#000000"),
    "high contrast white": system("#ffffff", "#000000", "#37006e", "#ffffff"),
    "high contrast yellow on black": system("#000000", "#ffff00", "#0000ff", "#ffffff"),
    "high contrast, a pale highlight": system("#ffffff", "#000000", "#d0e8ff", "#ffffff"),
    "no high contrast at all": system("#efefef", "#000000", "#308cc6", "#ffffff"),
}


def weak(palette: Palette, pairs: tuple[tuple[str, str], ...], least: float) -> list[tuple[str, str, float]]:
    ratios = ((one, other, contrast(getattr(palette, one), getattr(palette, other))) for one, other in pairs)
    return [(one, other, round(ratio, 2)) for one, other, ratio in ratios if ratio < least]


@pytest.mark.parametrize("name", PALETTES)
def test_text_can_be_read(name: str) -> None:
    assert weak(PALETTES[name], TEXTS, TEXT) == []


@pytest.mark.parametrize("name", PALETTES)
def test_shapes_can_be_told_apart(name: str) -> None:
    assert weak(PALETTES[name], SHAPES, SHAPE) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_does_not_work_can_still_be_read_out_on_the_phone(name: str) -> None:
    assert weak(PALETTES[name], DISABLED, TEXT) == []


@pytest.mark.parametrize("name", PALETTES)
def test_what_qt_paints_itself_can_be_read(name: str) -> None:
    colours, role = for_qt(PALETTES[name]), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
    )
    ratios = {pair: contrast(colours.color(pair[0]).name(), colours.color(pair[1]).name()) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < TEXT} == {}


def test_no_colour_is_left_out() -> None:
    weighed = {colour for pair in (*TEXTS, *SHAPES, *DISABLED) for colour in pair}
    assert {field.name for field in fields(Palette)} - weighed <= FILLS


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert legible("#777777", "#ffffff", "#000000") == "#000000"
    assert legible("#000000", "#ffffff", "#777777") == "#000000"
