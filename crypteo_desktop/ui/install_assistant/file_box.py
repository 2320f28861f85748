"""FileBox: the certificate file as it lies in its folder: name, folder, size."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.install_assistant.words import size_words
from crypteo_desktop.ui.pages.wording import short_path
from crypteo_desktop.ui.spoken import SPACED_DOT
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

_FOLDER: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Folder {folder}")


class FileBox(QWidget):
    """A band with an icon and two lines."""

    heard_as = Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Label("label", wrap=True)
        self._where = Label("small2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._name)
        column.addWidget(self._where)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 11, 20, 11)
        row.setSpacing(16)
        row.addWidget(Icon("file", 24, "ink"))
        row.addLayout(column, 1)

    def show_file(self, path: Path, size: int) -> None:
        """Show where the file lies and, once it was read, how large it is (bytes; 0: not read yet)."""
        where = say(_FOLDER, folder=short_path(path.parent, Path.home()))
        self._name.say(path.name)
        self._where.say(f"{where}{SPACED_DOT}{size_words(size)}" if size else where)
        self.setAccessibleName(f"{self._name.words()} {self._where.words()}")

    def fold(self) -> None:
        """Show the name alone, where something else needs the room; all of it is heard."""
        self._where.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the band under the lines."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=palette.color("band"), edge=palette.color("line"), width=1, radius=8)
        painter.end()
