"""Windows: the download and the certificate files of one process, each in a window of its own.

A file that comes while a download is open, or a link while the assistant is, opens beside it: nothing is interrupted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.drops import DropTarget
from crypteo_desktop.ui.foreground import come_forward
from crypteo_desktop.ui.wizard_window import WizardWindow

if TYPE_CHECKING:
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.settings import Asked
    from crypteo_desktop.ui.install_assistant.window import AssistantWindow

    Window = WizardWindow | AssistantWindow


class Windows(QObject):
    """Opens what is asked for, now and later; the first window's end is the program's.

    Signals: `restart_wanted()`; `leaving()`, once, when the last window begins to leave; `left(status)`, once, when all
    have left, with the exit status of the first.
    """

    restart_wanted = Signal()
    leaving = Signal()
    left = Signal(int)

    def __init__(
        self,
        asked: Asked,
        open_wizard: Callable[[Secret, Callable[[Path], None]], WizardWindow],
        open_assistant: Callable[[Path], AssistantWindow],
    ) -> None:
        super().__init__()
        self._open_wizard = open_wizard
        self._open_assistant = open_assistant
        self._open: list[Window] = []
        self._leaving: list[Window] = []
        self._status = 0
        self.first = self._opened(asked)

    @property
    def problem(self) -> Problem | None:
        """What stopped the first window, if anything did."""
        return self.first.problem

    @property
    def all(self) -> tuple[Window, ...]:
        """The windows that nobody is leaving."""
        return tuple(self._open)

    def remember(self, problem: Problem) -> None:
        """Have the support cards tell this problem as the last one."""
        for window in self.all:
            window.stage.last_problem = problem

    def recover(self) -> None:
        """Let every window build its page anew after a part of it failed."""
        for window in self.all:
            window.recover()

    def show(self) -> None:
        """Show the first window."""
        self.first.show()

    def receive(self, asked: Asked) -> None:
        """Open a link in the window of the download, a file in its own; bring what is open already to the front."""
        if isinstance(asked, Secret):
            self._receive_link(asked)
        else:
            self.open_file(asked)

    def open_file(self, file: Path) -> None:
        """Open the assistant for a file, or bring it to the front."""
        shown = next((it for it in self._open if not isinstance(it, WizardWindow) and it.file == file), None)
        self._show(shown or self._opened(file))

    def _receive_link(self, link: Secret) -> None:
        wizard = next((it for it in self._open if isinstance(it, WizardWindow)), None)
        if wizard is not None:
            wizard.receive(link)
        else:
            self._show(self._opened(link))

    def _show(self, window: Window) -> None:
        window.show()
        come_forward(window)

    def _opened(self, asked: Asked) -> Window:
        window: Window
        window = self._open_wizard(asked, self.open_file) if isinstance(asked, Secret) else self._open_assistant(asked)
        if isinstance(window, WizardWindow):
            window.restart_wanted.connect(self.restart_wanted)
        DropTarget(window).dropped.connect(self.receive)
        window.leaving.connect(partial(self._on_leaving, window))
        window.left.connect(partial(self._on_left, window))
        self._open.append(window)
        return window

    def _on_leaving(self, window: Window) -> None:
        self._open.remove(window)
        self._leaving.append(window)
        if not self._open:
            self.leaving.emit()

    def _on_left(self, window: Window, status: int) -> None:
        self._leaving.remove(window)
        if window is self.first:
            self._status = status
        else:
            window.deleteLater()
        if not self._open and not self._leaving:
            self.left.emit(self._status)
