"""Say something to those who listen to the screen, without moving the focus."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from crypteo_desktop.ui.belongings import belonging, keep


class Voice(QObject):
    """All that is announced, in one place; a child of the application. Signal: `said(sentence, urgent)`."""

    said = Signal(str, bool)

    @classmethod
    def of(cls, app: QCoreApplication) -> "Voice":
        """Return the voice of an application."""
        voice = belonging(app, cls)
        if voice is None:
            keep(app, voice := cls(app))
        return voice

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
