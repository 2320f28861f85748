"""The colours of the program, light and dark, and those of the system where high contrast is wanted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

from crypteo_desktop.ui.contrast import SHAPE, legible


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours as `#RRGGBB`, named after their use; `edge_width` is the rest width of outlines in pixels."""

    paper: str
    band: str
    line: str
    field: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    disabled_bg: str
    disabled_text: str
    error: str
    error_tint: str
    error_border: str
    warn: str
    warn_tint: str
    warn_border: str
    ok: str
    ok_tint: str
    ok_border: str
    info: str
    info_tint: str
    info_border: str
    focus: str
    edge_width: float = 1.5

    def color(self, name: str) -> QColor:
        """Return the colour called `name`, for a painter."""
        return QColor(str(getattr(self, name)))


LIGHT: Final = Palette(
    paper="#FFFFFF",
    band="#F4F6F8",
    line="#D9DEE5",
    field="#FFFFFF",
    edge="#6F7B8B",
    ink="#17202C",
    ink2="#465264",
    ink3="#5F6B7C",
    accent="#B0122B",
    accent_hover="#8F0C21",
    accent_pressed="#730818",
    on_accent="#FFFFFF",
    disabled_bg="#E6E9EE",
    disabled_text="#5A6676",
    error="#9A3B00",
    error_tint="#FFF1E6",
    error_border="#C25A12",
    warn="#6F4E00",
    warn_tint="#FFF7DC",
    warn_border="#A67C00",
    ok="#17663A",
    ok_tint="#E9F5ED",
    ok_border="#2F8A57",
    info="#2C4A6E",
    info_tint="#EEF3F9",
    info_border="#7D96B5",
    focus="#0B57D0",
)

DARK: Final = Palette(
    paper="#171C23",
    band="#11151B",
    line="#333C48",
    field="#0F1318",
    edge="#8290A1",
    ink="#EEF1F5",
    ink2="#BAC4D1",
    ink3="#9AA6B5",
    accent="#D3334C",
    accent_hover="#C02840",
    accent_pressed="#A81E35",
    on_accent="#FFFFFF",
    disabled_bg="#2A323C",
    disabled_text="#9DA9B8",
    error="#FFB284",
    error_tint="#3A2113",
    error_border="#D9783A",
    warn="#F1CE6B",
    warn_tint="#332A10",
    warn_border="#B8922C",
    ok="#83D8A8",
    ok_tint="#122C1E",
    ok_border="#3F9A69",
    info="#AFCBEF",
    info_tint="#182534",
    info_border="#54708F",
    focus="#8AB8FF",
)


def of_system(system: QPalette) -> Palette:
    """Return the system's own colours under our names: no tints, no hues, outlines of 2 pixels.

    The highlight of a system need not stand out from its windows; ours marks the focus and the button that goes on, so
    the colour of the text takes its place where it does not.
    """
    role = QPalette.ColorRole
    paper, ink, field = (system.color(each).name() for each in (role.Window, role.WindowText, role.Base))
    highlight, highlighted = (system.color(each).name() for each in (role.Highlight, role.HighlightedText))
    accent = legible(highlight, paper, ink, least=SHAPE)
    disabled = system.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    hues = {f"{hue}{part}": ink for hue in ("error", "warn", "ok", "info") for part in ("", "_border")}
    tints = {f"{hue}_tint": paper for hue in ("error", "warn", "ok", "info")}
    return Palette(
        paper=paper,
        band=paper,
        line=ink,
        field=field,
        edge=ink,
        ink=ink,
        ink2=ink,
        ink3=ink,
        accent=accent,
        accent_hover=accent,
        accent_pressed=accent,
        on_accent=legible(highlighted, accent, paper, ink),
        disabled_bg=paper,
        disabled_text=disabled,
        focus=legible(highlight, paper, ink),
        edge_width=2.0,
        **hues,
        **tints,
    )


def for_qt(palette: Palette) -> QPalette:
    """Return what Qt's own widgets (file dialog, menus, tooltips, selections) need to look alike."""
    result = QPalette()
    role = QPalette.ColorRole
    plain = {
        role.Window: palette.paper,
        role.WindowText: palette.ink,
        role.Base: palette.field,
        role.AlternateBase: palette.band,
        role.Text: palette.ink,
        role.PlaceholderText: palette.ink3,
        role.Button: palette.paper,
        role.ButtonText: palette.ink,
        role.ToolTipBase: palette.band,
        role.ToolTipText: palette.ink,
        role.Highlight: palette.focus,
        role.HighlightedText: palette.paper,
        role.Link: palette.focus,
        role.Mid: palette.line,
    }
    for each, colour in plain.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette.disabled_text))
    return result
