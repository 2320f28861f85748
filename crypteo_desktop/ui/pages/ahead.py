"""Loads the pages of the later steps behind the first window, so that turning to one takes no longer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from crypteo_desktop.ui.pages.page import Page

_BETWEEN_MS: Final = 50  # no two in one breath: a page may take 20 ms


def load_ahead(pages: Mapping[str, type[Page]], owner: QObject) -> None:
    """Load one page after the other, for as long as its owner is there."""
    for turn, step in enumerate(pages):
        QTimer.singleShot(turn * _BETWEEN_MS, owner, partial(pages.__getitem__, step))
