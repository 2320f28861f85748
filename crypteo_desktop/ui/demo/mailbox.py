"""Mailbox: the demonstration's messages in a window of their own beside the wizard, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.jobs import Jobs
from crypteo_desktop.ui.translation import day_and_time, say
from crypteo_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from crypteo_desktop.cancellation import CancelToken
    from crypteo_desktop.secret import Secret

_TITLE: Final = QT_TRANSLATE_NOOP("Mailbox", "Demonstration: messages of the holder")
_ANSWERS: Final = QT_TRANSLATE_NOOP("Mailbox", "Answers to the questions: {answers}")
_LINE: Final = QT_TRANSLATE_NOOP("Mailbox", "{channel} to {to}, {when}")
_CHANNELS: Final = {"email": QT_TRANSLATE_NOOP("Mailbox", "E-mail"), "sms": QT_TRANSLATE_NOOP("Mailbox", "SMS")}
_REFRESH_MS: Final = 2000
_WIDTH: Final = 420
_GAP: Final = 16


class Message(NamedTuple):
    """What the mailbox shows of a message; `channel` is "email" or "sms", `sent_at` is aware."""

    id: int
    channel: str
    to: str
    subject: str
    body: str
    sent_at: datetime


class Mailbox(QScrollArea):
    """The messages that the demonstration's service has sent; asks for news every two seconds, in the background."""

    def __init__(self, messages: Callable[[], tuple[Message, ...]], answers: tuple[Secret, ...]) -> None:
        super().__init__()
        self._messages = messages
        self._shown: tuple[int, ...] = ()
        self._jobs = Jobs(self)
        self._jobs.succeeded.connect(self._show_messages)
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._ask)
        self._lay_out(answers)

    def stand_beside(self, window: QWidget) -> None:
        """Show it to the right of `window`, as high as it, and go when it goes."""
        self.setWindowTitle(say(_TITLE))
        self.resize(_WIDTH, window.height())
        self.move(window.pos() + QPoint(window.width() + _GAP, 0))
        self.show()
        self._ask()
        self._timer.start()
        window.destroyed.connect(self.close)

    def _lay_out(self, answers: tuple[Secret, ...]) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label("h2", say(_TITLE), wrap=True))
        shown = ", ".join(answer.reveal() for answer in answers)  # the demonstration has no secrets
        column.addWidget(Label("small", say(_ANSWERS, answers=shown), wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        column.addLayout(self._list)
        column.addStretch()
        self.setWidget(content)

    def _ask(self) -> None:
        if not self._jobs.is_busy:
            self._jobs.start(self._read)

    def _read(self, _token: CancelToken, _tell: Callable[[object], None]) -> tuple[Message, ...]:
        return self._messages()

    def _show_messages(self, messages: tuple[Message, ...]) -> None:
        ids = tuple(message.id for message in messages)
        if ids == self._shown:
            return
        self._shown = ids
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for message in messages:
            self._list.addWidget(_card(message))


def _card(message: Message) -> QWidget:
    card = QWidget()
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    channel = say(_CHANNELS[message.channel])
    column.addWidget(
        Label("meta", say(_LINE, channel=channel, to=message.to, when=day_and_time(message.sent_at)), wrap=True)
    )
    column.addWidget(Label("body", message.subject, wrap=True))
    body = Label("small", message.body, wrap=True)
    body.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    column.addWidget(body)
    return card
