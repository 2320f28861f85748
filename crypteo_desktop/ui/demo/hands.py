"""Hands: uses a window as a person does, by its keyboard alone, and takes its picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.wizard_window import WizardWindow

_MOST_TABS: Final = 40
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Hands:
    """Ten fingers over one window; `pictures` is where its pictures go, or None for none."""

    window: WizardWindow
    pictures: Path | None = None

    @property
    def screen(self) -> str:
        """The number of the screen, as one says it on the phone: "3-1"."""
        return self.window.stage.spoken().screen

    def can_go_on(self) -> bool:
        """Whether the primary button may be chosen."""
        return self.window.frame.footer.primary.isEnabled()

    def type(self, text: Secret) -> None:
        """Type where the focus is, in place of what stands there."""
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for character in text.reveal():
            self._send(_key_of(character), _NO_MODIFIER, character)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Press one key where the focus is."""
        self._send(key, modifier, "")

    def go_to(self, button: QWidget) -> None:
        """Press Tab until `button` has the focus; raise LookupError where no way leads to it."""
        for _ in range(_MOST_TABS):
            if QApplication.focusWidget() is button:
                return
            self.press(Qt.Key.Key_Tab)
        raise LookupError("no way by the keyboard")

    def picture(self, name: str) -> None:
        """Save the window, with the dialog over it, as `<name>.png`."""
        if self.pictures is None:
            return
        picture = self.window.grab()
        painter = QPainter(picture)
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                corner = self.window.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0)))
                dialog.render(painter, corner, renderFlags=QWidget.RenderFlag.DrawChildren)
        painter.end()
        picture.save(str(self.pictures / f"{name}.png"))

    def _send(self, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> None:
        target = QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifier, text))


def _key_of(character: str) -> Qt.Key:
    """Return the key of a letter or digit; other characters come from no key that one could name."""
    return Qt.Key(ord(character.upper())) if character.isascii() and character.isalnum() else Qt.Key.Key_unknown
