"""Caps lock: read off the letters where the system does not tell."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.caps_lock import CapsLock, caps_lock_of, system_reader

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def key(text: str, modifiers: Qt.KeyboardModifier = NONE, code: Qt.Key = Qt.Key.Key_A) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (("A", NONE), True),
        (("a", SHIFT), True),
        (("a", NONE), False),
        (("A", SHIFT), False),
        (("É", NONE), True),
        (("1", NONE), None),
        (("", SHIFT), None),
    ],
)
def test_a_letter_tells_the_state(event: tuple[str, Qt.KeyboardModifier], told: bool | None) -> None:
    assert caps_lock_of(key(*event)) is told


def test_a_letter_that_no_key_made_tells_nothing() -> None:
    assert caps_lock_of(key("A", code=Qt.Key.Key_unknown)) is None


class Watched:
    """A watched field and what was told about it."""

    def __init__(self, qtbot: QtBot, reader: object = None) -> None:
        self.edit = QLineEdit()
        qtbot.addWidget(self.edit)
        self.told: list[bool] = []
        self.caps_lock = CapsLock(reader, self.edit)  # type: ignore[arg-type]  # a fake reader or none
        self.caps_lock.switched.connect(self.told.append)
        self.caps_lock.watch(self.edit)

    def press(self, event: QKeyEvent) -> None:
        self.caps_lock.eventFilter(self.edit, event)


def test_it_is_told_once_until_it_changes(qtbot: QtBot) -> None:
    field = Watched(qtbot)
    for letter in "ABc":
        field.press(key(letter))
    assert field.told == [True, False]


def test_the_caps_lock_key_switches_a_known_state_off(qtbot: QtBot) -> None:
    field = Watched(qtbot)
    field.press(key("A"))
    field.press(key("", code=Qt.Key.Key_CapsLock))
    assert field.told == [True, False]


def test_leaving_the_field_ends_the_notice(qtbot: QtBot) -> None:
    field = Watched(qtbot)
    field.press(key("A"))
    field.caps_lock.eventFilter(field.edit, QEvent(QEvent.Type.FocusOut))
    assert field.told == [True, False]


def test_the_system_is_asked_where_it_can_tell(qtbot: QtBot) -> None:
    states = iter([True, True, False])
    field = Watched(qtbot, lambda: next(states))
    for letter in "a12":
        field.press(key(letter))
    assert field.told == [True, False]


def test_keys_reach_the_field(qtbot: QtBot) -> None:
    field = Watched(qtbot)
    qtbot.keyClicks(field.edit, "Ab1")
    assert field.edit.text() == "Ab1"


def test_offscreen_nothing_can_be_asked(qtbot: QtBot) -> None:
    assert system_reader() is None
