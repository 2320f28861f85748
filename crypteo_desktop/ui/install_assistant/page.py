"""AssistantPage: what one screen of the install assistant shows and collects; it owns no thread and no message box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.ui.pages.page import LEAD_GAP, NEXT
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.waiting import hold_still

if TYPE_CHECKING:
    from crypteo_desktop.install_steps import InstallStep
    from crypteo_desktop.install_steps.installation import Installation
    from crypteo_desktop.problems import Problem


class AssistantPage(QWidget):
    """One screen below the heading: a lead sentence, then what the page adds to `column`.

    Signals: `changed()` after the holder typed or chose; `work_requested(work)` with a callable (installation,
    services, token, report) -> Installation.
    """

    changed = Signal()
    work_requested = Signal(object)

    def __init__(self, step: InstallStep) -> None:
        super().__init__()
        self.step = step
        self.lead = Label("lead", say(step.info.help), wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.lead)
        self.column.addSpacing(LEAD_GAP)

    def fill(self, installation: Installation) -> Installation:
        """Return the installation with what was typed here in it."""
        return installation

    def present(self, installation: Installation) -> None:
        """Show what is known, and put back what was typed."""

    def show_progress(self, installation: Installation) -> None:
        """Show what running work has done so far."""

    def heard(self) -> str:
        """Return what those who listen are told at once."""
        return self.lead.words()

    def initial_focus(self) -> QWidget | None:
        """Return the widget to type in first; None leaves it to the primary button."""
        return None

    def primary_text(self) -> str:
        """Return the words of the primary button while the step is not finished."""
        return say(NEXT)

    def screen_suffix(self) -> str:
        """Return what follows the 7 on the phone."""
        return ""

    def show_problem(self, problem: Problem) -> bool:  # noqa: ARG002  for pages to override
        """Show a problem here and return True, or return False to leave it to the window."""
        return False

    def set_busy(self, *, busy: bool) -> None:
        """Hold still while work runs, or come back to life."""
        hold_still(self, busy=busy)
