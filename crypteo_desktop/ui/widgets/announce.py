"""Say something to those who listen to the screen, without moving the focus."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget


class Voice(QObject):
    """All that is announced, in one place; a child of the application. Signal: `said(sentence, urgent)`."""

    said = Signal(str, bool)

    @classmethod
    def of(cls, app: QObject) -> "Voice":
        """Return the voice of an application."""
        voice = app.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return voice if isinstance(voice, cls) else cls(app)

    def say(self, widget: QWidget, sentence: str, *, urgent: bool) -> None:
        """Have a screen reader say it, as news of `widget`."""
        event = QAccessibleAnnouncementEvent(widget, sentence)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
        self.said.emit(sentence, urgent)


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `sentence`; an urgent one interrupts what is being said."""
    app = QApplication.instance()
    if sentence and app is not None:
        Voice.of(app).say(widget, sentence, urgent=urgent)
