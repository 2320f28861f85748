"""SecretsAside: whether secrets are out of sight in the whole program, as somebody else may look at the screen."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from crypteo_desktop.ui.belongings import belonging, keep


class SecretsAside(QObject):
    """The one answer for all windows, a child of the application: a secret field asks it before it shows anything.

    Signal: `changed()` when secrets go out of sight, and when they may be shown again; secret fields follow it.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._cards: set[int] = set()
        self._last = 0

    @classmethod
    def of(cls, app: QApplication) -> "SecretsAside":
        """Return that of an application."""
        found = belonging(app, cls)
        if found is None:
            found = cls(app)
            keep(app, found)
        return found

    @property
    def are_hidden(self) -> bool:
        """Whether nothing secret may be shown in any window just now."""
        return bool(self._cards)

    def hide_during(self, card: QDialog) -> None:
        """Hide everything secret until this card, and every other one, is closed or gone."""
        self._last += 1
        self._cards.add(self._last)
        if len(self._cards) == 1:
            self.changed.emit()
        end = partial(self._end, self._last)
        card.finished.connect(end)
        card.destroyed.connect(end)

    def _end(self, card: int, *_: object) -> None:
        if card in self._cards:
            self._cards.remove(card)
            if not self._cards:
                self.changed.emit()


def secrets_aside() -> SecretsAside:
    """Return the one of this program."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there are no windows before the application")
    return SecretsAside.of(app)
