"""Support strip: on every screen, how to reach people and what to tell them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QDateTime, Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from crypteo_desktop.opening_hours import openness
from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.spoken import SPACED_DOT, Spoken
from crypteo_desktop.ui.translation import clock_time, language, say, weekday
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.band import Band
from crypteo_desktop.ui.widgets.columns import stacked
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

SUPPORT: Final = QT_TRANSLATE_NOOP("Frame", "Support: {phone}")
KEY: Final = QT_TRANSLATE_NOOP("Frame", "key {key}")
TELL: Final = QT_TRANSLATE_NOOP("Frame", "Say on the phone")
HOW_TO_COPY: Final = QT_TRANSLATE_NOOP(
    "Frame", "Enter copies the reference, the screen and the version; F1 opens the support card."
)
OPENS_CARD: Final = QT_TRANSLATE_NOOP("Frame", "Open the support card (F1)")
COPIED: Final = QT_TRANSLATE_NOOP("Frame", "Copied: {copied}")
OPEN_UNTIL: Final = QT_TRANSLATE_NOOP("Frame", "Open until {time}")
OPENS_AT: Final = QT_TRANSLATE_NOOP("Frame", "Closed, opens at {time}")
OPENS_ON: Final = QT_TRANSLATE_NOOP("Frame", "Closed, opens on {day} at {time}")
HEIGHT: Final = 56
COMPACT_HEIGHT: Final = 40
NAME: Final = "support-strip"
_MINUTE_MS: Final = 60_000


class SupportStrip(Band):
    """The strip at the bottom, higher where the hours need two lines; Enter copies what support asks for.

    `now` is the desk's local time. Signals: `copied(text)`; `card_requested()` by a click or the space bar;
    `minute_passed()` for what else on the screen tells of time.
    """

    heard_as = Role.Button
    copied = Signal(str)
    card_requested = Signal()
    minute_passed = Signal()

    def __init__(
        self, desk: SupportDesk, parent: QWidget | None = None, now: Callable[[SupportDesk], datetime] | None = None
    ) -> None:
        super().__init__("band", HEIGHT, line="top", grows=True, parent=parent)
        self.setObjectName(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say(OPENS_CARD))
        self._spoken: Spoken | None = None
        self._call = Label("meta", wrap=True)
        self._call.say(call_line(desk), bold=(desk.phone,))
        self._desk = desk
        self._now = now or now_at
        self._hours = Label("meta2", wrap=True)
        self._tell = Label("meta2", say(TELL))
        self._reference = Label("ref")
        for label in (self._tell, self._reference):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.row.addSpacing(3)
        self.row.addWidget(Icon("phone", 20, "ink2"))
        self.row.addSpacing(15)
        self.row.addLayout(stacked(self._call, self._hours), 1)
        self.row.addSpacing(16)
        self.row.addLayout(stacked(self._tell, self._reference))
        minute = QTimer(self, interval=_MINUTE_MS)
        minute.timeout.connect(self.look_at_clock)
        minute.timeout.connect(self.minute_passed)
        minute.start()

    def show_spoken(self, spoken: Spoken) -> None:
        """Show another reference or screen."""
        self._spoken = spoken
        self._reference.say(spoken.shown())
        self._reference.setAccessibleName(spoken.spelled())
        self.setAccessibleDescription(say(HOW_TO_COPY))
        self.look_at_clock()

    def look_at_clock(self) -> None:
        """Say whether somebody answers at this minute; a window may stay open until the desk opens."""
        self._hours.say(hours_line(self._desk, self._now(self._desk)))
        said = (self._call.words(), self._hours.words(), self._tell.words())
        spelled = [self._spoken.spelled()] if self._spoken is not None else []
        self.setAccessibleName(". ".join([*said, *spelled]))

    def copy(self) -> None:
        """Put reference, screen and version on the clipboard."""
        if self._spoken is None:
            return
        text = self._spoken.copied()
        QGuiApplication.clipboard().setText(text)
        announce(self, say(COPIED, copied=text))
        self.copied.emit(text)

    def press(self) -> None:
        """Open the card, as a screen reader asks it."""
        self.card_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Enter, open the card on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.copy()
        elif event.key() == Qt.Key.Key_Space:
            self.card_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        if self.rect().contains(event.position().toPoint()):
            self.card_requested.emit()

    def set_compact(self, *, compact: bool) -> None:
        """Show one line, or two."""
        self.set_least_height(COMPACT_HEIGHT if compact else HEIGHT)
        self._hours.setVisible(not compact)
        self._tell.setVisible(not compact)


def now_at(desk: SupportDesk) -> datetime:
    """Return the local time of the support desk: Qt knows the zones on every system."""
    zone = QTimeZone(desk.time_zone.encode())
    return QDateTime.currentDateTime().toTimeZone(zone).toPython()  # type: ignore[return-value]


def hours_line(desk: SupportDesk, now: datetime) -> str:
    """Return whether somebody answers at `now`, then the opening hours in full."""
    hours, state = desk.hours.get(language(), ""), openness(desk.open, now)
    if state is None:
        return hours
    if state.is_open:
        said = say(OPEN_UNTIL, time=clock_time(state.changes_at))
    elif state.changes_at.date() == now.date():
        said = say(OPENS_AT, time=clock_time(state.changes_at))
    else:
        said = say(OPENS_ON, day=weekday(state.changes_at), time=clock_time(state.changes_at))
    return f"{said}{SPACED_DOT}{hours}"


def call_line(desk: SupportDesk) -> str:
    """Return the phone number, the key to press and the price: the number is premium-rate."""
    call = say(SUPPORT, phone=desk.phone)
    if desk.key:
        call = f"{call}, {say(KEY, key=desk.key)}"
    price = desk.price.get(language(), "")
    return f"{call}{SPACED_DOT}{price}" if price else call
