"""StepVoice: tells those who listen where they have come to, and what the page says then."""

from PySide6.QtWidgets import QWidget

from crypteo_desktop.ui.widgets.announce import announce


class StepVoice:
    """Speaks for one window; the first page needs no word of it, for a new window is read as a whole."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._told: str | None = None

    def move_to(self, window: QWidget) -> None:
        """Speak for another window, or for the same one built anew."""
        self._window = window

    def enter(self, heading: str, words: str) -> None:
        """Tell of another step."""
        if self._told is not None:
            announce(self._window, ". ".join(part for part in (heading, words) if part))
        self._told = words

    def learn(self, words: str, *, is_news: bool) -> None:
        """Tell what the page says after some work: what is news, or other words than before."""
        if is_news or words != self._told:
            announce(self._window, words)
        self._told = words

    def wait(self, reason: str) -> None:
        """Tell that work has begun."""
        announce(self._window, reason)
