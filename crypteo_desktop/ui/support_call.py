"""SupportCall: opens the support card over whatever shows, with secrets hidden, and saves it where the holder says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.secrets_aside import secrets_aside
from crypteo_desktop.ui.translation import say

if TYPE_CHECKING:
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.support.support_card import CardRow
    from crypteo_desktop.ui.report_saving import ReportSaving
    from crypteo_desktop.ui.spoken import Spoken
    from crypteo_desktop.ui.support_card_dialog import SupportCardDialog

_WHERE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Save the support card")
_FILE_NAME: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "crypteo-support.txt")
_NOT_SAVED: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "The card could not be saved")
_ELSEWHERE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Nothing may be written there. Choose another folder.")
_BACK: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Back")


def choose_file(parent: QWidget) -> Path | None:
    """Ask with the system's dialog where to save; None when the holder chose nothing."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  the window comes first

    chosen, _ = QFileDialog.getSaveFileName(parent, say(_WHERE), say(_FILE_NAME))
    return Path(chosen) if chosen else None


class SupportCall(QObject):
    """One card at a time over the window or its dialog; `spoken` and `card` tell what stands on it at that moment.

    What is saved is for its owner alone: `write` sees to that.
    """

    def __init__(
        self,
        window: QWidget,
        spoken: Callable[[], Spoken],
        card: Callable[[], Sequence[CardRow]],
        desk: SupportDesk,
        write: Callable[[Path, bytes], None],
        ask_for_file: Callable[[QWidget], Path | None] = choose_file,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._spoken = spoken
        self._card = card
        self._desk = desk
        self._write = write
        self._ask_for_file = ask_for_file
        self._make_report: Callable[[], str] | None = None
        self._report: ReportSaving | None = None
        self._card_dialog: SupportCardDialog | None = None

    def offer_report(self, make: Callable[[], str]) -> None:
        """Offer on the card to save the report that `make` returns, in any thread."""
        self._make_report = make

    def show_card(self) -> None:
        """Open the card; what was shown in clear, in any window, is hidden first, and cannot be shown meanwhile."""
        if self._card_dialog is not None:
            return
        from crypteo_desktop.ui.support_card_dialog import SupportCardDialog  # noqa: PLC0415  the window comes first
        from crypteo_desktop.ui.widgets.dialog import Dialog  # noqa: PLC0415  as above

        open_dialogs = [dialog for dialog in self._window.findChildren(Dialog) if dialog.isVisible()]
        over = open_dialogs[-1] if open_dialogs else self._window
        has_report = self._make_report is not None
        dialog = SupportCardDialog(
            over, self._spoken().reference, self._card(), self._desk.page_of, has_report=has_report
        )
        dialog.save_requested.connect(lambda text: self._save(dialog, text))
        dialog.finished.connect(self._on_closed)
        dialog.destroyed.connect(self._on_closed)  # with a dialog below it that went by itself
        dialog.report_requested.connect(partial(self._save_report, dialog))
        self._card_dialog = dialog
        secrets_aside().hide_during(dialog)
        dialog.open()
        dialog.copy.setFocus()

    def close_card(self) -> None:
        """Close the card if it is open: the window goes, and other windows may show their secrets again."""
        if self._card_dialog is not None:
            self._card_dialog.reject()

    def _save_report(self, card: SupportCardDialog) -> None:
        from crypteo_desktop.ui.report_saving import ReportSaving  # noqa: PLC0415  as above

        if self._report is None and self._make_report is not None:
            self._report = ReportSaving(self._make_report, self._ask_for_file, self._write, self)
        if self._report is not None:
            self._report.save(card)

    def _on_closed(self, _: object = None) -> None:
        self._card_dialog = None

    def _save(self, over: QWidget, text: str) -> None:
        from crypteo_desktop.ui.widgets.dialog import tell  # noqa: PLC0415  as above

        file = self._ask_for_file(over)
        if file is None:
            return
        try:
            self._write(file, text.encode())
        except OSError:
            tell(over, say(_NOT_SAVED), say(_ELSEWHERE), close=say(_BACK))
