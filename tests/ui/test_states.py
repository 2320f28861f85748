"""Every state of the catalogue can be shown: on its screen, in a window that fits, with something to deal with."""

import pytest

from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.states import STATES


@pytest.mark.parametrize("name", STATES)
def test_it_shows_on_its_screen(name: str, qapp: object) -> None:
    state = STATES[name]
    showing = state.show(960, 600)
    try:
        assert isinstance(showing.window, WizardWindow | AssistantWindow)
        assert showing.window.stage.spoken().screen.partition("-")[0] == state.screen
        assert (showing.window.width(), showing.window.height()) == (960, 600)
        assert showing.top.isVisible()
    finally:
        showing.close()
