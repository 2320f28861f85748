"""The one stylesheet: the colours that Qt's stock widgets take by property; outlines are painted, not styled."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from crypteo_desktop.ui.palette import Palette

_SHEET: Final = Template("""
QWidget[surface="paper"] { background: $paper; }
QWidget[surface="band"] { background: $band; }
QLabel[tone="ink"] { color: $ink; }
QLabel[tone="ink2"] { color: $ink2; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="info"] { color: $info; }
QLabel[tone]:disabled { color: $disabled_text; }
QLineEdit { lineedit-password-character: 8226; }
QLineEdit[kind="field"] { background: transparent; border: none; padding: 0 12px; color: $ink;
  selection-background-color: $focus; selection-color: $paper; }
QLineEdit[kind="field"]:disabled { color: $disabled_text; }
QScrollArea[kind="page"], QScrollArea[kind="page"] > QWidget { background: transparent; border: none; }
QScrollBar[kind="page"] { background: transparent; width: 14px; margin: 2px 3px 2px 3px; }
QScrollBar[kind="page"]::handle { background: $edge; border-radius: 4px; min-height: 40px; }
QScrollBar[kind="page"]::add-line, QScrollBar[kind="page"]::sub-line { height: 0; }
QToolTip { background: $band; color: $ink; border: 1px solid $edge; padding: 4px; }
""")


def stylesheet(palette: Palette) -> str:
    """Return the stylesheet in these colours."""
    return _SHEET.substitute(asdict(palette))
