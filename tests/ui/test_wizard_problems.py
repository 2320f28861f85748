"""Problems in the window: on the page or in its place, and the ways on."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.problems import Problem, anywhere, file, identity
from crypteo_desktop.services import Services
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from tests.support.fakes import MemoryFolder
from tests.support.fakes import services as outside
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, failing, page_of, type_and_go


def test_an_error_of_the_input_stays_on_the_page_until_something_changes(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, work=failing(Problem(identity.CODE_WRONG, attempts_left=2))))
    with qtbot.waitSignal(window._navigation.failed):
        type_and_go(window, qtbot)
    assert page_of(window).field.has_error
    assert not window.frame.footer.primary.isEnabled()
    assert window.stage.spoken().screen == "1-1"
    qtbot.keyClicks(page_of(window).field.edit, "y")
    assert not page_of(window).field.has_error
    assert window.frame.footer.primary.isEnabled()
    assert window.stage.spoken().screen == "1"


def test_a_failure_takes_the_page_and_trying_again_does_the_same_work(opened: Open, qtbot: QtBot) -> None:
    step = SmallStep(1, work=failing(Problem(anywhere.UNREACHABLE)))
    window = opened(step)
    with qtbot.waitSignal(window._navigation.failed):
        type_and_go(window, qtbot)
    retry = window.findChild(ProblemPanel).findChildren(SecondaryButton)[0]
    assert window.stage.spoken().screen == "1-9"
    assert retry.hasFocus()
    assert window.problem is not None
    assert not page_of(window).isVisible()
    with qtbot.waitSignal(window._navigation.failed):
        qtbot.keyClick(retry, Qt.Key.Key_Return)
    assert step.runs == 2
    assert step.seen[1].verification_password.reveal() == "word"


def test_another_folder_is_used_for_the_same_work(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    used: list[object] = []
    chosen = MemoryFolder()

    def save(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        used.append(services.folder)
        if services.folder is not chosen:
            raise Problem(file.DISK_FULL, folder="/full")
        return enrolment

    window = opened(
        SmallStep(1, needs_word=False, work=save),
        ask_for_folder=lambda parent: tmp_path,
        services_=outside(open_folder=lambda path: chosen if path == tmp_path else MemoryFolder()),
    )
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    with qtbot.waitSignal(window._navigation.learned):
        window.findChild(ProblemPanel).findChildren(SecondaryButton)[0].click()
    assert used[-1] is chosen


def test_opening_the_link_again_begins_anew_with_link_and_password(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, needs_word=False, finished=lambda enrolment: enrolment.file_content == b"1")
    first.work = lambda enrolment, services, token, report: replace(enrolment, file_content=b"1")
    window = opened(first, SmallStep(2, needs_word=False, work=failing(Problem(anywhere.SESSION_INVALID))))
    window.frame.footer.primary.click()
    qtbot.waitUntil(lambda: "Part 2" in window.windowTitle())
    kept = window._navigation.enrolment
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    window.findChild(ProblemPanel).findChildren(SecondaryButton)[0].click()
    assert "Part 1" in window.windowTitle()
    assert window._navigation.enrolment.typed_link == kept.typed_link
    assert window._navigation.enrolment.password == kept.password
    assert window._navigation.enrolment.file_content == b""
