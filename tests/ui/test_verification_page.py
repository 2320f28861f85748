"""The page of step 6 and its dialog: details, the password, what was checked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import Problem, anywhere, file
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import State
from crypteo_desktop.steps.verification import VerificationStep
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.page import PageContext
from crypteo_desktop.ui.pages.verification_page import VerificationPage
from crypteo_desktop.ui.verification_dialog import VerificationDialog
from crypteo_desktop.ui.widgets.labels import Label
from tests.support.fakes import services
from tests.support.media import keeping_of
from tests.support.pages import DETAILS, FILE, Told, shown
from tests.support.samples import NOW, PASSWORD, PROFILE, enrolment_in

BEFORE = replace(enrolment_in(State.ISSUED), details=DETAILS, saved_file=FILE)
CHECKS = (
    Check(Text("Verification", "The password opens the file")),
    Check(Text("Verification", "Valid from {not_before}"), {"not_before": NOW}),
    Check(Text("Verification", "Signed by {issuer}"), {"issuer": "Crypteo Demo Issuing CA"}),
)
AFTER = replace(BEFORE, checks=CHECKS)
UNTOLD = replace(AFTER, acceptance_problem=Problem(anywhere.UNREACHABLE))


class RememberingStep(VerificationStep):
    """The step, but its work only remembers the password that it was given."""

    def __init__(self) -> None:
        self.passwords: list[Secret] = []

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        self.passwords.append(enrolment.verification_password)
        return enrolment


@pytest.fixture
def page_and_told(qtbot: QtBot) -> tuple[VerificationPage, Told]:
    return shown(qtbot, VerificationPage, "verification", BEFORE)


@pytest.fixture
def page(page_and_told: tuple[VerificationPage, Told]) -> VerificationPage:
    return page_and_told[0]


def opened_dialog(page: VerificationPage) -> VerificationDialog:
    page.confirm(lambda: None)
    assert page.dialog is not None
    return page.dialog


def words_of(page: VerificationPage) -> list[str]:
    return [label.words() for label in page.done.findChildren(Label)]


def test_it_begins_with_the_details_and_where_the_file_lies(page: VerificationPage) -> None:
    assert "CN=Camille MARTIN" in page.certificate.table.as_text()
    assert page.certificate.saved.words() == f"Already saved, not verified yet: {FILE}"
    assert page.primary_text() == "Technical check"
    assert page.reason(BEFORE) == "You will be asked for your password"
    assert (page.screen_suffix(), page.initial_focus()) == ("", None)
    assert not page.done.isVisible()


def test_before_the_check_leaving_says_what_is_there(page: VerificationPage) -> None:
    assert page.cancel_text(BEFORE).text.startswith("Your certificate file is saved but not verified yet.")


def test_the_check_asks_the_password_in_a_dialog(page_and_told: tuple[VerificationPage, Told]) -> None:
    page, told = page_and_told
    dialog = opened_dialog(page)
    assert page.screen_suffix() == "1"
    assert dialog.field.edit.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.verify.isEnabled()
    assert (told.changes, told.work) == (1, [])


def test_the_password_goes_with_the_work(qtbot: QtBot) -> None:
    step, told = RememberingStep(), Told()
    page = VerificationPage(step, PageContext(PROFILE, lambda: 1000.0, keeping_of()))
    qtbot.addWidget(page)
    page.work_requested.connect(told.work.append)
    page.present(BEFORE)
    dialog = opened_dialog(page)
    qtbot.keyClicks(dialog.field.edit, PASSWORD.reveal())
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    work = told.work[0]
    assert callable(work)
    work(BEFORE, services(), CancelToken(), lambda _: None)
    assert step.passwords == [PASSWORD]


def test_the_dialog_holds_still_while_the_file_is_checked(page: VerificationPage) -> None:
    dialog = opened_dialog(page)
    dialog.field.edit.setText("x")
    page.set_busy(True)
    assert not dialog.field.isEnabled()
    assert dialog.verify.text() == "Checking…"
    dialog.reject()
    assert page.dialog is dialog
    page.set_busy(False)
    assert dialog.field.isEnabled()


def test_a_wrong_password_keeps_the_dialog_open(qtbot: QtBot, page: VerificationPage) -> None:
    dialog = opened_dialog(page)
    qtbot.keyClicks(dialog.field.edit, "Azerty12")
    assert page.show_problem(Problem(file.PASSWORD_WRONG))
    assert "CRY-601" in dialog.field.message.words()
    assert page.screen_suffix() == "3"
    assert dialog.field.edit.selectedText() != ""
    assert not dialog.verify.isEnabled()
    qtbot.keyClicks(dialog.field.edit, "A")
    assert page.screen_suffix() == "1"
    assert dialog.verify.isEnabled()


def test_a_wrong_password_after_another_folder_opens_the_dialog_again(qtbot: QtBot, page: VerificationPage) -> None:
    former = opened_dialog(page)
    page.show_problem(Problem(file.FILE_MISSING, file=str(FILE)))
    assert page.show_problem(Problem(file.PASSWORD_WRONG))
    assert page.dialog is not None
    assert page.dialog is not former
    assert "CRY-601" in page.dialog.field.message.words()
    assert page.screen_suffix() == "3"
    qtbot.keyClicks(page.dialog.field.edit, "A")
    assert page.dialog.verify.isEnabled()


def test_any_other_problem_closes_the_dialog_and_is_the_frames(page: VerificationPage) -> None:
    opened_dialog(page)
    assert not page.show_problem(Problem(file.FILE_MISSING, file=str(FILE)))
    assert page.dialog is None


def test_closing_the_dialog_forgets_the_password(page: VerificationPage) -> None:
    dialog = opened_dialog(page)
    dialog.field.edit.setText("x")
    dialog.back.click()
    assert dialog.field.edit.text() == ""
    assert (page.dialog, page.screen_suffix()) == (None, "")


def test_the_password_can_be_shown(page: VerificationPage) -> None:
    dialog = opened_dialog(page)
    dialog.show_row.setChecked(True)
    assert dialog.field.edit.echoMode() is QLineEdit.EchoMode.Normal


def test_caps_lock_is_noticed_in_the_dialog(qtbot: QtBot, page: VerificationPage) -> None:
    dialog = opened_dialog(page)
    qtbot.keyClicks(dialog.field.edit, "A")
    assert dialog.field.notice.words() == "Caps Lock is on"


def test_at_the_end_one_list_says_what_was_checked(page: VerificationPage) -> None:
    opened_dialog(page)
    page.present(AFTER)
    assert page.dialog is None
    assert {"The password opens the file", "Signed by Crypteo Demo Issuing CA"} <= set(words_of(page))
    assert any(words.startswith("Valid from 23 ") for words in words_of(page))
    assert page.done.path.path() == page.done.path.accessibleName() == str(FILE)
    assert page.lead.words() == "All done. Remember to keep a copy in a safe place."
    assert (page.primary_text(), page.screen_suffix(), page.reason(AFTER)) == ("Finish", "2", "")
    assert not page.certificate.isVisible()
    assert not page.done.untold.isVisible()


def test_the_lead_says_what_remains_and_not_more(page: VerificationPage) -> None:
    page.present(replace(AFTER, acceptance_problem=Problem(anywhere.UNREACHABLE)))
    assert page.lead.words().startswith("Your file is verified. One thing remains:")
    page.present(replace(AFTER, copies=(FILE,)))
    assert page.lead.words() == "All done. Your file and its copy are verified."


def test_a_copy_changes_the_lead_at_once(page: VerificationPage) -> None:
    page.present(AFTER)
    page.safekeeping.open_copy()
    assert page.safekeeping.dialog is not None
    page.safekeeping.dialog.copied.emit(FILE)
    page.safekeeping.dialog.reject()
    assert page.lead.words() == "All done. Your file and its copy are verified."


def test_a_long_folder_leaves_room_for_the_button_and_can_be_copied_whole(qtbot: QtBot, page: VerificationPage) -> None:
    long = FILE.parent / ("dossier" * 30) / FILE.name
    page.present(replace(AFTER, saved_file=long))
    page.resize(880, 500)
    assert page.minimumSizeHint().width() <= 880
    assert page.rect().contains(page.done.open_button.mapTo(page, page.done.open_button.rect().bottomRight()))
    assert "…" in page.done.path.words()
    assert page.done.path.toolTip() == page.done.path.accessibleName() == str(long)
    qtbot.keyClick(page.done.path, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == str(long)


def test_the_list_is_not_doubled_when_it_is_shown_again(page: VerificationPage) -> None:
    page.present(AFTER)
    page.present(AFTER)
    assert words_of(page).count("The password opens the file") == 1


def test_a_service_that_was_not_told_can_be_told_again(page_and_told: tuple[VerificationPage, Told]) -> None:
    page, told = page_and_told
    page.present(UNTOLD)
    assert page.done.untold.isVisible()
    assert "The certificate service does not answer." in page.done.untold.accessibleName()
    page.done.retry_button.click()
    assert told.work == [page.step.run]
    page.present(AFTER)
    assert not page.done.untold.isVisible()


def test_the_folder_is_opened_in_the_file_manager(page: VerificationPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.present(AFTER)
    page.done.open_button.click()
    assert opened == [str(FILE.parent)]


def refused_thrice(page: VerificationPage) -> VerificationDialog:
    dialog = opened_dialog(page)
    for _ in range(3):
        assert not dialog.another.isVisible()
        page.show_problem(Problem(file.PASSWORD_WRONG))
    return dialog


def test_after_three_slips_another_password_is_offered(qtbot: QtBot) -> None:
    page, told = shown(qtbot, VerificationPage, "verification", replace(BEFORE, password=PASSWORD))
    refused_thrice(page).another.click()
    dialog = page.findChild(NewPasswordDialog)
    assert dialog is not None
    assert page.dialog is None
    dialog.password_chosen.emit(Secret("Nouveau2026"))
    assert len(told.work) == 1
    page.present(replace(BEFORE, password=Secret("Nouveau2026")))
    assert page.lead.words() == "Your password was replaced and your file saved anew. Choose Technical check."


def test_where_the_key_is_not_at_hand_it_is_said_what_remains(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, VerificationPage, "verification", replace(BEFORE, password=Secret("")))
    dialog = refused_thrice(page)
    assert not dialog.another.isVisible()
    assert "call support" in dialog.forgotten.words()


def test_the_compatible_format_is_saved_with_the_password_alone(qtbot: QtBot) -> None:
    page, told = shown(qtbot, VerificationPage, "verification", AFTER)
    page.done.other_format_button.click()
    dialog = page.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Save in the compatible format too"
    dialog.password_given.emit(PASSWORD)
    assert len(told.work) == 1, "and no technical check beside it"
    other = FILE.with_name("other_compatible.p12")
    page.present(replace(AFTER, other_file=other))
    assert (page.dialog, page.done.saved.isVisible()) == (None, True)
    assert "other_compatible.p12" in page.done.saved.accessibleName()


def test_where_the_first_file_is_compatible_it_is_not_offered(qtbot: QtBot) -> None:
    step = VerificationStep()
    page = VerificationPage(step, PageContext(PROFILE, lambda: 1000.0, keeping_of(), Format.COMPATIBLE))
    qtbot.addWidget(page)
    page.present(AFTER)
    page.show()
    assert not page.done.other_format_button.isVisible()
