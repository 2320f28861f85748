"""PySide6 6.12.0 on Python 3.11 loses one reference per emit and aborts after some thousand; this release must not."""

import sys

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

EMITS = 20_000
NOISE = 2_000


class Bell(QObject):
    """Rings. Signals: `rung(loud)`."""

    rung = Signal(bool)


def test_twenty_thousand_emits_lose_no_reference(qtbot: QtBot) -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(lambda loud: heard.append(1) if loud else None)
    before = (sys.getrefcount(True), sys.getrefcount(None))
    for _ in range(EMITS):
        bell.rung.emit(True)
        bell.setObjectName("bell")
    after = (sys.getrefcount(True), sys.getrefcount(None))
    assert len(heard) == EMITS
    assert after[0] > before[0] - NOISE
    assert after[1] > before[1] - NOISE
