"""The look: contrast, schemes, fonts."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.resources import resource
from crypteo_desktop.ui.palette import DARK, LIGHT, Palette, of_system
from crypteo_desktop.ui.stylesheet import stylesheet
from crypteo_desktop.ui.theme import Theme, theme_of
from crypteo_desktop.ui.typography import STYLES, font

TEXT_ON = [
    ("ink", "paper"),
    ("ink", "band"),
    ("ink2", "paper"),
    ("ink2", "band"),
    ("ink3", "field"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("disabled_text", "disabled_bg"),
    ("disabled_text", "paper"),
    ("error", "paper"),
    ("warn", "paper"),
    ("ok", "paper"),
    ("ink", "error_tint"),
    ("ink", "warn_tint"),
    ("ink", "ok_tint"),
    ("ink", "info_tint"),
]
OUTLINES = ["edge", "accent", "error_border", "focus"]


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.x."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(color).getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_words_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("outline", OUTLINES)
def test_outlines_can_be_seen(palette: Palette, outline: str) -> None:
    assert contrast(getattr(palette, outline), palette.paper) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_stylesheet_holds_no_colour_of_its_own(palette: Palette) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(palette)))
    assert used
    assert used <= {value for value in asdict(palette).values() if isinstance(value, str)}


def test_high_contrast_takes_the_system_s_colours_and_thicker_outlines() -> None:
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    palette = of_system(system)
    assert (palette.paper, palette.ink, palette.error, palette.error_tint) == (
        "#000000",
        "#ffff00",
        "#ffff00",
        "#000000",
    )
    assert palette.edge_width == 2.0


def test_every_widget_finds_the_theme_in_force(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert theme_of(widget) is theme


def test_other_colours_are_told(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.refresh()
    assert theme.palette in {LIGHT, DARK}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_set_in_inter_at_its_size(style: str) -> None:
    info = QFontInfo(font(style))
    assert info.family() == "Inter"
    assert info.pixelSize() == STYLES[style].size


def test_the_three_weights_are_there() -> None:
    widths = {QFontMetricsF(font("body", weight=weight)).horizontalAdvance("Crypteo") for weight in (400, 500, 600)}
    assert len(widths) == 3


def test_digits_of_the_code_are_equally_wide() -> None:
    metrics = QFontMetricsF(font("code"))
    assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("000")


@pytest.mark.parametrize("sign", "éàçœŒÿ’…«»–·→\u00a0\u202f•€")
def test_the_fonts_hold_every_sign_of_french(sign: str) -> None:
    assert QFontMetricsF(font("body")).inFontUcs4(ord(sign))


def test_the_licence_of_the_fonts_ships_with_them() -> None:
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
