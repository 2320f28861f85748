"""The window: how one moves through the steps."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.header import Watermark
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, page_of, type_and_go
from tests.support.states.state import settle


def test_the_primary_button_works_as_soon_as_nothing_is_missing(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    assert not window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == "a word"
    qtbot.keyClicks(page_of(window).field.edit, "x")
    assert window.frame.footer.primary.isEnabled()
    assert window.frame.footer.reason() == ""


def test_a_step_that_pauses_stays_to_be_read(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, needs_word=False, stays=True, finished=lambda enrolment: bool(enrolment.file_content))
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


def test_back_forgets_and_shows_the_step_before(opened: Open, qtbot: QtBot) -> None:
    first = SmallStep(1, finished=lambda enrolment: enrolment.file_content == b"1")
    first.work = lambda enrolment, services, token, report: replace(enrolment, file_content=b"1")
    window = opened(first, SmallStep(2, can_go_back=True))
    assert window.frame.footer.back.isHidden()
    type_and_go(window, qtbot)
    qtbot.waitUntil(window.frame.footer.back.isVisible)
    window.frame.footer.back.click()
    assert window.windowTitle() == "Crypteo Desktop – Step 1: Part 1"
    assert window._navigation.enrolment.file_content == b""


def test_work_aside_does_not_lead_on_and_gives_the_focus_back(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, finished=lambda enrolment: True), SmallStep(2))
    page = page_of(window)
    page.field.edit.setFocus()
    with qtbot.waitSignal(window._navigation.learned):
        page.work_requested.emit(lambda enrolment, services, token, report: replace(enrolment, file_content=b"x"))
    assert "Part 1" in window.windowTitle()
    assert window._navigation.enrolment.file_content == b"x"
    assert page.field.edit.hasFocus()


def test_a_low_window_is_compact(opened: Open) -> None:
    window = opened(SmallStep(1))
    assert window.frame.header.height() == 64
    bands = (window.frame.header, window.frame.stepper, window.frame.strip)
    for height, expected in ((500, [52, 48, 40]), (680, [64, 84, 56])):
        window.resize(960, height)
        settle()  # the strip finds the height of its words with the next layout
        assert [band.height() for band in bands] == expected


def test_a_profile_that_accepts_any_root_is_watermarked(opened: Open) -> None:
    assert opened(SmallStep(1)).findChildren(Watermark)
