"""DoneView: where the verified file lies, what remains to be done with it, and what was checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.problems import Problem
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.checks_list import ChecksList
from crypteo_desktop.ui.pages.wording import short_path
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.button_grid import ButtonGrid
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.message import BoxedMessage, CodeLine, Panel
from crypteo_desktop.ui.widgets.path_line import PathLine
from crypteo_desktop.ui.widgets.visibility import show_if

_VERIFIED: Final = QT_TRANSLATE_NOOP("DoneView", "Your certificate is verified and saved")
_OPEN_FOLDER: Final = QT_TRANSLATE_NOOP("DoneView", "Open the folder")
_COPY: Final = QT_TRANSLATE_NOOP("DoneView", "Copy to a USB stick…")
_INSTALL: Final = QT_TRANSLATE_NOOP("DoneView", "Install on this computer")
_SHEET: Final = QT_TRANSLATE_NOOP("DoneView", "Certificate sheet…")
_REMINDERS: Final = QT_TRANSLATE_NOOP("DoneView", "Calendar reminders…")
_COMPATIBLE: Final = QT_TRANSLATE_NOOP("DoneView", "Compatible format…")
_BACKUP: Final = QT_TRANSLATE_NOOP(
    "DoneView", "Keep a backup on a medium that is not connected, for instance a USB stick."
)
_IF_LOST: Final = QT_TRANSLATE_NOOP(
    "DoneView",
    "If you lose this file, the certificate must be revoked and a new order placed, which is invoiced as well.",
)
_COPIED: Final = QT_TRANSLATE_NOOP("DoneView", "A proved copy is kept: {file}")
_KEEP_SAFE: Final = QT_TRANSLATE_NOOP("DoneView", "Keep it in a safe place, apart from this computer.")
_CLOUD: Final = QT_TRANSLATE_NOOP("DoneView", "This folder is synchronised by {cloud}.")
_IN_CLOUD: Final = QT_TRANSLATE_NOOP(
    "DoneView",
    "So your file is also on servers of that service, protected by your password alone. "
    "Better: move it to a folder that is not synchronised, and keep a copy on a USB stick.",
)
_NOT_TOLD: Final = QT_TRANSLATE_NOOP("DoneView", "The certificate service has not been told yet.")
_NOTHING_LOST: Final = QT_TRANSLATE_NOOP(
    "DoneView", "{reason} Your file is complete: only the confirmation of your download is missing."
)
_TRY_AGAIN: Final = QT_TRANSLATE_NOOP("DoneView", "Try again")
_SAVED: Final = QT_TRANSLATE_NOOP("DoneView", "Saved: {file}")


@dataclass(frozen=True, slots=True)
class Result:
    """What the happy end shows; `cloud` names the service that synchronises the folder, or nothing."""

    checks: tuple[Check, ...]
    file: Path | None
    copies: tuple[Path, ...] = ()
    cloud: str = ""
    untold: Problem | None = None


class DoneView(QWidget):
    """The happy end.

    Signals: `retry_requested()` to tell the service once more; `copy_requested()`, `sheet_requested()`,
    `reminders_requested()`, `install_requested()`, `other_format_requested()` from its buttons. The last two show only
    once they are offered.
    """

    retry_requested = Signal()
    copy_requested = Signal()
    sheet_requested = Signal()
    reminders_requested = Signal()
    install_requested = Signal()
    other_format_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self.path = PathLine()
        self.checks = ChecksList()
        self.open_button = SecondaryButton(say(_OPEN_FOLDER), "folder")
        self.copy_button = SecondaryButton(say(_COPY), "usb")
        self.install_button = SecondaryButton(say(_INSTALL), "screen")
        self.sheet_button = SecondaryButton(say(_SHEET), "printer")
        self.reminders_button = SecondaryButton(say(_REMINDERS), "calendar")
        self.other_format_button = SecondaryButton(say(_COMPATIBLE), "file")
        self.retry_button = SecondaryButton(say(_TRY_AGAIN))
        self._offered = set(self._buttons()) - {self.install_button, self.other_format_button}
        self._grid = ButtonGrid(self._buttons())
        self._offer()
        self.untold = BoxedMessage("warn", say(_NOT_TOLD))
        self.cloud = BoxedMessage("warn", "")
        self.backup = BoxedMessage("warn", say(_BACKUP), say(_IF_LOST))
        self.copied = BoxedMessage("ok", "")
        self.saved = BoxedMessage("ok", "")
        self.refused = BoxedMessage("error", "")
        self._code = CodeLine()
        self._refused_code = CodeLine()
        for box in self._boxes():
            box.hide()
        self._connect()
        self._lay_out()

    def offer_install(self) -> None:
        """Show the button that installs the certificate on this computer."""
        self._offered.add(self.install_button)
        self._offer()

    def offer_other_format(self) -> None:
        """Show the button that saves the file in the compatible format too."""
        self._offered.add(self.other_format_button)
        self._offer()

    def _offer(self) -> None:
        self._grid.offer(tuple(button for button in self._buttons() if button in self._offered))

    def show_result(self, result: Result) -> None:
        """Show the file, where it is copied and synchronised, what was checked, whether the service has to be told."""
        self._file = result.file
        self.checks.show_checks(result.checks)
        self.path.show_path(short_path(result.file, Path.home()) if result.file is not None else "")
        show_if(self.untold, result.untold is not None)
        if result.untold is not None:
            self.untold.show_message(say(_NOT_TOLD), say(_NOTHING_LOST, reason=sentence(result.untold)))
            self._code.show_code(result.untold.kind.code)
        show_if(self.cloud, bool(result.cloud))
        self.cloud.show_message(say(_CLOUD, cloud=result.cloud), say(_IN_CLOUD))
        self.show_copies(result.copies)

    def show_copies(self, copies: tuple[Path, ...]) -> None:
        """Show the last proved copy in the place of the warning that there is none."""
        show_if(self.backup, not copies)
        show_if(self.copied, bool(copies))
        if copies:
            self.copied.show_message(say(_COPIED, file=short_path(copies[-1], Path.home())), say(_KEEP_SAFE))

    def show_saved(self, file: Path) -> None:
        """Say where the sheet or the reminders were saved."""
        self.refused.hide()
        self.saved.show_message(say(_SAVED, file=short_path(file, Path.home())))
        self.saved.show()
        announce(self, self.saved.accessibleName())

    def show_refused(self, problem: Problem) -> None:
        """Say why the sheet or the reminders could not be saved."""
        self.saved.hide()
        self.refused.show_message(sentence(problem), remedy(problem))
        self._refused_code.show_code(problem.kind.code)
        self.refused.show()
        announce(self, self.refused.accessibleName(), urgent=True)

    def _buttons(self) -> tuple[SecondaryButton, ...]:
        first = (self.open_button, self.copy_button, self.install_button)
        return (*first, self.sheet_button, self.reminders_button, self.other_format_button)

    def _boxes(self) -> tuple[BoxedMessage, ...]:
        return (self.untold, self.refused, self.saved, self.cloud, self.copied)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._open_folder)
        self.copy_button.clicked.connect(self.copy_requested)
        self.install_button.clicked.connect(self.install_requested)
        self.sheet_button.clicked.connect(self.sheet_requested)
        self.reminders_button.clicked.connect(self.reminders_requested)
        self.other_format_button.clicked.connect(self.other_format_requested)
        self.retry_button.clicked.connect(self.retry_requested)

    def _lay_out(self) -> None:
        panel = Panel("ok", "check-circle", say(_VERIFIED))
        file_row = QHBoxLayout()
        file_row.setSpacing(10)
        file_row.addWidget(Icon("file", 20, "ink"))
        file_row.addWidget(self.path, 1)
        panel.column.addLayout(file_row)
        retry_row = QHBoxLayout()
        retry_row.setContentsMargins(0, 8, 0, 0)
        retry_row.addWidget(self.retry_button)
        retry_row.addSpacing(16)
        retry_row.addWidget(self._code)
        retry_row.addStretch()
        self.untold.column.addLayout(retry_row)
        self.refused.column.addWidget(self._refused_code)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        parts = (self.untold, panel, self._grid, self.refused, self.saved, self.cloud, self.copied, self.backup)
        for part in parts:
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.checks)

    def _open_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))
