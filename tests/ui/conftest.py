"""Every UI test runs without a screen, in the program's own look, in English."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.theme import Theme


@pytest.fixture(scope="session", autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The look in force for the whole run."""
    return Theme.apply(qapp)
