"""Messages: inline, boxed, across the page."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.message import BoxedMessage, InlineMessage, Panel

TONES = ["error", "warn", "ok", "info"]


@pytest.mark.parametrize("tone", TONES)
def test_a_box_has_the_tint_of_its_tone(qtbot: QtBot, theme: Theme, tone: str) -> None:
    box = BoxedMessage(tone, "Title", "Text")
    qtbot.addWidget(box)
    box.resize(400, 90)
    assert QColor(box.grab().toImage().pixel(390, 45)) == theme.palette.color(f"{tone}_tint")
    assert box.accessibleName() == "Title Text"


def test_a_box_without_a_text_shows_none(qtbot: QtBot) -> None:
    box = BoxedMessage("info", "Title", "Text")
    qtbot.addWidget(box)
    box.show_message("Title")
    without = box.sizeHint().height()
    box.show_message("Title", "Text")
    box.layout().activate()
    assert box.sizeHint().height() > without


def test_an_inline_message_without_words_is_hidden(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    message = InlineMessage(parent=room)
    room.show()
    assert not message.isVisible()
    message.show_message("Sent.", tone="ok")
    assert message.isVisible()
    message.show_message("")
    assert not message.isVisible()


def test_an_inline_message_says_all_it_has(qtbot: QtBot) -> None:
    message = InlineMessage()
    qtbot.addWidget(message)
    message.show_message("Wrong.", "Correct it.", "CRY-301")
    assert message.words() == "Wrong. Correct it. CRY-301"


def test_a_panel_holds_its_buttons(qtbot: QtBot) -> None:
    button = SecondaryButton("Try again")
    panel = Panel("error", "octagon-cross", "Title", "Text", [button])
    qtbot.addWidget(panel)
    assert panel.isAncestorOf(button)
    assert panel.accessibleName() == "Title Text"


def test_a_long_text_makes_a_panel_higher_not_wider(qtbot: QtBot) -> None:
    panel = Panel("error", "octagon-cross", "Title", "Mot " * 200)
    qtbot.addWidget(panel)
    assert panel.heightForWidth(880) > 150
    assert panel.minimumSizeHint().width() < 600
