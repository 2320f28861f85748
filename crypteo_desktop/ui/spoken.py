"""What one says on the phone: the support reference and the number of the screen."""

from dataclasses import dataclass
from typing import Final

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say

SPACED_DOT: Final = "\u00a0\u00a0·\u00a0\u00a0"
SCREEN: Final = QT_TRANSLATE_NOOP("Frame", "screen {screen}")
COPY: Final = QT_TRANSLATE_NOOP("Frame", "{reference}, screen {screen}, version {version}")
COPY_WITHOUT: Final = QT_TRANSLATE_NOOP("Frame", "screen {screen}, version {version}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Reference ("" before a session is open), screen ("3-1") and version, together what support asks for."""

    reference: str
    screen: str
    version: str

    def shown(self) -> str:
        """Return "K7P-2QX · screen 3-1"."""
        screen = say(SCREEN, screen=self.screen)
        return f"{self.reference}{SPACED_DOT}{screen}" if self.reference else screen

    def spelled(self) -> str:
        """Return the same for a screen reader, the reference sign by sign: "K, 7, P, 2, Q, X, screen 3-1"."""
        signs = [sign for sign in self.reference if sign.isalnum()]
        return ", ".join([*signs, say(SCREEN, screen=self.screen)])

    def copied(self) -> str:
        """Return "K7P-2QX, screen 3-1, version 6.0.0", for the clipboard."""
        text = COPY if self.reference else COPY_WITHOUT
        return say(text, reference=self.reference, screen=self.screen, version=self.version)
