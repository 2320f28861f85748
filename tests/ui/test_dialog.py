"""Dialogs over the window: safe answer first, window dimmed but for the support strip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.widgets.buttons import PrimaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog, Dimmer, ask
from crypteo_desktop.ui.widgets.support_strip import SupportStrip
from tests.support.samples import PROFILE

Asked = tuple[QWidget, Dialog, QPushButton]


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    window = QWidget()
    qtbot.addWidget(window)
    strip = SupportStrip(PROFILE.support)
    strip.show_spoken(Spoken("K7P-2QL", "3", "6.0.0"))
    column = QVBoxLayout(window)
    column.addStretch()
    column.addWidget(strip)
    window.resize(960, 680)
    window.show()
    dialog, leaving = ask(window, "Leave?", "Nothing is saved yet.", keep="Continue", leave="Leave")
    qtbot.waitUntil(dialog.isVisible)
    return window, dialog, leaving


def test_it_is_520_wide_and_modal_for_its_window(asked: Asked) -> None:
    _, dialog, _ = asked
    assert dialog.width() == 520
    assert dialog.windowModality() is Qt.WindowModality.WindowModal


def test_those_who_listen_hear_the_question_with_its_title(asked: Asked) -> None:
    _, dialog, _ = asked
    assert dialog.windowTitle() == "Leave?"
    assert dialog.accessibleDescription() == "Nothing is saved yet."


def test_the_window_is_dimmed_above_the_strip(asked: Asked) -> None:
    window, _, _ = asked
    dimmer = window.findChild(Dimmer)
    assert dimmer.width() == 960
    assert dimmer.height() == 680 - 56


def test_enter_is_the_safe_answer(asked: Asked, qtbot: QtBot) -> None:
    _, dialog, _ = asked
    keeping = dialog.findChild(PrimaryButton)
    assert keeping.isDefault()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_escape_is_the_safe_answer(asked: Asked, qtbot: QtBot) -> None:
    _, dialog, _ = asked
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_other_answer_is_told(asked: Asked, qtbot: QtBot) -> None:
    _, dialog, leaving = asked
    with qtbot.waitSignal(dialog.accepted):
        leaving.click()


def test_afterwards_the_window_shines_again(asked: Asked) -> None:
    window, dialog, _ = asked
    dialog.reject()
    assert not any(dimmer.isVisible() for dimmer in window.findChildren(Dimmer))


def test_a_long_text_makes_it_higher(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 680)
    window.show()
    dialog, _ = ask(window, "Leave?", "Mot " * 120, keep="Continue", leave="Leave")
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() > 300
    dialog.reject()


def test_it_is_no_higher_than_its_words_need(asked: Asked) -> None:
    _, dialog, _ = asked
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(520) < 220
