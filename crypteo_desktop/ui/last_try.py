"""Before the last try: what happens if it is wrong, how it is compared, until when there is time, who answers now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.spoken import SPACED_DOT
from crypteo_desktop.ui.translation import day_and_time, say
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


CODE: Final = LastTry(
    QT_TRANSLATE_NOOP("LastTry", "Last try for this code"),
    QT_TRANSLATE_NOOP(
        "LastTry", "If it is wrong too, this code is dead: you then ask for a new one by SMS or by e-mail."
    ),
    QT_TRANSLATE_NOOP("LastTry", "Digit by digit, with the latest message alone. Spaces do not count."),
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
_UNTIL: Final = QT_TRANSLATE_NOOP("LastTry", "There is no hurry: your link is valid until {moment}.")
_NOT_SURE: Final = QT_TRANSLATE_NOOP("LastTry", "Not sure? Ask first")
_CHECK: Final = QT_TRANSLATE_NOOP("LastTry", "Check once more")
_SEND: Final = QT_TRANSLATE_NOOP("LastTry", "Send")


class LastTryPanel(QWidget):
    """Takes the page's place; Enter looks once more. `now` is the desk's local time.

    Signals: `check_chosen()`; `send_chosen()`: nothing else sends.
    """

    check_chosen = Signal()
    send_chosen = Signal()

    def __init__(
        self,
        last_try: LastTry,
        desk: SupportDesk,
        until: datetime,
        now: Callable[[SupportDesk], datetime] = now_at,
    ) -> None:
        super().__init__()
        self.last_try = last_try
        self.check, self.send = SecondaryButton(say(_CHECK)), SecondaryButton(say(_SEND))
        self.check.clicked.connect(self.check_chosen)
        self.send.clicked.connect(self.send_chosen)
        title, happens = say(last_try.title), say(last_try.happens)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(Panel("warn", "triangle", title, happens, (self.check, self.send)))
        columns = TwoColumns()
        told = {_COMPARED: say(last_try.compared), _TIME: say(_UNTIL, moment=day_and_time(until))}
        for heading, words in told.items():
            _add(columns.main, heading, words)
        _add(columns.side, _NOT_SURE, *_on_lines(_call(desk), hours_line(desk, now(desk))))
        column.addWidget(columns)
        column.addStretch()
        self._words = " ".join((title, happens, *told.values()))

    def initial_focus(self) -> QWidget:
        """Begin with the safe answer."""
        return self.check

    def words(self) -> str:
        """Return what a screen reader says at once."""
        return self._words


def _add(column: QVBoxLayout, heading: Text, *paragraphs: str) -> None:
    column.addSpacing(14 if column.count() else 0)
    column.addWidget(Label("h2", say(heading), wrap=True))
    for paragraph in paragraphs:
        column.addSpacing(4)
        column.addWidget(Label("small", paragraph, wrap=True))


def _on_lines(*said: str) -> Iterator[str]:
    """Break each in two where the strip has a dot: the column is narrow."""
    yield from (line.replace(SPACED_DOT, "\n") for line in said)


def _call(desk: SupportDesk) -> str:
    """Return whom to call and at what price; the number is not torn apart at the end of a line."""
    return call_line(desk).replace(desk.phone, desk.phone.replace(" ", "\u00a0"))
