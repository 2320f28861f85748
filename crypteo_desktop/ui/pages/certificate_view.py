"""CertificateView: what the certificate says, before it is verified, and where its file lies."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.certificate_words import rows_of
from crypteo_desktop.ui.pages.wording import short_path
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.details_table import DetailsTable
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

_SAVED: Final = QT_TRANSLATE_NOOP("CertificateView", "Already saved, not verified yet: {file}")


class CertificateView(QWidget):
    """The table, and one line about the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DetailsTable()
        self.saved = Label("small", wrap=True)
        self._file_row = QWidget()
        row = QHBoxLayout(self._file_row)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon("file", 18, "ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.saved, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addWidget(self._file_row)

    def show_certificate(self, details: CertificateDetails | None, file: Path | None) -> None:
        """Show the certificate and the file; neither is shown before it is there."""
        if details is not None:
            self.table.show_rows(rows_of(details))
        self._file_row.setVisible(file is not None)
        self.saved.say(say(_SAVED, file=short_path(file, Path.home())) if file is not None else "")
