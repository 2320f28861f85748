"""Interlude: what takes the page's place for a while: a problem in the way, or what to know before the last try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from crypteo_desktop.problems import Problem
    from crypteo_desktop.profile import SupportDesk
    from crypteo_desktop.session import Session
    from crypteo_desktop.ui.frame import Frame
    from crypteo_desktop.ui.last_try import LastTry, LastTryPanel
    from crypteo_desktop.ui.problem_panel import ProblemPanel
    from crypteo_desktop.ui.spoken import Spoken


class Interlude(QObject):
    """One panel at a time; the primary button is for the page alone. Focus and voice are left to the stage.

    Signals: `way_chosen(WayOn)` from a problem; `check_chosen()`, `send_chosen()` before the last try.
    """

    way_chosen = Signal(object)
    check_chosen = Signal()
    send_chosen = Signal()

    def __init__(self, desk: SupportDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel: ProblemPanel | LastTryPanel | None = None
        self.problem: Problem | None = None
        self.last_try: LastTry | None = None

    @property
    def panel(self) -> ProblemPanel | LastTryPanel | None:
        """What stands in the page's place, if anything does."""
        return self._panel

    @property
    def suffix(self) -> str:
        """What follows the step's number on the phone while it stands there."""
        if self.problem is not None:
            return self.problem.kind.shown.value
        if self.last_try is None:
            return ""
        from crypteo_desktop.ui.last_try import SUFFIX  # noqa: PLC0415  the window comes first

        return SUFFIX

    def show_problem(self, frame: Frame, problem: Problem, spoken: Callable[[], Spoken], note: str) -> None:
        """Put a problem there, with the ways on from it."""
        from crypteo_desktop.ui.problem_panel import ProblemPanel  # noqa: PLC0415  the window comes first

        self.problem = problem
        self._panel = panel = ProblemPanel(problem, self._desk, spoken(), note)
        panel.chosen.connect(self.way_chosen)
        panel.copy_requested.connect(frame.strip.copy)
        _put(frame, panel)

    def ask(self, frame: Frame, last_try: LastTry, session: Session, service_now: Callable[[], datetime]) -> None:
        """Put there what must be known before the last try; what it says of time is renewed with the strip's."""
        from crypteo_desktop.ui.last_try import LastTryPanel  # noqa: PLC0415  the window comes first

        self.last_try = last_try
        self._panel = panel = LastTryPanel(last_try, self._desk, session, service_now)
        frame.strip.minute_passed.connect(panel.look_at_clock)
        panel.check_chosen.connect(self.check_chosen)
        panel.send_chosen.connect(self.send_chosen)
        _put(frame, panel)

    def end(self, frame: Frame, page: QWidget) -> None:
        """Give the page its place back."""
        frame.show_content(page)
        self.problem = self.last_try = None
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None


def _put(frame: Frame, panel: ProblemPanel | LastTryPanel) -> None:
    frame.show_content(panel)
    frame.footer.primary.setEnabled(False)
