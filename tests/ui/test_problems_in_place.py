"""What a problem leaves possible where it appears, and what is said beside it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit

from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from crypteo_desktop.ui.keeping.copy_dialog import CopyDialog
from crypteo_desktop.ui.pages.resend_panel import ResendPanel
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.states import STATES, Showing
from tests.support.states.words import words_of

Show = Callable[[str], Showing]


@pytest.fixture
def show(qapp: object) -> Iterator[Show]:
    """Open states that end with the test."""
    open_ones: list[Showing] = []

    def one(name: str) -> Showing:
        open_ones.append(STATES[name].show())
        return open_ones[-1]

    yield one
    for showing in open_ones:
        showing.close()


def window_of(showing: Showing) -> WizardWindow | AssistantWindow:
    assert isinstance(showing.window, WizardWindow | AssistantWindow)
    return showing.window


@pytest.mark.parametrize("code", ["CRY-304", "CRY-305", "CRY-306", "CRY-312", "CRY-313"])
def test_a_code_that_is_typed_can_be_sent_when_no_other_one_could_be(show: Show, code: str) -> None:
    assert window_of(show(code)).frame.footer.primary.isEnabled()


def test_a_code_that_was_killed_cannot_be_sent(show: Show) -> None:
    footer = window_of(show("CRY-307")).frame.footer
    assert not footer.primary.isEnabled()
    assert footer.reason() == "Correct the code first"


def test_why_no_code_was_sent_is_in_sight_in_place_of_the_guidance(show: Show) -> None:
    window = window_of(show("CRY-307"))
    panel = window.findChild(ResendPanel)
    assert isinstance(panel, ResendPanel)
    shown = window.frame.page_area.viewport()
    assert panel.guidance.isHidden()
    assert panel.problem.mapTo(shown, QPoint(0, panel.problem.height())).y() <= shown.height()


def test_who_must_call_support_is_not_told_to_go_on_later(show: Show) -> None:
    later = "you may close this window and go on later"
    assert later in words_of(show("CRY-521").window)
    assert later not in words_of(show("CRY-511").window)
    assert later not in words_of(show("CRY-504").window)


def test_what_is_left_in_a_store_stands_on_the_support_card(show: Show) -> None:
    assert "CRY-731" in words_of(show("7-support-card").top)


def test_a_system_is_named_within_a_sentence(show: Show) -> None:
    assert "One thing is left to do for macOS." in words_of(show("CRY-742").window)


def test_the_password_of_the_copy_is_hidden_while_the_support_card_shows(show: Show) -> None:
    showing = show("6-copy-capitals")
    dialog = showing.top
    assert isinstance(dialog, CopyDialog)
    assert dialog.form.field.edit.echoMode() is QLineEdit.EchoMode.Normal
    window_of(showing).frame.strip.card_requested.emit()
    assert dialog.form.field.edit.echoMode() is QLineEdit.EchoMode.Password
