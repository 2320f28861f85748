"""PaperDesk: saves the sheet and the reminders where the holder wants them, and opens them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.media import CopyFolders
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.jobs import Jobs, Tell
from crypteo_desktop.ui.translation import say

SHEET_NAME: Final = QT_TRANSLATE_NOOP("PaperDesk", "{name}_sheet.pdf")
REMINDERS_NAME: Final = QT_TRANSLATE_NOOP("PaperDesk", "{name}_reminders.ics")
_WHERE: Final = QT_TRANSLATE_NOOP("PaperDesk", "Save as")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be saved beside `file`, under a name that says what it is."""

    file: Path
    name: Text
    content: bytes

    @property
    def suggested(self) -> Path:
        """Where it would be saved."""
        return self.file.with_name(say(self.name, name=self.file.stem))


AskForFile = Callable[[QWidget, Path], Path | None]


def ask_for_file(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save, with the system's dialog, which asks before a file is replaced; None for nowhere."""
    kind = f"*{suggested.suffix}"
    chosen, _ = QFileDialog.getSaveFileName(parent, say(_WHERE), str(suggested), kind)
    return Path(chosen) if chosen else None


class PaperDesk(QObject):
    """Writes in the background. Signals: `saved(Path)`, `failed(Problem)`."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, folders: CopyFolders, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self._jobs = Jobs(self)
        self._jobs.succeeded.connect(self._on_saved)
        self._jobs.failed.connect(self.failed)

    def save(self, paper: Paper, target: Path) -> None:
        """Write a paper, unless another one is being written, and open it in the program that reads it."""
        if not self._jobs.is_busy:
            self._jobs.start(partial(_put, paper, target, self._folders))

    def _on_saved(self, target: Path) -> None:
        self.saved.emit(target)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))


def _put(paper: Paper, target: Path, folders: CopyFolders, token: CancelToken, _tell: Tell) -> Path:
    token.checkpoint()
    folders.put(target, paper.content)
    return target
