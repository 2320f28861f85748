"""Before the last try: what happens if it is wrong, how it is compared, until when there is time, who answers now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.session import Session
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Counted, Text
from crypteo_desktop.ui.spoken import SPACED_DOT
from crypteo_desktop.ui.translation import counted, day_and_time, say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import Panel
from crypteo_desktop.ui.widgets.support_strip import call_line, hours_line, now_at

SUFFIX: Final = "5"  # what follows the step's number on the phone: 3-5, 4-5


@dataclass(frozen=True, slots=True)
class LastTry:
    """What is told of one: its title, what happens if it is wrong, and how it is compared."""

    title: Text
    happens: Text
    compared: Text


_DIGIT_BY_DIGIT: Final = QT_TRANSLATE_NOOP(
    "LastTry", "Digit by digit, with the latest message alone. Spaces do not count."
)
CODE: Final = LastTry(
    QT_TRANSLATE_NOOP("LastTry", "Last try for this code"),
    QT_TRANSLATE_NOOP(
        "LastTry", "If it is wrong too, you will need a new code. Ten wrong codes in all block the download."
    ),
    _DIGIT_BY_DIGIT,
)
CODE_WITHOUT_ANOTHER: Final = LastTry(
    CODE.title,
    QT_TRANSLATE_NOOP("LastTry", "If it is wrong too, you will have to call support to receive another code."),
    _DIGIT_BY_DIGIT,
)
ANSWERS: Final = LastTry(
    QT_TRANSLATE_NOOP("LastTry", "Last try for your answers"),
    QT_TRANSLATE_NOOP(
        "LastTry", "If one answer is wrong, the download is blocked until support unblocks it. Your order is not lost."
    ),
    QT_TRANSLATE_NOOP("LastTry", "Capitals, accents and spaces do not count. Everything else does."),
)
_COMPARED: Final = QT_TRANSLATE_NOOP("LastTry", "How it is compared")
_TIME: Final = QT_TRANSLATE_NOOP("LastTry", "Nothing has been sent yet")
_NO_HURRY: Final = QT_TRANSLATE_NOOP("LastTry", "There is no hurry: your link is valid until {moment}.")
_UNTIL: Final = QT_TRANSLATE_NOOP("LastTry", "Your link is valid until {moment}.")
_ENDED: Final = QT_TRANSLATE_NOOP("LastTry", "Your link ended on {moment}: call support to receive a new one.")
_IDLE: Final = Counted(
    QT_TRANSLATE_NOOP("LastTry", "After {n} minute of waiting, open it again: no try is lost."),
    QT_TRANSLATE_NOOP("LastTry", "After {n} minutes of waiting, open it again: no try is lost."),
)
_NOT_SURE: Final = QT_TRANSLATE_NOOP("LastTry", "Not sure? Ask first")
_CHECK: Final = QT_TRANSLATE_NOOP("LastTry", "Check once more")
_SEND: Final = QT_TRANSLATE_NOOP("LastTry", "Send")
_SOON: Final = timedelta(hours=1)  # from then on, nobody is told that there is no hurry


class LastTryPanel(QWidget):
    """Takes the page's place; Enter looks once more. `now` is the desk's local time, `service_now` the service's.

    Signals: `check_chosen()`; `send_chosen()`: nothing else sends.
    """

    check_chosen = Signal()
    send_chosen = Signal()

    def __init__(
        self,
        last_try: LastTry,
        desk: SupportDesk,
        session: Session,
        service_now: Callable[[], datetime],
        now: Callable[[SupportDesk], datetime] = now_at,
    ) -> None:
        super().__init__()
        self.last_try = last_try
        self._desk, self._session, self._service_now, self._now = desk, session, service_now, now
        self._time, self._hours = Label("small", wrap=True), Label("small", wrap=True)
        self.check, self.send = SecondaryButton(say(_CHECK)), SecondaryButton(say(_SEND))
        self.check.clicked.connect(self.check_chosen)
        self.send.clicked.connect(self.send_chosen)
        title, happens = say(last_try.title), say(last_try.happens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(Panel("warn", "triangle", title, happens, (self.check, self.send)))
        columns = TwoColumns()
        compared = say(last_try.compared)
        _add(columns.main, _COMPARED, Label("small", compared, wrap=True))
        _add(columns.main, _TIME, self._time)
        _add(columns.side, _NOT_SURE, Label("small", _on_lines(_call(desk)), wrap=True), self._hours)
        column.addWidget(columns)
        column.addStretch()
        self.look_at_clock()
        self._lasting = f"{title} {happens} {compared}"

    def look_at_clock(self) -> None:
        """Say how much time there is, and whether somebody answers, at this minute."""
        self._time.say(_time_left(self._session, self._service_now()))
        self._hours.say(_on_lines(hours_line(self._desk, self._now(self._desk))))

    def initial_focus(self) -> QWidget:
        """Begin with the safe answer."""
        return self.check

    def words(self) -> str:
        """Return what a screen reader says at once."""
        return f"{self._lasting} {self._time.words()}"


def _time_left(session: Session, now: datetime) -> str:
    """Return until when the link is valid, and what an idle holder meets before that."""
    until, idle = session.reopens_until, session.idle_limit
    moment = day_and_time(until)
    if now >= until:
        return say(_ENDED, moment=moment)
    link = say(_UNTIL if until - now < _SOON else _NO_HURRY, moment=moment)
    return link if idle is None else f"{link} {counted(_IDLE, round(idle / timedelta(minutes=1)))}"


def _add(column: QVBoxLayout, heading: Text, *paragraphs: Label) -> None:
    column.addSpacing(14 if column.count() else 0)
    column.addWidget(Label("h2", say(heading), wrap=True))
    for paragraph in paragraphs:
        column.addSpacing(4)
        column.addWidget(paragraph)


def _on_lines(said: str) -> str:
    """Break in two where the strip has a dot: the column is narrow."""
    return said.replace(SPACED_DOT, "\n")


def _call(desk: SupportDesk) -> str:
    """Return whom to call and at what price; the number is not torn apart at the end of a line."""
    return call_line(desk).replace(desk.phone, desk.phone.replace(" ", "\u00a0"))
