"""DoneView: what was checked, where the file lies, and what remains to be done with it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.problems import Problem
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.wording import day, short_path
from crypteo_desktop.ui.problem_view import sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage, CodeLine, Panel
from crypteo_desktop.ui.widgets.path_line import PathLine

_VERIFIED: Final = QT_TRANSLATE_NOOP("DoneView", "Your certificate is verified and saved")
_OPEN_FOLDER: Final = QT_TRANSLATE_NOOP("DoneView", "Open the folder")
_BACKUP: Final = QT_TRANSLATE_NOOP(
    "DoneView", "Keep a backup on a medium that is not connected, for instance a USB stick."
)
_IF_LOST: Final = QT_TRANSLATE_NOOP(
    "DoneView",
    "If you lose this file, the certificate must be revoked and a new order placed, which is invoiced as well.",
)
_NOT_TOLD: Final = QT_TRANSLATE_NOOP("DoneView", "The certificate service has not been told yet.")
_NOTHING_LOST: Final = QT_TRANSLATE_NOOP(
    "DoneView", "{reason} Your file is complete: only the confirmation of your download is missing."
)
_TRY_AGAIN: Final = QT_TRANSLATE_NOOP("DoneView", "Try again")


class DoneView(QWidget):
    """The happy end. Signal: `retry_requested()` to tell the service once more."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._panel = Panel("ok", "check-circle", say(_VERIFIED))
        self._checks = QWidget()
        self._panel.column.addWidget(self._checks)
        self.path = PathLine()
        self.open_button = SecondaryButton(say(_OPEN_FOLDER), "folder")
        self.open_button.clicked.connect(self._open_folder)
        self.untold = BoxedMessage("warn", say(_NOT_TOLD))
        self.retry_button = SecondaryButton(say(_TRY_AGAIN))
        self.retry_button.clicked.connect(self.retry_requested)
        self._code = CodeLine()
        self.untold.hide()
        self._lay_out()

    def show_result(self, checks: tuple[Check, ...], file: Path | None, untold: Problem | None) -> None:
        """Show the list of what was checked, the file, and whether the service has still to be told."""
        self._file = file
        self._show_checks(tuple(say(check.text, **_shortened(check.facts)) for check in checks))
        self.path.show_path(short_path(file, Path.home()) if file is not None else "")
        self.untold.setVisible(untold is not None)
        if untold is not None:
            self.untold.show_message(say(_NOT_TOLD), say(_NOTHING_LOST, reason=sentence(untold)))
            self._code.show_code(untold.kind.code)

    def _show_checks(self, sentences: tuple[str, ...]) -> None:
        fresh = QWidget()
        columns = QHBoxLayout(fresh)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        half = (len(sentences) + 1) // 2
        for part in (sentences[:half], sentences[half:]):
            columns.addLayout(_ticked(part), 1)
        self._panel.column.replaceWidget(self._checks, fresh)
        self._checks.setParent(None)
        self._checks.deleteLater()
        self._checks = fresh

    def _lay_out(self) -> None:
        file_row = QHBoxLayout()
        file_row.setSpacing(12)
        file_row.addWidget(Icon("file", 22, "ink"))
        file_row.addWidget(self.path, 1)
        file_row.addWidget(self.open_button)
        retry_row = QHBoxLayout()
        retry_row.setContentsMargins(0, 8, 0, 0)
        retry_row.addWidget(self.retry_button)
        retry_row.addSpacing(16)
        retry_row.addWidget(self._code)
        retry_row.addStretch()
        self.untold.column.addLayout(retry_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.untold)
        column.addWidget(self._panel)
        column.addLayout(file_row)
        column.addWidget(BoxedMessage("warn", say(_BACKUP), say(_IF_LOST)))

    def _open_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))


def _ticked(sentences: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    for words in sentences:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("tick", 18, "ok"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label("small", words, wrap=True), 1)
        column.addLayout(row)
    column.addStretch()
    return column


def _shortened(facts: Mapping[str, str | datetime]) -> dict[str, str]:
    """Return the facts with days for moments: hours and minutes stood on the screen before."""
    return {name: day(fact) if isinstance(fact, datetime) else fact for name, fact in facts.items()}
