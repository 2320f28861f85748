"""ResendPanel: what to do when no code arrived; each way to send a new one, and when it may be asked for."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.session import CodeSending
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import counted, say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.countdown import Countdown
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import InlineMessage
from crypteo_desktop.ui.widgets.visibility import show_if
from crypteo_desktop.ui.widgets.waiting import WAIT, let_work

_NOT_RECEIVED: Final = QT_TRANSLATE_NOOP("ResendPanel", "No code received?")
_WAIT: Final = QT_TRANSLATE_NOOP("ResendPanel", "Wait a moment before you ask for a new one.")
_ASK: Final = QT_TRANSLATE_NOOP("ResendPanel", "Ask for a new code.")
_NONE_LEFT: Final = QT_TRANSLATE_NOOP(
    "ResendPanel", "No further code can be sent for the moment. Use the latest one received, or call support."
)
SUPPORT_SENDS: Final = QT_TRANSLATE_NOOP("ResendPanel", "Call support: they can send you a new one.")
_BY: Final = {
    "sms": QT_TRANSLATE_NOOP("ResendPanel", "Send a new code by SMS"),
    "email": QT_TRANSLATE_NOOP("ResendPanel", "Send a new code by e-mail"),
}
_AVAILABLE_IN: Final = Counted(
    QT_TRANSLATE_NOOP("ResendPanel", "Available in {n} second"),
    QT_TRANSLATE_NOOP("ResendPanel", "Available in {n} seconds"),
)
_SECONDS: Final = Counted(
    QT_TRANSLATE_NOOP("ResendPanel", "{n} second"), QT_TRANSLATE_NOOP("ResendPanel", "{n} seconds")
)
_TOLD_AT: Final = frozenset({30, 10})  # seconds: a screen reader that counted them all would say nothing else
_AVAILABLE: Final = QT_TRANSLATE_NOOP("ResendPanel", "You may ask for a new code now.")
_WARNING: Final = QT_TRANSLATE_NOOP("ResendPanel", "Sending a new code makes the former ones invalid.")


class ResendPanel(QWidget):
    """Buttons that wait for the countdown. Signal: `asked(str)` with "sms" or "email"."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._show_seconds)
        self.countdown.ended.connect(self._end_countdown)
        self.guidance = Label("small", wrap=True)
        self.addresses = Label("meta2", wrap=True)
        self.remaining = Label("small", wrap=True)
        self.problem = InlineMessage("error")
        self.buttons = {channel: self._button(channel) for channel in _BY}
        self._offered: frozenset[str] = frozenset()
        self._busy = self._is_used_up = False
        self._limit: Problem | None = None
        self._clock_row = _beside(Icon("clock", 20, "ink2"), self.remaining)
        self._lay_out()

    @property
    def offers(self) -> bool:
        """Whether a new code may be asked for here, be it in some seconds; if not, support alone sends one."""
        return bool(self._offered)

    def show_code(self, code: CodeSending, now: Callable[[], datetime]) -> None:
        """Offer the ways that the service told, from the moment that it told, by its own clock `now`."""
        may_ask, self._is_used_up, self._limit = code.can_be_resent, not code.attempts_left, None
        self._offered = frozenset(channel.id for channel in code.channels) if may_ask else frozenset()
        self.addresses.say(" · ".join(channel.masked for channel in reversed(code.channels)))
        self._show_news("")
        for channel, button in self.buttons.items():
            button.setVisible(not may_ask or channel in self._offered)
        self.countdown.stop()
        if code.next_resend_at is not None and may_ask:
            self.countdown.start(code.next_resend_at, now)
        self._refresh()

    def show_used_up(self) -> None:
        """No longer advise to use the code in force: it is dead."""
        self._is_used_up = True
        if self._limit is not None:
            self._tell(self._limit)
        self._refresh()

    def wait_until(self, moment: datetime, now: Callable[[], datetime]) -> None:
        """Count down to another moment that the service told."""
        self.countdown.start(moment, now)
        self._refresh()

    def show_problem(self, problem: Problem) -> None:
        """Show why no new code was sent."""
        if problem.kind is identity.RESEND_LIMIT:
            self._limit, self._offered = problem, frozenset()
            self._refresh()
        self._tell(problem)
        announce(self, self.problem.words(), urgent=True)

    def set_busy(self, *, busy: bool) -> None:
        """Hold the buttons still while something is asked."""
        self._busy = busy
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        warning = _beside(Icon("info", 20, "info"), Label("small", say(_WARNING), wrap=True))
        parts = (
            (Label("h2", say(_NOT_RECEIVED)), 4),
            (self.guidance, 0),
            (self.problem, 8),
            (self.buttons["sms"], 8),
            (self.buttons["email"], 4),
            (self.addresses, 6),
            (self._clock_row, 6),
            (warning, 0),
        )
        for widget, gap in parts:
            column.addWidget(widget)
            column.addSpacing(gap)

    def _tell(self, problem: Problem) -> None:
        is_dead_end = self._is_used_up and problem.kind is identity.RESEND_LIMIT
        self._show_news(sentence(problem), say(SUPPORT_SENDS) if is_dead_end else remedy(problem), problem.kind.code)

    def _show_news(self, sentence: str, remedy: str = "", code: str = "") -> None:
        """Say why no new code was sent in the place of the guidance, where it is seen without scrolling."""
        self.problem.show_message(sentence, remedy, code)
        show_if(self.guidance, not sentence)

    def _button(self, channel: str) -> SecondaryButton:
        button = SecondaryButton(say(_BY[channel]), side=12)
        button.clicked.connect(lambda: self.asked.emit(channel))
        return button

    def _show_seconds(self, seconds: int) -> None:
        words = counted(_AVAILABLE_IN, seconds)
        self.remaining.say(words, bold=(counted(_SECONDS, seconds),))
        if seconds in _TOLD_AT:
            announce(self, words)

    def _end_countdown(self) -> None:
        self._refresh()
        announce(self, say(_AVAILABLE))

    def _refresh(self) -> None:
        waits = self.countdown.seconds_left > 0
        none_left = SUPPORT_SENDS if self._is_used_up else _NONE_LEFT
        guidance = say(none_left if not self._offered else _WAIT if waits else _ASK)
        why = guidance if waits or not self._offered else say(WAIT)
        for channel, button in self.buttons.items():
            let_work(button, works=channel in self._offered and not waits and not self._busy, why=why)
        self._clock_row.setVisible(waits)
        self.guidance.say(guidance)


def _beside(icon: Icon, label: Label) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return widget
