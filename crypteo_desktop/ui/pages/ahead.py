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


class Ahead(QObject):
    """Loads one thing after the other, for as long as its window is there."""

    def __init__(self, pages: Mapping[str, type[Page]], window: QObject) -> None:
        super().__init__(window)
        self._pages = pages

    def prepare_overview(self, prepare: Callable[[], None]) -> None:
        """Load what is seen first, of which the first work needs little, and let the present page `prepare` it."""
        self._one_by_one(partial(import_module, OVERVIEW), prepare)

    def load_pages(self) -> None:
        """Load the later pages; not beside the first work.

        Its thread loads much of the same, and the window would wait for each module that the thread has begun.
        """
        pieces = (partial(import_module, piece) for piece in PIECES)
        self._one_by_one(*pieces, *(partial(self._pages.__getitem__, step) for step in self._pages))

    def _one_by_one(self, *acts: Callable[[], object]) -> None:
        for turn, act in enumerate(acts):
            QTimer.singleShot(turn * _BETWEEN_MS, self, act)
