"""The install assistant from the file to the result, by the keyboard alone, and each way out of it."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.problems import Problem, installing, opening
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, Presence
from crypteo_desktop.ui.install_assistant.destinations_page import DestinationsPage
from crypteo_desktop.ui.install_assistant.password_page import PasswordPage
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from tests.support.install_fakes import (
    FILE,
    FILE_PASSWORD,
    PRIMARY,
    FakeStore,
    chromium,
    firefox,
    install_services,
    read_in,
    small_authority,
)
from tests.ui.install_assistant.conftest import Desk, Start

OTHER = Path("/usb/backup.p12")
FINGERPRINT = small_authority().fingerprint


@dataclass
class SlowStore(FakeStore):
    """Writes when the test lets it."""

    entered: threading.Event = field(default_factory=threading.Event)
    may_go: threading.Event = field(default_factory=threading.Event)

    def install(self, opened: OpenedFile, friendly_name: str, password: Secret) -> Presence:
        self.entered.set()
        assert self.may_go.wait(90)
        return super().install(opened, friendly_name, password)


def password_page(desk: Desk) -> PasswordPage:
    page = desk.window.stage.page
    assert isinstance(page, PasswordPage)
    return page


def destinations_page(desk: Desk) -> DestinationsPage:
    page = desk.window.stage.page
    assert isinstance(page, DestinationsPage)
    return page


def test_a_file_is_installed_by_the_keyboard_alone(start: Start) -> None:
    stores = chromium(), firefox()
    desk = start(install_services(*stores))
    assert (desk.primary, desk.screen) == ("Next", "7")
    assert "Camille_MARTIN_540206.p12" in desk.window.stage.page.box.accessibleName()
    desk.open()
    assert desk.primary == "Install"
    desk.enter()
    assert (desk.primary, desk.screen) == ("Finish", "7-1")
    assert [store.held for store in stores] == [{FINGERPRINT: Presence.COMPLETE}] * 2
    desk.enter()
    assert desk.statuses == [0]
    assert not desk.window.isVisible()


def test_the_header_tells_whose_it_is_only_once_it_is_open(start: Start) -> None:
    desk = start(install_services(firefox()))
    header = desk.window.frame.header
    assert (header._certificate_of.words(), header._organisation._text) == ("Certificate", "still locked")
    desk.open()
    assert (header._certificate_of.words(), header._organisation._text) == ("Certificate of", "TEST ENTREPRISE")


def test_the_stepper_has_three_steps_of_its_own(start: Start) -> None:
    desk = start(install_services(firefox()))
    assert desk.window.frame.stepper.accessibleName() == "Step 1 of 3: File, in progress"
    desk.open()
    desk.enter()
    assert desk.window.frame.stepper.accessibleName() == "Step 3 of 3: Installation, done"


def test_a_wrong_password_is_told_under_its_field_with_hints_and_never_shown(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open("Qbcdef12")
    page = password_page(desk)
    assert "CRY-704" in page.field.message.words()
    assert page.hint.isVisible()
    assert "A and Q" in page.hint.accessibleName()
    assert "Qbcdef12" not in page.hint.accessibleName()
    assert page.field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert (desk.screen, page.field.edit.hasFocus(), page.field.edit.selectedText() != "") == ("7-3", True, True)
    desk.open()
    assert desk.primary == "Install"


def test_a_wrong_password_that_no_keyboard_explains_gets_no_hint(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open("Bcdef123")
    assert password_page(desk).field.has_error
    assert not password_page(desk).hint.isVisible()


def test_going_back_forgets_what_was_opened(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open()
    desk.window.frame.footer.back.click()
    assert desk.window.walk.installation.opened is None
    assert password_page(desk).field.edit.text() == ""
    desk.open()
    assert desk.primary == "Install"


def test_the_password_is_kept_nowhere_once_the_file_is_open(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open()
    assert FILE_PASSWORD not in (it.password for it in desk.window.walk._trail)
    assert not desk.window.walk.installation.password


def test_what_is_no_certificate_file_is_told_at_once(start: Start) -> None:
    desk = start(install_services(read=lambda _: b"a letter"))
    panel = desk.window.findChild(ProblemPanel)
    assert panel is not None
    assert "CRY-701" in panel.words()
    assert desk.screen == "7-8"
    assert desk.window.problem is not None
    assert desk.window.problem.kind is opening.NOT_A_P12
    assert not desk.window.frame.footer.primary.isEnabled()
    desk.window.close()
    assert desk.statuses == [1]


def test_a_stick_that_is_plugged_in_again_is_read_again(start: Start) -> None:
    files: dict[Path, bytes] = {}
    desk = start(install_services(firefox(), read=read_in(files)))
    assert desk.screen == "7-8"
    files[FILE] = small_authority().content
    desk.enter()
    assert (desk.screen, desk.primary) == ("7", "Next")


def test_escape_leaves_at_once_before_anything_is_done(start: Start) -> None:
    desk = start(install_services(firefox()))
    desk.open()
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.statuses == [3]
    assert not desk.window.isVisible()


def test_leaving_with_something_left_to_do_has_failed(start: Start) -> None:
    desk = start(install_services(chromium(), firefox(refuses=Obstacle.IN_USE)))
    desk.open()
    desk.enter()
    assert desk.window.problem is not None
    assert desk.window.problem.kind.code == "CRY-731"
    desk.window.close()
    assert desk.statuses == [1]


def test_the_support_card_opens_and_holds_no_secret(start: Start) -> None:
    desk = start(install_services(firefox(primary=PRIMARY)))
    desk.open("Qbcdef12")
    password_page(desk).show_row.setChecked(True)
    desk.window.frame.strip.card_requested.emit()
    card = desk.window.findChild(SupportCardDialog)
    assert card is not None
    assert "Screen: 7-3 (Password)" in card.as_text()
    assert "CRY-704" in card.as_text()
    assert "Qbcdef12" not in card.as_text()
    assert password_page(desk).field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_closing_while_a_store_is_written_waits_for_it(start: Start) -> None:
    slow, second = SlowStore(chromium().info), firefox()
    desk = start(install_services(slow, second))
    desk.open()
    desk.window.stage.proceed()
    desk.qtbot.waitUntil(slow.entered.is_set)
    desk.window.close()
    assert desk.window.isVisible()
    slow.may_go.set()
    desk.settle()
    assert (slow.held, second.held) == ({FINGERPRINT: Presence.COMPLETE}, {})
    assert [it.store.info.id for it in desk.window.walk.installation.left] == [second.info.id]
    desk.window.close()
    assert desk.statuses == [1]


@pytest.mark.parametrize("size", [(960, 600), (840, 480)])
def test_nothing_is_wider_than_a_small_window(start: Start, size: tuple[int, int]) -> None:
    desk = start(install_services(chromium(), firefox(primary=PRIMARY), account_name=lambda: "Dominique Durand"))
    desk.window.resize(*size)
    for step in (lambda: None, lambda: desk.open("Qbcdef12"), desk.open, desk.enter):
        step()
        assert desk.window.frame.page_area.horizontalScrollBar().maximum() == 0


def test_no_secret_shows_in_a_repr(start: Start) -> None:
    desk = start(install_services(firefox(primary=Secret("primary password"))))
    desk.open()
    told = repr(desk.window.walk.installation)
    assert "PRIVATE KEY" not in told
    assert FILE_PASSWORD.reveal() not in told


def test_each_store_shows_its_result_while_the_next_is_written(start: Start) -> None:
    slow = SlowStore(firefox().info)
    desk = start(install_services(chromium(), slow))
    desk.open()
    desk.window.stage.proceed()
    desk.qtbot.waitUntil(slow.entered.is_set)
    page = destinations_page(desk)
    desk.qtbot.waitUntil(lambda: len(page.rows) == 2 and "Installed" in page.rows[0].line.words())
    assert page.rows[1].line.words() == "Profile default-esr. Not done yet."
    assert page.rows[1].retry.isHidden()
    assert page.lead.words().startswith("One program after the other")
    slow.may_go.set()
    desk.settle()
    assert ["Installed" in row.line.words() for row in page.rows] == [True, True]
    assert desk.primary == "Finish"


@pytest.mark.parametrize("chosen", [OTHER, None], ids=["another", "none"])
def test_another_file_is_chosen_in_place_of_one_that_is_none(start: Start, chosen: Path | None) -> None:
    files = {FILE: b"a letter", OTHER: small_authority().content}
    desk = start(install_services(firefox(), read=read_in(files)), ask_for_file=lambda _: chosen)
    panel = desk.window.findChild(ProblemPanel)
    assert panel is not None
    button = panel.initial_focus()
    assert isinstance(button, QPushButton)
    assert button.text() == "Choose another file…"
    button.click()
    desk.settle()
    if chosen is None:
        assert (desk.screen, desk.window.file) == ("7-8", FILE)
        return
    assert (desk.screen, desk.window.file, desk.window.problem) == ("7", OTHER, None)
    desk.open()
    assert desk.primary == "Install"


def test_a_file_that_is_gone_is_tried_again_or_another_one_is_chosen(start: Start) -> None:
    files = {OTHER: small_authority().content}

    def read(file: Path) -> bytes:
        if file not in files:
            raise Problem(installing.GIVEN_FILE_GONE, file=file.name)
        return files[file]

    desk = start(install_services(firefox(), read=read), ask_for_file=lambda _: OTHER)
    panel = desk.window.findChild(ProblemPanel)
    assert panel is not None
    again, other = panel.findChildren(QPushButton)
    assert panel.initial_focus() is again
    assert (again.text(), other.text()) == ("Try again", "Choose another file…")
    other.click()
    desk.settle()
    assert (desk.screen, desk.window.file, desk.window.problem) == ("7", OTHER, None)
