"""The window: keys, ways on, ways out."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Progress, Report, Services, Task, TaskState
from crypteo_desktop.problems import Problem, anywhere, file, identity
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.header import Watermark
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, MemoryFolder, services
from tests.support.small_flow import SmallPage, SmallStep, pages_for, small_flow

Open = Callable[..., WizardWindow]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Open a window on some small steps, ready for keys."""

    def open_window(*steps: SmallStep, backend: FakeBackend | None = None, **options: object) -> WizardWindow:
        settings: dict[str, object] = {"open_folder": no_folder, "version": "6.0.0", **options}
        window = WizardWindow(
            small_flow(*steps),
            services(backend),
            pages=pages_for(*steps),
            **settings,  # type: ignore[arg-type]
        )
        qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_window


def no_folder(path: Path) -> MemoryFolder:
    return MemoryFolder()


def page_of(window: WizardWindow) -> SmallPage:
    page = window.stage.page
    assert isinstance(page, SmallPage)
    return page


def failing(problem: Problem) -> Callable[[Enrolment, Services, CancelToken, Report], Enrolment]:
    def work(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        raise problem

    return work


def patient(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
    """Wait until somebody cancels."""
    token.wait(60)
    return enrolment


def type_and_go(window: WizardWindow, qtbot: QtBot, text: str = "word") -> None:
    qtbot.keyClicks(page_of(window).field.edit, text)
    qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_Return)


def test_the_primary_button_works_as_soon_as_nothing_is_missing(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    assert not window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == "a word"
    qtbot.keyClicks(page_of(window).field.edit, "x")
    assert window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == ""


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


def test_a_step_that_pauses_stays_to_be_read(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, needs_word=False, pauses=True, finished=lambda enrolment: bool(enrolment.file_content))
    first.work = lambda enrolment, services, token, report: replace(enrolment, file_content=b"1")
    window = opened(first, SmallStep(2))
    with qtbot.waitSignal(window._navigation.learned):
        window.frame.footer.primary.click()
    assert window.windowTitle() == "Crypteo Desktop – Step 1: Part 1"
    window.frame.footer.primary.click()
    assert window.windowTitle() == "Crypteo Desktop – Step 2: Part 2"
    assert first.runs == 1


def test_work_that_starts_by_itself_starts_once(opened: Open, qtbot: QtBot) -> None:
    step = SmallStep(1, needs_word=False, starts=True)
    window = opened(step)
    qtbot.waitUntil(lambda: not window._navigation.is_busy)
    assert step.runs == 1


def test_after_the_last_step_the_button_finishes_with_0(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, finished=lambda enrolment: True))
    assert window.frame.footer.primary.text() == "Finish"
    assert not window.frame.footer.cancel.isEnabled()
    with qtbot.waitSignal(window.left) as heard:
        window.frame.footer.primary.click()
    assert heard.args == [0]
    assert not window.isVisible()


def test_closing_the_last_screen_does_not_ask(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, finished=lambda enrolment: True))
    with qtbot.waitSignal(window.left) as heard:
        window.close()
    assert heard.args == [0]


def test_back_forgets_and_shows_the_step_before(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, finished=lambda enrolment: enrolment.file_content == b"1")
    first.work = lambda enrolment, services, token, report: replace(enrolment, file_content=b"1")
    window = opened(first, SmallStep(2, can_go_back=True))
    assert window.frame.footer.back.isHidden()
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: window.frame.footer.back.isVisible())
    window.frame.footer.back.click()
    assert window.windowTitle() == "Crypteo Desktop – Step 1: Part 1"
    assert window._navigation.enrolment.file_content == b""


