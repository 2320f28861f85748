"""A button that does not work says why to who hears it, and no longer once it works."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.waiting import hold_still, let_work


def test_the_reason_goes_when_the_button_works(qtbot: QtBot) -> None:
    button = SecondaryButton("Copy")
    qtbot.addWidget(button)
    let_work(button, works=False, why="Choose a stick first")
    assert (button.isEnabled(), button.accessibleDescription()) == (False, "Choose a stick first")
    let_work(button, works=True, why="Choose a stick first")
    assert (button.isEnabled(), button.accessibleDescription()) == (True, "")


def test_what_is_held_still_says_so_until_it_goes_on_and_keeps_its_own_words(qtbot: QtBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    plain, telling, waiting = buttons = [SecondaryButton(name, parent=part) for name in ("Paste", "Save", "Send")]
    column = QVBoxLayout(part)
    for button in buttons:
        column.addWidget(button)
    telling.setAccessibleDescription("Without any secret")
    let_work(waiting, works=False, why="Wait a moment")
    hold_still(part, busy=True)
    assert [button.isEnabled() for button in buttons] == [False] * 3
    said = [button.accessibleDescription() for button in buttons]
    assert said == ["One moment, please", "Without any secret", "Wait a moment"]
    hold_still(part, busy=False)
    assert [button.isEnabled() for button in buttons] == [True, True, False]
    assert (plain.accessibleDescription(), waiting.accessibleDescription()) == ("", "Wait a moment")
