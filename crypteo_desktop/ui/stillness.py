"""Stillness: whether the desktop's own switch asks for less motion, as far as the desktop has told."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from crypteo_desktop.ui.belongings import belonging, keep

Setting = tuple[str, str]
# What a desktop says when less motion is wanted; the second is older, GNOME's own, and says it the other way round.
WANTS_STILLNESS: Final[Mapping[Setting, object]] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}


class Stillness(QObject):
    """What was told so far, a child of the application. Signal: `changed()`."""

    changed = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        keep(app, self)
        self._told: dict[Setting, object] = {}

    @classmethod
    def of(cls, app: QCoreApplication) -> "Stillness":
        """Return that of an application."""
        return belonging(app, cls) or cls(app)

    @property
    def is_wanted(self) -> bool:
        """Whether either setting asks for less motion; one that nobody told asks for nothing."""
        return any(self._told.get(setting) == value for setting, value in WANTS_STILLNESS.items())

    def learn(self, setting: Setting, value: object) -> None:
        """Take in what the desktop says of a setting."""
        was_wanted = self.is_wanted
        self._told[setting] = value
        if self.is_wanted is not was_wanted:
            self.changed.emit()
