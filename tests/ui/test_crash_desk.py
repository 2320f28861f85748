"""A crash on the screen: one dialog over whatever shows, its code on the support card, and a page that works again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.flow import Flow
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.crash_desk import CrashDesk
from crypteo_desktop.ui.crash_dialog import CrashDialog, LastCrashDialog
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.windows import Windows
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import services
from tests.support.samples import PASSWORD, PROFILE, enrolment_in


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    def open_wizard(_link: Secret, _install: Callable[[Path], None]) -> WizardWindow:
        flow = Flow.start(STEPS, enrolment_in(State.CODE)).forward()
        return WizardWindow(flow, services(), version="6.0.0")

    def open_assistant(_file: Path) -> WizardWindow:
        raise AssertionError

    made = Windows(Secret(""), open_wizard, open_assistant)  # type: ignore[arg-type]  # no file is opened here
    made.show()
    yield made
    with qtbot.waitSignal(made.left):
        made.first._leave(3)
    made.first.deleteLater()
    made.deleteLater()


@pytest.fixture
def desk(windows: Windows) -> CrashDesk:
    return CrashDesk(windows, PROFILE.support)


def dialog_over(window: QWidget, kind: type[Dialog]) -> Dialog:
    found = [it for it in window.findChildren(kind) if it.isVisible()]
    assert len(found) == 1
    return found[0]


def told(desk: CrashDesk, qtbot: QtBot) -> CrashDialog:
    desk.tell()
    qtbot.waitUntil(lambda: desk.is_open)
    return dialog_over(desk._windows.first, CrashDialog)


def test_it_is_told_once_however_often_it_happens(desk: CrashDesk, windows: Windows, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.told):
        for _ in range(3):
            desk.tell()
    dialog_over(windows.first, CrashDialog)


def test_going_on_builds_the_page_anew_with_what_was_typed(desk: CrashDesk, windows: Windows, qtbot: QtBot) -> None:
    broken = windows.first.stage.page
    broken.fields.confirmation.edit.setText("half typed")
    dialog = told(desk, qtbot)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not desk.is_open)
    assert windows.first.stage.page is not broken
    assert windows.first.stage.page.fields.typed() == (PASSWORD, Secret("half typed"))
    assert windows.first.isVisible()


def test_restarting_is_asked_for(desk: CrashDesk, qtbot: QtBot) -> None:
    dialog = told(desk, qtbot)
    with qtbot.waitSignal(desk.restart_wanted):
        dialog.restart.click()


def test_the_card_opens_over_it_and_tells_its_code(desk: CrashDesk, windows: Windows, qtbot: QtBot) -> None:
    told(desk, qtbot).card.click()
    card = dialog_over(windows.first, SupportCardDialog)
    assert "Last error code: CRY-028" in card.as_text()


def test_it_opens_over_another_dialog(desk: CrashDesk, windows: Windows, qtbot: QtBot) -> None:
    windows.first.close()
    question = windows.first.findChild(Dialog)
    dialog = told(desk, qtbot)
    assert dialog.parentWidget() is question


def test_what_happened_last_time_is_told_without_a_choice(desk: CrashDesk, windows: Windows, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.told):
        desk.tell_of_last_time()
    dialog = dialog_over(windows.first, LastCrashDialog)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not desk.is_open)


def test_without_a_window_nothing_is_opened(desk: CrashDesk, windows: Windows) -> None:
    windows.first.hide()
    desk.tell_of_last_time()
    assert not desk.is_open
