"""The keys of the window, and what no key does."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, page_of, patient, type_and_go


def test_enter_does_the_work_and_leads_on(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, finished=lambda enrolment: enrolment.file_content == b"1")
    first.work = lambda enrolment, services, token, report: replace(enrolment, file_content=b"1")
    window = opened(first, SmallStep(2))
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: window.windowTitle() == "Crypteo Desktop – Step 2: Part 2")
    assert first.seen[0].verification_password.reveal() == "word"
    assert page_of(window).field.edit.text() == ""
    assert page_of(window).field.edit.hasFocus()


def test_enter_does_nothing_while_something_is_missing(opened: Open, qtbot: QtBot) -> None:
    step = SmallStep(1)
    window = opened(step)
    qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_Return)
    assert step.runs == 0


def test_while_work_runs_no_key_starts_anything(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, work=patient))
    type_and_go(window, qtbot)
    focused = window.focusWidget()
    assert focused is window.frame.heading
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert window._navigation.is_busy
    window._navigation.cancel()
    qtbot.waitUntil(lambda: not window._navigation.is_busy)


def test_f1_opens_the_support_card(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_F1)
    assert window.findChild(SupportCardDialog) is not None


def test_enter_on_the_support_strip_copies(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClick(window.frame.strip, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "K7P-2QL, screen 1, version 6.0.0"


def test_tab_goes_from_the_page_to_the_primary_button_then_cancel_then_the_strip(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClicks(page_of(window).field.edit, "x")
    visited = []
    for _ in range(4):
        visited.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    footer = window.frame.footer
    assert visited == [page_of(window).field.edit, footer.primary, footer.cancel, window.frame.strip]


def test_no_secret_and_no_reference_in_the_title(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClicks(page_of(window).field.edit, "hunter2")
    assert "hunter2" not in window.windowTitle()
    assert "K7P" not in window.windowTitle()
