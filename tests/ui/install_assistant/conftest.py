"""The real window of the assistant over stores in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.install_steps.installation import InstallServices
from crypteo_desktop.surroundings import Network, Surroundings
from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from tests.support.install_fakes import FILE, FILE_PASSWORD, NOW
from tests.support.samples import PROFILE


def surroundings() -> Surroundings:
    return Surroundings("6.0.0", "6.11.3", "OpenSSL 3", "Debian", Network.DIRECT, NOW)


@dataclass
class Desk:
    """One holder before one window."""

    window: AssistantWindow
    qtbot: QtBot
    statuses: list[int] = field(default_factory=list)

    @property
    def page(self) -> QWidget:
        return self.window.stage.page

    @property
    def primary(self) -> str:
        return self.window.frame.footer.primary.text()

    @property
    def screen(self) -> str:
        return self.window.stage.spoken().screen

    def settle(self) -> None:
        """Wait until no work runs."""
        self.qtbot.waitUntil(lambda: not self.window.walk.is_busy)

    def enter(self) -> None:
        """Press Enter where the focus is, and wait for what it starts."""
        self.qtbot.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_Return)
        self.settle()

    def open(self, password: str = FILE_PASSWORD.reveal()) -> None:
        """Come to step 3 by the keyboard alone."""
        if self.window.walk.is_first:
            self.enter()
        self.qtbot.keyClicks(self.window.focusWidget(), password)
        self.enter()


Start = Callable[..., Desk]


@pytest.fixture
def start(qtbot: QtBot) -> Start:
    """Open the assistant on the usual file, or another one, and wait until it was read."""

    def begin(
        services: InstallServices, file: Path = FILE, ask_for_file: Callable[[QWidget], Path | None] = lambda _: None
    ) -> Desk:
        window = AssistantWindow(
            file, services, PROFILE, version="6.0.0", surroundings=surroundings, ask_for_file=ask_for_file
        )
        qtbot.addWidget(window)
        desk = Desk(window, qtbot)
        window.left.connect(desk.statuses.append)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        desk.settle()
        return desk

    return begin
