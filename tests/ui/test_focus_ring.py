"""The ring of focus: around its target, moving nothing, clipped with it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.focus_ring import FocusRing
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage


class Room(QWidget):
    """A window with a scrolled button and a fixed one."""

    def __init__(self) -> None:
        super().__init__()
        self.area = ScrollPage()
        self.inner, self.outer = QPushButton("inner"), QPushButton("outer")
        self.area.column.addWidget(self.inner)
        self.area.column.addSpacing(900)
        column = QVBoxLayout(self)
        column.addWidget(self.area)
        column.addWidget(self.outer)
        self.ring = FocusRing(self)
        self.resize(960, 500)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def around(widget: QWidget, host: QWidget) -> QRect:
    return QRect(widget.mapTo(host, QPoint(0, 0)), widget.size()).adjusted(-5, -5, 5, 5)


def test_it_stands_five_pixels_around_its_target(room: Room) -> None:
    before = room.outer.geometry()
    room.outer.setFocus()
    assert room.ring.isVisible()
    assert room.ring.geometry() == around(room.outer, room)
    assert room.outer.geometry() == before


def test_in_scrolled_content_it_scrolls_along(room: Room) -> None:
    room.inner.setFocus()
    content = room.area.widget()
    assert room.ring.parentWidget() is content
    assert room.ring.geometry() == around(room.inner, content)


def test_it_follows_a_target_that_moves(room: Room) -> None:
    room.outer.setFocus()
    room.outer.move(100, 100)
    assert room.ring.geometry() == around(room.outer, room)


def test_it_goes_when_its_target_goes(room: Room) -> None:
    room.outer.setFocus()
    room.inner.setEnabled(False)
    room.outer.hide()
    assert not room.ring.isVisible()


def test_what_no_key_leads_to_has_no_ring(room: Room) -> None:
    """The focus rests on the heading while work runs: there is nothing to press there."""
    room.inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.outer.setFocus()
    room.inner.setFocus()
    assert room.inner.hasFocus()
    assert not room.ring.isVisible()


def test_nothing_in_focus_is_no_ring(room: Room) -> None:
    room.outer.setFocus()
    room.outer.clearFocus()
    assert not room.ring.isVisible()
