"""A flow of three small steps with pages of one line, for tests of the window that holds them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QWidget

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.flow import Flow, Step, StepInfo
from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import State
from crypteo_desktop.texts import Text
from crypteo_desktop.ui.pages.page import Page, PageContext
from crypteo_desktop.ui.widgets.text_field import TextField
from tests.support.samples import enrolment_in

Work = Callable[[Enrolment, Services, CancelToken, Report], Enrolment]
NOTHING_TYPED = Text("Missing", "a word")


def done(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
    """Be done at once."""
    return enrolment


@dataclass
class SmallStep:
    """A step that needs a word (kept as the verification password) and does `work`."""

    number: int
    work: Work = done
    needs_word: bool = True
    starts: bool = False
    finished: Callable[[Enrolment], bool] = lambda enrolment: False
    can_go_back: bool = False
    stays: bool = False
    runs: int = 0
    seen: list[Enrolment] = field(default_factory=list)

    @property
    def info(self) -> StepInfo:
        title = Text("Step", f"Part {self.number}")
        code = str(self.number)
        return StepInfo(code, self.number, title, title, title, code, self.can_go_back)

    def missing(self, enrolment: Enrolment) -> tuple[Text, ...]:
        return (NOTHING_TYPED,) if self.needs_word and not enrolment.verification_password else ()

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        return self.starts

    def pauses(self, enrolment: Enrolment) -> bool:
        return self.stays

    def is_finished(self, enrolment: Enrolment) -> bool:
        return self.finished(enrolment)

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        self.runs += 1
        self.seen.append(enrolment)
        return self.work(enrolment, services, token, report)


class SmallPage(Page):
    """One line to type in; shows problems of the kind INPUT itself."""

    def __init__(self, step: Step, context: PageContext) -> None:
        super().__init__(step, context)
        self.field = TextField("A word")
        self.column.addWidget(self.field)
        self.field.edit.textChanged.connect(lambda _: self.changed.emit())
        self.is_busy = False
        self.reports: list[object] = []

    def fill(self, enrolment: Enrolment) -> Enrolment:
        return replace(enrolment, verification_password=Secret(self.field.edit.text()))

    def initial_focus(self) -> QWidget | None:
        return self.field.edit

    def show_problem(self, problem: Problem) -> bool:
        if problem.kind.shown is not Shown.INPUT:
            return False
        self.field.set_error("No.", code=problem.kind.code)
        return True

    def clear_problem(self) -> None:
        self.field.clear_error()

    def set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.field.setEnabled(not busy)

    def progress(self, progress: object) -> None:
        self.reports.append(progress)


def small_flow(*steps: SmallStep) -> Flow:
    """Return a flow at the first of `steps`, its session open."""
    return Flow.start(steps, enrolment_in(State.CODE))


def pages_for(*steps: SmallStep) -> dict[str, type[Page]]:
    """Return a page for each of `steps`."""
    return {step.info.id: SmallPage for step in steps}
