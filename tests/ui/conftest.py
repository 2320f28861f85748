"""Every UI test runs without a screen, in the program's own look, in English."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.theme import Theme
from tests.support.small_window import Open, open_window

# What the platform plugin without a screen says of every window with a least size; it concerns no user.
_NO_SCREEN = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of this folder ignore what only the platform without a screen says."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NO_SCREEN))


@pytest.fixture(scope="session", autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The look in force for the whole run."""
    return Theme.apply(qapp)


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Open a window on the small steps given."""
    return partial(open_window, qtbot)