@pytest.mark.parametrize("way", ["escape", "cancel", "close"])
def test_leaving_asks_first_and_the_safe_answer_stays(opened: Open, qtbot: QtBot, way: str) -> None:
    window = opened(SmallStep(1))
    ways: dict[str, Callable[[], object]] = {
        "escape": lambda: qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_Escape),
        "cancel": window.frame.footer.cancel.click,
        "close": window.close,
    }
    ways[way]()
    dialog = window.findChild(Dialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window.isVisible()
    assert not dialog.isVisible()


def test_leaving_ends_the_session_and_tells_3(opened: Open, qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = opened(SmallStep(1), backend=backend)
    window.close()
    dialog = window.findChild(Dialog)
    with qtbot.waitSignal(window.left) as heard:
        dialog.accept()
    assert heard.args == [3]
    assert ("close", None) in backend.calls
    assert not window.isVisible()


def test_a_service_that_does_not_let_go_keeps_nobody(opened: Open, qtbot: QtBot) -> None:
    gate = threading.Event()

    class SlowBackend(FakeBackend):
        def close(self, session: object) -> None:
            gate.wait(30)

    window = opened(SmallStep(1), backend=SlowBackend())
    window.close()
    with qtbot.waitSignal(window.left, timeout=5000):
        window.findChild(Dialog).accept()
    assert not gate.is_set()
    gate.set()


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


def test_leaving_from_a_failure_tells_1(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, work=failing(Problem(anywhere.INTERNAL))))
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    window.frame.footer.cancel.click()
    with qtbot.waitSignal(window.left) as heard:
        window.findChild(Dialog).accept()
    assert heard.args == [1]


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
        open_folder=lambda path: chosen if path == tmp_path else MemoryFolder(),
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


def test_cancelling_stops_the_work_and_stays(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, work=patient))
    type_and_go(window, qtbot)
    assert page_of(window).is_busy
    assert not window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == "One moment"
    with qtbot.waitSignal(window._navigation.stopped):
        window.frame.footer.cancel.click()
    assert window.frame.footer.reason() == "Stopped. Nothing is lost."
    assert window.frame.footer.primary.isEnabled()
    assert page_of(window).field.edit.hasFocus()


def test_once_the_request_has_left_nothing_can_be_cancelled_or_closed(opened: Open, qtbot: QtBot) -> None:
    gate = threading.Event()
    kept: list[Enrolment] = []

    def send(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        kept.append(replace(enrolment, file_content=b"made"))
        report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False, kept=kept[0]))
        gate.wait(30)
        raise Problem(anywhere.UNREACHABLE)

    window = opened(SmallStep(1, needs_word=False, work=send))
    with qtbot.waitSignal(window._navigation.progressed):
        window.frame.footer.primary.click()
    assert page_of(window).reports
    assert not window.frame.footer.cancel.isEnabled()
    assert window.frame.footer.reason() == "The request has left: wait a few moments"
    window.close()
    assert window.isVisible()
    assert window.findChild(Dialog) is None
    with qtbot.waitSignal(window._navigation.failed):
        gate.set()
    assert window.frame.footer.cancel.isEnabled()
    assert window._navigation.enrolment.file_content == b"made"


def test_while_work_runs_no_key_starts_anything(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, work=patient))
    type_and_go(window, qtbot)
    focused = window.focusWidget()
    assert focused is window.frame.heading
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert window._navigation.is_busy
    window._navigation.cancel()
    qtbot.waitUntil(lambda: not window._navigation.is_busy)


def test_work_aside_does_not_lead_on_and_gives_the_focus_back(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, finished=lambda enrolment: True), SmallStep(2))
    page = page_of(window)
    page.field.edit.setFocus()
    with qtbot.waitSignal(window._navigation.learned):
        page.work_requested.emit(lambda enrolment, services, token, report: replace(enrolment, file_content=b"x"))
    assert "Part 1" in window.windowTitle()
    assert window._navigation.enrolment.file_content == b"x"
    assert page.field.edit.hasFocus()


def test_f1_goes_to_the_support_strip_and_enter_copies(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_F1)
    assert window.frame.strip.hasFocus()
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


def test_a_low_window_is_compact(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    assert window.frame.header.height() == 64
    window.resize(960, 500)
    assert (window.frame.header.height(), window.frame.stepper.height(), window.frame.strip.height()) == (52, 48, 40)
    window.resize(960, 680)
    assert (window.frame.header.height(), window.frame.stepper.height(), window.frame.strip.height()) == (64, 84, 56)


def test_a_profile_that_accepts_any_root_is_watermarked(opened: Open) -> None:
    assert opened(SmallStep(1)).findChildren(Watermark)


def test_no_secret_and_no_reference_in_the_title(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    qtbot.keyClicks(page_of(window).field.edit, "hunter2")
    assert "hunter2" not in window.windowTitle()
    assert "K7P" not in window.windowTitle()
