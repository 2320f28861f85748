"""One instance: what a second start of the same user says to the first, over a local socket for this user alone.

One line of JSON, `{"crypteo": 1, "link": "…"}` or `{"crypteo": 1, "file": "/…"}`, is answered with the line `taken`.
This module costs several milliseconds to import, so it is loaded after the first window is painted, or by a second
start.
"""

import json
import logging
import os
import socket as sockets
import struct
import sys
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from crypteo_desktop.secret import Secret
from crypteo_desktop.settings import Asked

# The longest path of Linux, each byte of it as JSON writes it: `\u00e9`. A link is shorter.
LONGEST_MESSAGE: Final = 6 * 4096 + 64
PATIENCE_MS: Final = 5_000
_VERSION: Final = 1
_TAKEN: Final = b"taken\n"
_CREDENTIALS: Final = struct.Struct("3i")  # Linux, struct ucred: process, user, group

_log: Final = logging.getLogger(__name__)


class Reply(Enum):
    """What comes of an attempt to hand something over."""

    TAKEN = auto()
    SILENT = auto()  # somebody listens, and does not say that it was taken
    ABSENT = auto()  # nobody listens, yet or any more


class FirstInstance(QObject):
    """Listens for second starts.

    Signal: `handed_over(asked)`: the link of one as a Secret, empty when it was given none, or the Path of its file.

    Only the holder of the lock may listen: a socket that lies at the address is then a dead process's, and replaced.
    """

    handed_over = Signal(object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self) -> None:
        """Begin; where that fails a second start goes on by itself."""
        if not self._server.listen(self._address):
            _log.warning("second starts cannot be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Hear nobody any more; who is about to speak goes on by itself."""
        self._server.close()
        for visitor in self._server.findChildren(QLocalSocket):
            visitor.abort()

    def _welcome(self) -> None:
        for former in self._server.findChildren(QLocalSocket):
            if former.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                former.deleteLater()
        while self._server.hasPendingConnections():
            visitor = self._server.nextPendingConnection()
            visitor.setReadBufferSize(LONGEST_MESSAGE + 1)
            visitor.readyRead.connect(partial(self._read, visitor))
            QTimer.singleShot(PATIENCE_MS, visitor, visitor.abort)

    def _read(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine() and visitor.bytesAvailable() <= LONGEST_MESSAGE:
            return
        asked = _asked_in(bytes(visitor.readLine(LONGEST_MESSAGE + 1).data()))
        if asked is None:
            _log.warning("a message of another kind was ignored")
        elif visitor.write(_TAKEN) != len(_TAKEN) or not visitor.flush():
            _log.info("a second start did not wait for the answer")  # and has opened its link by itself
        else:
            visitor.disconnectFromServer()
            self.handed_over.emit(asked)
            return
        visitor.abort()


def hand_over(address: str, asked: Asked, patience_ms: int = PATIENCE_MS) -> Reply:
    """Give a link, a file or nothing to the first instance; return whether it said that it took it.

    Before it is sent it is made sure, where the system tells, that who listens there is this user.
    """
    told = {"link": asked.reveal()} if isinstance(asked, Secret) else {"file": str(asked)}
    message = json.dumps({"crypteo": _VERSION, **told}).encode() + b"\n"
    if len(message) > LONGEST_MESSAGE:
        return Reply.SILENT
    left, first = QDeadlineTimer(patience_ms), QLocalSocket()
    first.connectToServer(address)
    if not first.waitForConnected(patience_ms):
        return Reply.ABSENT
    if not _is_of_this_user(first):
        return Reply.SILENT
    first.write(message)
    while not first.canReadLine() and first.waitForReadyRead(max(0, left.remainingTime())):
        pass
    answer = bytes(first.readLine(len(_TAKEN) + 1).data())
    has_left = first.state() is QLocalSocket.LocalSocketState.UnconnectedState
    first.abort()
    if answer == _TAKEN:
        return Reply.TAKEN
    return Reply.ABSENT if has_left and not answer else Reply.SILENT


def _asked_in(message: bytes) -> Asked | None:
    """Return the link or the file of a well-formed message."""
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not message.endswith(b"\n") or not isinstance(told, dict) or told.get("crypteo") != _VERSION:
        return None
    link, file = told.get("link"), told.get("file")
    if isinstance(file, str) and link is None:
        return Path(file) if Path(file).is_absolute() else None
    return Secret(link) if isinstance(link, str) and file is None else None


def _is_of_this_user(first: QLocalSocket) -> bool:
    """Whether the one at the other end runs as this user; elsewhere than on Linux the address must do."""
    if sys.platform != "linux":
        return True
    with sockets.socket(fileno=os.dup(int(first.socketDescriptor()))) as connection:
        told = connection.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, _CREDENTIALS.size)
    _, user, _ = _CREDENTIALS.unpack(told)
    if user != os.geteuid():
        _log.warning("another user listens in place of the first instance")
    return bool(user == os.geteuid())
