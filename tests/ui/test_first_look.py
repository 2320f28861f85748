"""The first look for what is unfinished: one may type and move about meanwhile, and its end pulls nobody away."""

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, services


def looking(qtbot: QtBot) -> WizardWindow:
    """Return a window without a link whose first look is under way, and does not end before it is let go."""
    window = WizardWindow(Flow.start(STEPS, Enrolment()), services(FakeBackend()), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and not window.is_busy)
    window._navigation.hold_work()
    window._navigation.know(Enrolment())
    window.stage.enter()
    assert window.is_busy
    return window


@pytest.mark.parametrize("is_in_page", [True, False], ids=["in the page", "beside it"])
def test_the_end_of_the_first_look_leaves_the_focus_where_somebody_went(qtbot: QtBot, is_in_page: bool) -> None:
    window = looking(qtbot)
    page = window.stage.page
    assert isinstance(page, InitialisationPage)
    assert page.entry.field.edit.hasFocus()
    part = page.entry.paste_button if is_in_page else window.frame.languages
    part.setFocus()
    with qtbot.waitSignal(window._navigation.learned):
        window._navigation.let_work_begin()
    assert part.hasFocus()
