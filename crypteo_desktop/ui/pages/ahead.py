"""Loads the pages of the later steps behind the first window, so that turning to one takes no longer."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crypteo_desktop.ui.pages.page import Page

_BETWEEN_MS: Final = 25  # no two in one breath: none takes 10 ms, and so the window never stands still for longer
OVERVIEW: Final = "crypteo_desktop.ui.pages.order_overview"
# What the pages need, in pieces: the last page alone would take 30 ms.
PIECES: Final = (
    "crypteo_desktop.ui.widgets.dialog",
    "crypteo_desktop.steps.journal",
    "crypteo_desktop.steps.other_format",
    "crypteo_desktop.ui.motion",
    "crypteo_desktop.ui.keeping.sheet_pdf",
    "crypteo_desktop.ui.keeping.copy_desk",
    "crypteo_desktop.ui.keeping.safekeeping",
    "crypteo_desktop.ui.verification_dialog",
)


def load_ahead(pages: Mapping[str, type[Page]], prepare: Callable[[], None], owner: QObject) -> None:
    """Load what is seen first, let the present page `prepare` it, then load one piece after the other.

    It goes on for as long as the owner is there.
    """
    acts: tuple[Callable[..., object], ...] = (
        partial(import_module, OVERVIEW),
        prepare,
        *(partial(import_module, piece) for piece in PIECES),
        *(partial(pages.__getitem__, step) for step in pages),
    )
    for turn, act in enumerate(acts):
        QTimer.singleShot(turn * _BETWEEN_MS, owner, act)
