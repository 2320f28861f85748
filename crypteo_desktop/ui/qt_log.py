"""Qt's own messages go where all others go: to the log, under the name "qt"."""

import logging
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LOG: Final = logging.getLogger("qt")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# The offscreen platform has no window system to tell sizes to, or which window comes first, and says so each time.
# And while a screen reader listens, Qt tells it of each new text of a label, which is none that one could edit.
_HARMLESS: Final = frozenset(
    {
        "This plugin does not support propagateSizeHints()",
        "This plugin does not support raise()",
        "Received text event for invalid interface.",
    }
)


def install() -> None:
    """Hand Qt's messages to the log from now on."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(logging.DEBUG if message in _HARMLESS else _LEVELS[kind], "%s", message)
