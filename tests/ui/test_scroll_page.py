"""The scrolled content keeps what has the focus in sight, label included."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.buttons import CheckRow
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage
from crypteo_desktop.ui.widgets.text_field import KEEP_VISIBLE, TextField
from tests.support.states.state import settle


@pytest.fixture
def filled(qtbot: QtBot) -> tuple[ScrollPage, list[TextField]]:
    page = ScrollPage()
    qtbot.addWidget(page)
    fields = [TextField(f"Question {number}", "Help") for number in range(8)]
    for field in fields:
        page.column.addWidget(field)
    page.resize(960, 300)
    with qtbot.waitExposed(page):
        page.show()
    return page, fields


def top_and_bottom(page: ScrollPage, field: TextField) -> tuple[int, int]:
    top = field.mapTo(page.viewport(), QPoint(0, 0)).y()
    return top, top + field.height()


@pytest.mark.parametrize("order", [[7], [7, 0], [3], [5, 2]])
def test_the_field_and_its_label_are_in_sight(filled: tuple[ScrollPage, list[TextField]], order: list[int]) -> None:
    page, fields = filled
    for number in order:
        page.keep_in_sight(fields[number].edit)
    top, bottom = top_and_bottom(page, fields[order[-1]])
    assert top >= 0
    assert bottom <= page.viewport().height()


def test_what_goes_with_a_field_is_kept_in_sight_with_it(filled: tuple[ScrollPage, list[TextField]]) -> None:
    page, _ = filled
    whole, field = QWidget(), TextField("Password")
    whole.setProperty(KEEP_VISIBLE, "yes")
    column = QVBoxLayout(whole)
    for part in (field, CheckRow("Show it")):
        column.addWidget(part)
    page.column.addWidget(whole)
    settle()
    page.keep_in_sight(field.edit)
    bottom = whole.mapTo(page.viewport(), QPoint(0, 0)).y() + whole.height()
    assert bottom <= page.viewport().height()


def test_what_is_in_sight_moves_nothing(filled: tuple[ScrollPage, list[TextField]]) -> None:
    page, fields = filled
    page.keep_in_sight(fields[0].edit)
    assert page.verticalScrollBar().value() == 0


def test_moving_the_focus_scrolls(filled: tuple[ScrollPage, list[TextField]], qtbot: QtBot) -> None:
    page, fields = filled
    page.activateWindow()
    fields[7].edit.setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert top_and_bottom(page, fields[7])[0] >= 0


def test_an_error_under_the_field_comes_in_sight(filled: tuple[ScrollPage, list[TextField]], qtbot: QtBot) -> None:
    page, fields = filled
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    fields[2].edit.setFocus()
    before = fields[2].height()
    fields[2].set_error("Wrong code.", "Compare it with the latest message, then correct it.", "CRY-301")
    qtbot.waitUntil(lambda: fields[2].height() > before)
    qtbot.waitUntil(lambda: top_and_bottom(page, fields[2])[1] <= page.viewport().height())
    assert top_and_bottom(page, fields[2])[0] >= 0


@pytest.mark.parametrize(("width", "left"), [(960, 40), (1280, 200), (720, 24)])
def test_the_content_stays_in_the_middle(
    filled: tuple[ScrollPage, list[TextField]], qtbot: QtBot, width: int, left: int
) -> None:
    page, fields = filled
    page.resize(width, 300)
    qtbot.waitUntil(lambda: fields[0].mapTo(page, QPoint(0, 0)).x() == left)
    right = page.width() - fields[0].mapTo(page, QPoint(fields[0].width(), 0)).x()
    assert abs(right - left) <= 1


@pytest.mark.parametrize(("missing", "top", "bottom"), [(0, 20, 12), (7, 20, 5), (8, 20, 4), (16, 12, 4)])
def test_a_few_pixels_need_no_bar(qtbot: QtBot, missing: int, top: int, bottom: int) -> None:
    page, content = page_with(qtbot, 300 - 20 - 12 + missing)
    assert page.verticalScrollBar().maximum() == 0
    assert content.mapTo(page, QPoint(0, 0)).y() == top
    assert page.height() - content.mapTo(page, QPoint(0, content.height())).y() == bottom


def test_what_needs_the_bar_keeps_its_margins(qtbot: QtBot) -> None:
    page, content = page_with(qtbot, 300 - 20 - 12 + 17)
    assert page.verticalScrollBar().maximum() == 17
    assert content.mapTo(page, QPoint(0, 0)).y() == 20


def test_the_margins_come_back_with_the_room(qtbot: QtBot) -> None:
    page, content = page_with(qtbot, 300 - 20 - 12 + 16)
    content.setFixedHeight(200)
    qtbot.waitUntil(lambda: content.mapTo(page, QPoint(0, 0)).y() == 20)
    page.resize(960, 216)
    qtbot.waitUntil(lambda: content.mapTo(page, QPoint(0, 0)).y() == 12)
    assert page.verticalScrollBar().maximum() == 0


def page_with(qtbot: QtBot, height: int) -> tuple[ScrollPage, QWidget]:
    """Show a page, 300 high, that holds one part of this height."""
    page, content = ScrollPage(), QWidget()
    qtbot.addWidget(page)
    content.setFixedHeight(height)
    page.column.addWidget(content)
    page.column.addStretch()
    page.resize(960, 300)
    with qtbot.waitExposed(page):
        page.show()
    return page, content
