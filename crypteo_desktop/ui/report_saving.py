"""ReportSaving: has the diagnosis made beside the window and writes it where the holder says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.jobs import Jobs
from crypteo_desktop.ui.translation import say

if TYPE_CHECKING:
    from crypteo_desktop.ui.support_card_dialog import SupportCardDialog

_LOOKING: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Looking at network, disk and keyring: a few seconds…")
_SAVED: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "The report is saved.")
_NOT_SAVED: Final = QT_TRANSLATE_NOOP(
    "SupportCardDialog", "The report could not be saved there. Choose another folder."
)
_NOT_MADE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "The report could not be made. Save the card instead.")


class ReportSaving(QObject):
    """One report at a time; whoever closes the card meanwhile still gets it."""

    def __init__(
        self,
        make: Callable[[], str],
        ask_for_file: Callable[[QWidget], Path | None],
        write: Callable[[Path, bytes], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._ask_for_file = ask_for_file
        self._put = write
        self._file: Path | None = None
        self._card: SupportCardDialog | None = None
        self._jobs = Jobs(self)
        self._jobs.succeeded.connect(self._write)
        self._jobs.failed.connect(partial(self._show, _NOT_MADE))

    def save(self, card: SupportCardDialog) -> None:
        """Ask where to, then look at everything and write it down there."""
        if self._jobs.is_busy:
            return
        self._file = self._ask_for_file(card)
        if self._file is None:
            return
        self._card = card
        card.destroyed.connect(self._forget_card)
        card.show_report_state(say(_LOOKING), busy=True)
        self._jobs.start(lambda _token, _tell: self._make())

    def _write(self, told: str) -> None:
        try:
            if self._file is not None:
                self._put(self._file, told.encode())
        except OSError:
            self._show(_NOT_SAVED)
        else:
            self._show(_SAVED)

    def _show(self, words: Text, *_: object) -> None:
        if self._card is not None:
            self._card.show_report_state(say(words), busy=False)

    def _forget_card(self) -> None:
        self._card = None
