"""RetryWords: says why a call waits before it is tried again, and counts down to the next try."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.countdown import Countdown

if TYPE_CHECKING:
    from crypteo_desktop.enrolment import Retrying

_NEXT_TRY: Final = QT_TRANSLATE_NOOP("Frame", "{sentence} New try in {seconds} s ({attempt} of {attempts})")
_TRYING: Final = QT_TRANSLATE_NOOP("Frame", "{sentence} New try under way ({attempt} of {attempts})")


class RetryWords(QObject):
    """Holds the words while a call is being tried again. Signals: `changed()` when they are others; once a second."""

    changed = Signal()

    def __init__(self, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._retrying: Retrying | None = None
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self.changed)
        self._countdown.ended.connect(self.changed)

    def show_retrying(self, retrying: Retrying | None) -> None:
        """Count down to the next try, or, with None, say nothing any more."""
        self._retrying = retrying
        self._countdown.stop()
        if retrying is not None:
            from crypteo_desktop.session import UNKNOWN_MOMENT  # noqa: PLC0415  the window comes first

            until = UNKNOWN_MOMENT.now(self._monotonic() + retrying.seconds)
            self._countdown.start(until, lambda: UNKNOWN_MOMENT.now(self._monotonic()))
        self.changed.emit()

    def words(self) -> str:
        """Return "The certificate service does not answer. New try in 4 s (2 of 5)", or nothing."""
        told, seconds = self._retrying, self._countdown.seconds_left
        if told is None:
            return ""
        text = _NEXT_TRY if seconds else _TRYING
        facts = {"sentence": say(told.kind.sentence), "attempt": told.attempt, "attempts": told.attempts}
        return say(text, seconds=seconds, **facts)
