"""PathLine: a path on one line, cut in the middle where there is no room for all of it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crypteo_desktop.ui.widgets.labels import Label

_LEAST_WIDTH: Final = 80


class PathLine(Label):
    """Tooltip, accessible name and the key that copies have the whole path, whatever shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("body", parent=parent)
        self._path = ""
        self.let_select()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_path(self, path: str) -> None:
        """Show another path."""
        self._path = path
        self.setToolTip(path)
        self._cut()

    def path(self) -> str:
        """Return the whole path."""
        return self._path

    def minimumSizeHint(self) -> QSize:
        """Accept room for a few letters."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the path anew."""
        super().resizeEvent(event)
        self._cut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole path where what shows is cut; anything else as in any text."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.words() != self._path:
            QGuiApplication.clipboard().setText(self._path)
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        self.say(self.fontMetrics().elidedText(self._path, Qt.TextElideMode.ElideMiddle, self.width()))
        self.setAccessibleName(self._path)
