"""Somebody who listens: all that the program announces, in its order."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.widgets.announce import Voice


@dataclass
class Listener:
    """What was said, and which of it interrupts what is being said."""

    said: list[str] = field(default_factory=list)
    urgent: list[str] = field(default_factory=list)

    def hear(self, sentence: str, urgent: bool) -> None:
        self.said.append(sentence)
        if urgent:
            self.urgent.append(sentence)

    @classmethod
    def to(cls, app: QApplication) -> "Listener":
        """Listen from now on."""
        listener = cls()
        Voice.of(app).said.connect(listener.hear)
        return listener
