"""Every UI test runs without a screen, in the program's own look, in English."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui import accessible_roles
from crypteo_desktop.ui.theme import Theme
from tests.support.patient_bot import PatientBot
from tests.support.small_window import Open, open_window


@pytest.fixture(scope="session", autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The look in force for the whole run, and what a screen reader hears."""
    accessible_roles.install()
    return Theme.apply(qapp)


@pytest.fixture(autouse=True)
def gone(qapp: QApplication) -> Iterator[None]:
    """No window outlives its test: a support card that was left open would hide the secrets of the next one."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return pytest-qt's robot, but patient."""
    return PatientBot(request)


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Open a window on the small steps given."""
    return partial(open_window, qtbot)
