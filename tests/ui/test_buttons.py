"""Buttons and boxes to tick: size, look, keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.widgets.buttons import CheckRow, PrimaryButton, PushButton, SecondaryButton


def middle_left(button: PushButton) -> QColor:
    """Return the colour just inside the left edge, where no word stands."""
    return QColor(button.grab().toImage().pixel(8, button.height() // 2))


@pytest.mark.parametrize("button", [PrimaryButton, SecondaryButton])
def test_enter_presses_a_button_that_has_the_focus(qtbot: QtBot, button: type[PushButton]) -> None:
    pressed = button("Go")
    qtbot.addWidget(pressed)
    with qtbot.waitSignal(pressed.clicked):
        qtbot.keyClick(pressed, Qt.Key.Key_Return)


@pytest.mark.parametrize("button", [PrimaryButton, SecondaryButton])
def test_buttons_are_44_high_and_as_wide_as_their_words(qtbot: QtBot, button: type[PushButton]) -> None:
    short, long = button("Go"), button("Go on to the next screen")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.sizeHint().height() == long.minimumSizeHint().height() == 44
    assert long.minimumSizeHint().width() > short.sizeHint().width()


def test_the_primary_button_is_carmine_and_grey_when_it_does_not_work(qtbot: QtBot, theme: Theme) -> None:
    button = PrimaryButton("Go")
    qtbot.addWidget(button)
    assert middle_left(button) == theme.palette.color("accent")
    button.setEnabled(False)
    assert middle_left(button) == theme.palette.color("disabled_bg")
    button.setEnabled(True)
    button.setDown(True)
    assert middle_left(button) == theme.palette.color("accent_pressed")


def test_a_secondary_button_is_an_outline(qtbot: QtBot, theme: Theme) -> None:
    button = SecondaryButton("Back", "copy")
    qtbot.addWidget(button)
    assert middle_left(button) == theme.palette.color("paper")
    outline = QColor(button.grab().toImage().pixel(0, button.height() // 2))
    assert outline == theme.palette.color("edge")


def test_narrow_sides_take_smaller_type(qtbot: QtBot) -> None:
    wide, narrow = SecondaryButton("Send a new code"), SecondaryButton("Send a new code", side=12)
    qtbot.addWidget(wide)
    qtbot.addWidget(narrow)
    assert narrow.font().pixelSize() < wide.font().pixelSize()
    assert narrow.sizeHint().width() < wide.sizeHint().width()


def test_the_whole_row_ticks_the_box(qtbot: QtBot) -> None:
    row = CheckRow("Show the passwords")
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 2, row.height() // 2))
    assert row.isChecked()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()


def test_a_ticked_box_is_filled(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow("Show")
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    assert QColor(row.grab().toImage().pixel(4, 4)) == theme.palette.color("field")
    row.setChecked(True)
    assert QColor(row.grab().toImage().pixel(4, 4)) == theme.palette.color("ink")
