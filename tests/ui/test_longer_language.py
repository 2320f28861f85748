"""A language that takes a third more room: nothing that one must read is cut on any screen, even in a low window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.problems import Shown
from tests.support.languages import stretched
from tests.support.states import STATES
from tests.support.states.words import cut_off


@pytest.fixture(scope="module", autouse=True)
def in_a_longer_language(qapp: QApplication) -> Iterator[None]:
    """Texts with accents, each a third longer."""
    with stretched(qapp):
        yield


def laid_out_apart() -> list[str]:
    """Return every state but most panels: their words wrap alike, so one for each way on stands for the others."""
    apart: dict[object, str] = {}
    for name, state in STATES.items():
        kind = state.problem.kind if state.problem is not None else None
        is_panel = kind is not None and kind.shown in {Shown.FAILURE, Shown.CONNECTION}
        apart[kind.way_on if kind is not None and is_panel else name] = name
    return list(apart.values())


@pytest.mark.parametrize("name", laid_out_apart())
def test_nothing_is_cut(name: str) -> None:
    showing = STATES[name].show(960, 600)
    try:
        if STATES[name].screen:
            assert (showing.window.width(), showing.window.height()) == (960, 600)
        assert cut_off(showing.window) == []
    finally:
        showing.close()
