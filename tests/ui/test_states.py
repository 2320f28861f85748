"""Every state of every screen: it is where it says, it says what it must, and it looks as it looked."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.problems import CATALOGUE
from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.start_error import StartError
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.languages import french, said_in_french
from tests.support.states import STATES, Showing, State
from tests.support.states.drawing import in_one_place, lit
from tests.support.states.kept import differs
from tests.support.states.words import words_of


@pytest.fixture(scope="module")
def in_french(qapp: QApplication) -> Iterator[None]:
    """Everything that pictures depend on."""
    with in_one_place(), french(qapp), lit(qapp, dark=False):
        yield


def test_every_code_of_the_catalogue_has_a_state() -> None:
    shown = {state.problem.kind.code for state in STATES.values() if state.problem is not None}
    assert {kind.code for kind in CATALOGUE.values()} - shown == set()


@pytest.mark.usefixtures("in_french")
@pytest.mark.parametrize("name", STATES)
def test_it_says_what_it_must_and_looks_as_it_looked(name: str) -> None:
    state = STATES[name]
    showing = state.show()
    try:
        assert screen_of(showing) == state.screen
        assert showing.top.isVisible()
        assert unsaid(state, showing) == []
        assert differs(name, showing.picture()) == ""
    finally:
        showing.close()


def screen_of(showing: Showing) -> str:
    """Return what one says on the phone, without what follows the step."""
    window = showing.window
    if isinstance(window, StartError):
        return ""
    assert isinstance(window, WizardWindow | AssistantWindow)
    return window.stage.spoken().screen.partition("-")[0]


def unsaid(state: State, showing: Showing) -> list[str]:
    """Return what should be read on what the holder deals with, and is not."""
    words = words_of(showing.top)
    missing = [source for source in state.says if not said_in_french(source).search(words)]
    if state.problem is not None:
        told = (sentence(state.problem), remedy(state.problem), state.problem.kind.code)
        missing += [part for part in told if part not in words]
    return missing
