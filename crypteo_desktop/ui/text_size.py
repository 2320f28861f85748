"""TextSize: how large the text is, in percent: as the system has it at first, then as the holder wants it."""

import sys
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.belongings import belonging, keep
from crypteo_desktop.ui.typography import FACTOR

SIZES: Final = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL: Final = 100
# How high a system's own text is in pixels while nobody asked for larger text; GNOME's, the largest, on Linux.
_UNTOUCHED: Final[Mapping[str, float]] = {"win32": 12.0, "darwin": 13.0}
_UNTOUCHED_ELSEWHERE: Final = 14.67


class TextSize(QObject):
    """The size in force in the whole program, a child of the application. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        keep(app, self)
        self.percent = USUAL

    @classmethod
    def of(cls, app: QApplication) -> "TextSize":
        """Return that of an application."""
        return belonging(app, cls) or cls(app)

    def follow_system(self) -> None:
        """Be as large as the system's own text."""
        own = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        self.use(percent_for(own.pixelSize(), sys.platform))

    def use(self, percent: int) -> None:
        """Put a size of `SIZES` in force."""
        if percent != self.percent:
            self.percent = percent
            self._app.setProperty(FACTOR, percent / USUAL)
            self.changed.emit()

    def step(self, steps: int) -> None:
        """Go so many sizes up, or down."""
        place = SIZES.index(self.percent) + steps
        self.use(SIZES[max(0, min(place, len(SIZES) - 1))])


def percent_for(pixels: float, platform: str) -> int:
    """Return the size that goes with a system's own text; never less than usual, for its default is small on some."""
    wanted = USUAL * pixels / _UNTOUCHED.get(platform, _UNTOUCHED_ELSEWHERE)
    return max((size for size in SIZES if USUAL <= size <= wanted + 1), default=USUAL)
