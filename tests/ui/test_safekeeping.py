"""The done page: its buttons, the warning of a cloud, sheet and reminders, and the one reminder of the copy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from crypteo_desktop.flow import Flow
from crypteo_desktop.services import Services
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.keeping.copy_dialog import CopyDialog
from crypteo_desktop.ui.keeping.leave_reminder import LeaveReminder
from crypteo_desktop.ui.pages.page import PageContext
from crypteo_desktop.ui.pages.verification_page import VerificationPage
from crypteo_desktop.ui.widgets.scroll_page import ScrollPage
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import services
from tests.support.media import FakeMedia, keeping_of
from tests.support.pages import DETAILS
from tests.support.pdf_text import words
from tests.support.samples import PASSWORD, PROFILE, enrolment_in
from tests.support.small_file import small_file
from tests.ui.test_verification_page import CHECKS


@dataclass
class Desk:
    """A window at its happy end, over a real file."""

    window: WizardWindow
    file: Path
    media: FakeMedia
    statuses: list[int]

    @property
    def page(self) -> VerificationPage:
        page = self.window.stage.page
        assert isinstance(page, VerificationPage)
        return page

    @property
    def finish(self) -> Callable[[], None]:
        return self.window.frame.footer.primary.click

    def reminder(self) -> LeaveReminder | None:
        return self.page.safekeeping.reminder

    def copying(self) -> CopyDialog | None:
        return self.page.safekeeping.dialog


@pytest.fixture
def cloud() -> list[str]:
    """The service that synchronises every folder, if any."""
    return []


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, cloud: list[str]) -> Desk:
    file = tmp_path / "Camille_MARTIN_540206.p12"
    file.write_bytes(small_file())
    media = FakeMedia()
    kept: Services = services(keeping=keeping_of(media, cloud_of=lambda _: next(iter(cloud), "")))
    flow = Flow.start(STEPS, enrolment_in(State.ISSUED))
    while not flow.is_last:
        flow = flow.forward()
    done = replace(enrolment_in(State.ISSUED), details=DETAILS, saved_file=file, checks=CHECKS)
    window = WizardWindow(flow.with_enrolment(done), kept, version="6.0.0")
    desk = Desk(window, file, media, [])
    window.left.connect(desk.statuses.append)
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return desk


def test_the_copy_has_the_focus_first_and_enter_opens_its_dialog(desk: Desk, qtbot: QtBot) -> None:
    assert desk.page.done.copy_button.hasFocus()
    assert desk.window.stage.spoken().screen == "6-2"
    qtbot.keyClick(desk.page.done.copy_button, Qt.Key.Key_Return)
    assert desk.copying() is not None
    assert desk.window.stage.spoken().screen == "6-4"
    desk.page.safekeeping.open_copy()
    assert len(desk.window.findChildren(CopyDialog)) == 1
    qtbot.keyClick(desk.copying(), Qt.Key.Key_Escape)
    assert desk.window.stage.spoken().screen == "6-2"


def test_a_proved_copy_takes_the_place_of_the_warning_and_nothing_reminds(desk: Desk, qtbot: QtBot) -> None:
    desk.media.plug(desk.file.parent / "stick")
    assert desk.page.done.backup.isVisible()
    desk.page.done.copy_button.click()
    dialog = desk.copying()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.form.places.chosen is not None)
    qtbot.keyClicks(dialog.form.field.edit, PASSWORD.reveal())
    with qtbot.waitSignal(dialog.copied):
        dialog.primary.click()
    dialog.primary.click()
    assert not desk.page.done.backup.isVisible()
    assert "CLE" not in desk.page.done.copied.accessibleName()
    assert str(desk.file.parent / "stick" / desk.file.name) in desk.page.done.copied.accessibleName()
    desk.finish()
    qtbot.waitUntil(lambda: desk.statuses == [0])
    assert desk.reminder() is None


def test_leaving_without_a_copy_reminds_once(desk: Desk, qtbot: QtBot) -> None:
    desk.finish()
    reminder = desk.reminder()
    assert reminder is not None
    qtbot.waitUntil(reminder.copy.hasFocus)
    desk.finish()
    assert len(desk.window.findChildren(LeaveReminder)) == 1
    qtbot.keyClick(reminder, Qt.Key.Key_Escape)
    assert (desk.reminder(), desk.copying(), desk.statuses) == (None, None, [])
    desk.finish()
    qtbot.waitUntil(lambda: desk.statuses == [0])


def test_the_reminder_leads_to_the_copy(desk: Desk, qtbot: QtBot) -> None:
    desk.finish()
    reminder = desk.reminder()
    assert reminder is not None
    qtbot.keyClick(reminder.copy, Qt.Key.Key_Return)
    assert desk.copying() is not None
    assert desk.reminder() is None


def test_the_reminder_lets_go(desk: Desk, qtbot: QtBot) -> None:
    desk.finish()
    reminder = desk.reminder()
    assert reminder is not None
    reminder.leave.click()
    qtbot.waitUntil(lambda: desk.statuses == [0])


def test_closing_the_window_reminds_too_and_the_second_time_closes(desk: Desk, qtbot: QtBot) -> None:
    assert not desk.window.close()
    reminder = desk.reminder()
    assert reminder is not None
    reminder.reject()
    desk.window.close()
    qtbot.waitUntil(lambda: desk.statuses == [0])


def test_a_folder_in_a_cloud_is_warned_of(desk: Desk, cloud: list[str]) -> None:
    assert not desk.page.done.cloud.isVisible()
    cloud.append("OneDrive")
    desk.page.safekeeping.show_finished(desk.window._navigation.enrolment)
    assert "synchronised by OneDrive" in desk.page.done.cloud.accessibleName()
    assert desk.page.done.cloud.isVisible()


def test_sheet_and_reminders_are_saved_where_one_says_and_opened(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    keeping = desk.page.safekeeping
    keeping._ask_for_file = lambda _, suggested: suggested
    for button in (desk.page.done.sheet_button, desk.page.done.reminders_button):
        with qtbot.waitSignal(keeping._papers.saved):
            button.click()
    sheet = desk.file.with_name("Camille_MARTIN_540206_sheet.pdf")
    reminders = desk.file.with_name("Camille_MARTIN_540206_reminders.ics")
    assert opened == [str(sheet), str(reminders)]
    assert "Camille MARTIN" in words(sheet.read_bytes())
    assert reminders.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert str(reminders) in desk.page.done.saved.accessibleName()


def test_a_sheet_that_cannot_be_saved_is_told(desk: Desk, qtbot: QtBot) -> None:
    keeping = desk.page.safekeeping
    keeping._ask_for_file = lambda _, suggested: suggested.parent / "none" / suggested.name
    with qtbot.waitSignal(keeping._papers.failed):
        desk.page.done.sheet_button.click()
    assert "no longer answers" in desk.page.done.refused.accessibleName()
    assert desk.page.done._refused_code.isVisible()


def test_no_place_to_save_changes_nothing(desk: Desk) -> None:
    desk.page.safekeeping._ask_for_file = lambda _, suggested: None
    desk.page.done.sheet_button.click()
    assert list(desk.file.parent.iterdir()) == [desk.file]


def test_installing_is_offered_where_it_can_be_done(qtbot: QtBot, desk: Desk) -> None:
    assert not desk.page.done.install_button.isVisible()
    installed: list[Path] = []
    context = PageContext(PROFILE, lambda: 1000.0, keeping_of(), install=installed.append)
    page = VerificationPage(STEPS[-1], context)
    qtbot.addWidget(page)
    page.present(desk.window._navigation.enrolment)
    page.show()
    page.done.install_button.click()
    assert installed == [desk.file]


def test_in_a_low_window_the_whole_page_can_be_reached_by_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(960, 540)
    area = desk.window.findChild(ScrollPage)
    for _ in range(3):
        focused = desk.window.focusWidget()
        assert focused is not None
        top = focused.mapTo(area, focused.rect().topLeft()).y()
        assert 0 <= top <= area.viewport().height() - focused.height()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert area.verticalScrollBar().maximum() > 0
