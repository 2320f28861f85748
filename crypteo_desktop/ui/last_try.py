"""Before the last try: what happens if it is wrong, how it is compared, and whether support answers now."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.dialog import Dialog, ask
from crypteo_desktop.ui.widgets.support_strip import call_line, hours_line, now_at

CODE_TITLE: Final = QT_TRANSLATE_NOOP("LastTry", "Last try for this code")
CODE: Final = QT_TRANSLATE_NOOP(
    "LastTry",
    "If it is wrong too, this code is dead: you then ask for a new one by SMS or by e-mail. "
    "Compare each digit with the latest message received.",
)
ANSWERS_TITLE: Final = QT_TRANSLATE_NOOP("LastTry", "Last try for your answers")
ANSWERS: Final = QT_TRANSLATE_NOOP(
    "LastTry",
    "If one answer is wrong, the download is blocked until support unblocks it. Capitals, accents and spaces do not "
    "count; everything else does. Not sure? Call support before you send them.",
)
_CHECK: Final = QT_TRANSLATE_NOOP("LastTry", "Check once more")
_SEND: Final = QT_TRANSLATE_NOOP("LastTry", "Send")


def ask_before_last_try(over: QWidget, desk: SupportDesk, title: Text, text: Text, send: Callable[[], None]) -> Dialog:
    """Ask, and call `send` only when that is chosen; nothing is sent by Enter or Escape."""
    words = f"{say(text)}\n\n{call_line(desk)}\n{hours_line(desk, now_at(desk))}"
    dialog, _ = ask(over, say(title), words, keep=say(_CHECK), leave=say(_SEND))
    dialog.accepted.connect(send)
    return dialog
