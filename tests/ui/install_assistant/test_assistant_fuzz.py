"""A fixed part of what `make fuzz-files` does with the assistant: nothing but a known problem may come out."""

import pytest
from pytestqt.qtbot import QtBot

from tools.fuzz_assistant import fuzz_steps, fuzz_window

pytestmark = pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")


def test_the_first_two_steps_stand_hostile_files() -> None:
    found = fuzz_steps(300, seed=2026)
    assert found.faults == []
    assert {"opened", "CRY-701", "CRY-702", "CRY-705", "CRY-706"} <= found.codes.keys()


def test_the_window_stands_hostile_files(qtbot: QtBot) -> None:
    found = fuzz_window(10, seed=2026)
    assert found.faults == []
    assert {"opened", "CRY-701", "CRY-702", "CRY-706"} <= found.codes.keys()
