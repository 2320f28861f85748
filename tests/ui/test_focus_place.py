"""Where the focus goes back to: a part that is still there to be used, or nowhere."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.focus_place import FocusPlace, took_again


def page_with(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    page = QWidget()
    edit = QLineEdit()
    QVBoxLayout(page).addWidget(edit)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page, edit


def test_a_part_that_is_there_takes_the_focus_again(qtbot: QtBot) -> None:
    page, edit = page_with(qtbot)
    assert took_again(edit, page)
    edit.setEnabled(False)
    assert not took_again(edit, page)
    assert not took_again(None, page)
    assert not took_again(page_with(qtbot)[1], page)


def test_a_part_out_of_sight_is_no_place(qtbot: QtBot) -> None:
    page, edit = page_with(qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    edit.setFocus()
    assert FocusPlace.in_page(page).place == 0
    edit.hide()
    assert edit.hasFocus(), "Qt found no other part to give it to"
    assert FocusPlace.in_page(page).place == -1


def test_a_part_that_went_with_its_window_is_let_go(qtbot: QtBot) -> None:
    page, edit = page_with(qtbot)
    edit.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not took_again(edit, page)
