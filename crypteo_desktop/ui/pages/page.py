"""Page: what one screen shows and collects; it owns no thread, no session and no message box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from crypteo_desktop.file_format import Format
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import day_and_time, say
from crypteo_desktop.ui.widgets.labels import Label

# What a step needs is imported where it is used: the first screen is painted before cryptography is loaded.
if TYPE_CHECKING:
    from crypteo_desktop.enrolment import Enrolment, Progress
    from crypteo_desktop.flow import Step
    from crypteo_desktop.media import Keeping
    from crypteo_desktop.problems import Problem
    from crypteo_desktop.profile import Profile
    from crypteo_desktop.ui.last_try import LastTry

NEXT: Final = QT_TRANSLATE_NOOP("Frame", "Next")
CANCEL_TITLE: Final = QT_TRANSLATE_NOOP("Frame", "Cancel the download?")
_LOSS: Final = QT_TRANSLATE_NOOP(
    "Frame",
    "Your certificate is not saved yet. You can resume with the link received by e-mail, valid until {moment}.",
)
_LOSS_BEFORE_THE_LINK: Final = QT_TRANSLATE_NOOP(
    "Frame", "Your certificate is not saved yet. You can resume with the link received by e-mail."
)
CANCEL_KEEP: Final = QT_TRANSLATE_NOOP("Frame", "Continue")
CANCEL_LEAVE: Final = QT_TRANSLATE_NOOP("Frame", "Cancel the download")
LEAD_GAP: Final = 19


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page may know of the world: who the authority is, this computer's seconds, where copies may go.

    `file_format` is the one that files are saved in.

    `install` installs the certificate of a saved file on this computer, where that can be done.
    """

    profile: Profile
    monotonic: Callable[[], float]
    keeping: Keeping
    file_format: Format = Format.MODERN
    install: Callable[[Path], None] | None = None


@dataclass(frozen=True, slots=True)
class CancelText:
    """The question before leaving: what would be lost, the safe answer and the other one."""

    title: str
    text: str
    keep: str
    leave: str


class Page(QWidget):
    """One screen below its heading: a lead sentence, then what the page adds to `column`.

    Signals: `changed()` after the holder typed or chose; `work_requested(work)` with a callable (enrolment, services,
    token, report) -> Enrolment for work aside from Next; `proceed_requested()` as if Next had been chosen.
    """

    changed = Signal()
    work_requested = Signal(object)
    proceed_requested = Signal()

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__()
        self.step = step
        self.context = context
        self.lead = Label("lead", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.lead)
        self._lead_gap = QSpacerItem(0, LEAD_GAP)
        self.column.addItem(self._lead_gap)
        self.set_lead_gap()

    def set_lead_gap(self, pixels: int = LEAD_GAP) -> None:
        """Leave so much room below the lead: less where a line that belongs to it follows."""
        policy = QSizePolicy.Policy
        self._lead_gap.changeSize(0, pixels, policy.Minimum, policy.Fixed)
        self.column.invalidate()

    def fill(self, enrolment: Enrolment) -> Enrolment:
        """Return the enrolment with what was typed here in it."""
        return enrolment

    def present(self, enrolment: Enrolment) -> None:
        """Show what is known, and put back what was typed."""

    def prepare(self) -> None:
        """Build what is not seen yet, behind the first paint."""

    def heard(self) -> str:
        """Return what those who listen are told at once: what the page is for."""
        return self.lead.words()

    def initial_focus(self) -> QWidget | None:
        """Return the widget to type in first; None leaves it to the primary button."""
        return None

    def primary_text(self) -> str:
        """Return the words of the primary button."""
        return say(NEXT)

    def reason(self, enrolment: Enrolment) -> str:
        """Say shortly why the primary button does not work yet: what the step still misses."""
        missing = self.step.missing(enrolment)
        return say(missing[0]) if missing else ""

    def screen_suffix(self) -> str:
        """Return what follows the step's number on the phone: nothing, 1, 2; not `screen`, which is Qt's."""
        return ""

    def problem_beside(self) -> Problem | None:
        """Return the problem that shows beside what this page is for, such as in a dialog over it."""
        return None

    def show_problem(self, problem: Problem) -> bool:  # noqa: ARG002  for pages to override
        """Show a problem here and return True, or return False to leave it to the frame."""
        return False

    def hinders(self, problem: Problem) -> bool:  # noqa: ARG002  for pages to override
        """Whether a problem that shows here keeps from going on until something changes."""
        return True

    def clear_problem(self) -> None:
        """Take away the problem that shows here."""

    def set_busy(self, busy: bool) -> None:
        """Hold still while work runs, or come back to life."""

    def stays_open(self) -> bool:
        """Whether one may type here while work runs."""
        return False

    def progress(self, progress: Progress) -> None:
        """Show news of running work."""

    def last_try(self) -> LastTry | None:
        """Return what must be known before what is typed is sent, where that is the last try; else None."""
        return None

    def confirm(self, proceed: Callable[[], None]) -> None:
        """Ask what must be asked before the work behind the primary button, then call `proceed`."""
        proceed()

    def take_leave(self, enrolment: Enrolment, proceed: Callable[[], None]) -> None:  # noqa: ARG002  for pages to override
        """Ask what must be asked before the finished step is left, then call `proceed`."""
        proceed()

    def note_on_problem(self, enrolment: Enrolment) -> str:  # noqa: ARG002  for pages to override
        """Return what must be said beside any problem that takes this page's place, or nothing."""
        return ""

    def cancel_text(self, enrolment: Enrolment) -> CancelText:
        """Return the question before leaving from here."""
        session = enrolment.session
        loss = say(_LOSS_BEFORE_THE_LINK) if session is None else say(_LOSS, moment=day_and_time(session.reopens_until))
        return CancelText(say(CANCEL_TITLE), loss, say(CANCEL_KEEP), say(CANCEL_LEAVE))
