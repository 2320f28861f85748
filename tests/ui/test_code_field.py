"""The code field: one line edit, drawn in threes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.code_cells import CodeCells
from crypteo_desktop.ui.widgets.code_field import CodeField

CELLS = CodeCells()


@pytest.fixture
def field(qtbot: QtBot) -> CodeField:
    field = CodeField()
    qtbot.addWidget(field)
    field.show()
    field.setText("360346207")
    return field


def middle_of(cell: int) -> QPoint:
    return CELLS.rect(cell).center().toPoint()


def test_it_is_as_wide_as_the_design() -> None:
    assert (CELLS.width, CELLS.height) == (408, 72)
    assert [CELLS.left(index) for index in (0, 1, 3, 6)] == [24, 58, 156, 288]


@given(st.floats(min_value=-50, max_value=500), st.integers(min_value=0, max_value=9))
def test_a_click_never_puts_the_caret_beyond_the_digits(x: float, filled: int) -> None:
    assert 0 <= CELLS.position_at(x, filled) <= filled


@given(st.integers(min_value=0, max_value=9))
def test_a_click_on_a_caret_finds_it_again(position: int) -> None:
    assert CELLS.position_at(CELLS.caret(position).center().x(), 9) == position


def test_a_click_puts_the_caret_into_the_drawn_digits(qtbot: QtBot, field: CodeField) -> None:
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=CELLS.caret(3).center().toPoint())
    assert field.cursorPosition() == 3


def test_dragging_selects_digits(qtbot: QtBot, field: CodeField) -> None:
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=CELLS.caret(0).center().toPoint())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = CELLS.caret(3).center()
    field.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, target, target, left, left, none))
    assert field.selectedText() == "360"


def test_a_double_click_selects_the_whole_code(qtbot: QtBot, field: CodeField) -> None:
    qtbot.mouseDClick(field, Qt.MouseButton.LeftButton, pos=middle_of(4))
    assert field.selectedText() == "360346207"


def test_the_caret_is_told_where_it_is_drawn(field: CodeField) -> None:
    field.setCursorPosition(6)
    told = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert told == CELLS.caret(6).toRect()


def test_what_is_drawn_follows_digits_selection_fault_and_enabling(field: CodeField) -> None:
    field.clear()
    pictures = [field.grab().toImage()]
    field.setText("1")
    pictures.append(field.grab().toImage())
    field.selectAll()
    pictures.append(field.grab().toImage())
    field.show_fault(faulty=True)
    pictures.append(field.grab().toImage())
    field.setEnabled(False)
    pictures.append(field.grab().toImage())
    assert all(before != after for before, after in pairwise(pictures))
