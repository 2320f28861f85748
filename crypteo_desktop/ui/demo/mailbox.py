"""Mailbox: the demonstration's messages in a window of their own beside the wizard, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.jobs import Jobs
from crypteo_desktop.ui.translation import day_and_time, say

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
_MARGIN: Final = 20


class Message(NamedTuple):
    """What the mailbox shows of a message; `channel` is "email" or "sms", `sent_at` is aware."""

    id: int
    channel: str
    to: str
    subject: str
    body: str
    sent_at: datetime


class Mailbox(QTextBrowser):
    """The messages that the demonstration's service has sent; asks for news every two seconds, in the background."""

    def __init__(self, messages: Callable[[], tuple[Message, ...]], answers: tuple[Secret, ...]) -> None:
        super().__init__()
        self._messages = messages
        self._answers = ", ".join(answer.reveal() for answer in answers)  # the demonstration has no secrets
        self._shown: tuple[int, ...] | None = None
        self._jobs = Jobs(self)
        self._jobs.succeeded.connect(self._show_messages)
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_MARGIN)
        self.setWindowTitle(say(_TITLE))
        self._show_messages(())

    def stand_beside(self, window: QWidget) -> None:
        """Show it to the right of `window`, as high as it, and ask for messages from now on."""
        self.resize(_WIDTH, window.height())
        self.move(window.pos() + QPoint(window.width() + _GAP, 0))
        self.show()
        self._ask()
        self._timer.start()

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
        head = (
            f"<p style='font-weight:600'>{escape(say(_TITLE))}</p><p>{escape(say(_ANSWERS, answers=self._answers))}</p>"
        )
        self.setHtml(head + "".join(_letter(message) for message in messages))


def _letter(message: Message) -> str:
    channel = say(_CHANNELS[message.channel])
    line = say(_LINE, channel=channel, to=message.to, when=day_and_time(message.sent_at))
    body = escape(message.body.strip()).replace("\n", "<br>")
    subject = f"<span style='font-weight:600'>{escape(message.subject)}</span>"
    return f"<hr><p><small>{escape(line)}</small><br>{subject}</p><p>{body}</p>"
