"""The window of a download at any of its steps, for the states."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.flow import Flow, Step
from crypteo_desktop.problems import Problem
from crypteo_desktop.services import Services
from crypteo_desktop.session import State as SessionState
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.departure import LEFT_BEFORE_THE_END
from crypteo_desktop.ui.navigation import Navigation
from crypteo_desktop.ui.pages.page import Page
from crypteo_desktop.ui.pages.password_page import PasswordPage
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import services
from tests.support.pages import DETAILS
from tests.support.samples import enrolment_in
from tests.support.states.state import Showing, come_up, wait_until

FILE = Path("/home/camille/Téléchargements/Camille_MARTIN_540206.p12")
_SESSIONS = (None, *(SessionState.CODE,) * 2, SessionState.ANSWERS, SessionState.AUTHENTICATED, SessionState.ISSUED)


@dataclass
class Standing:
    """A step that does nothing by itself; its work waits, or ends in `problem`."""

    step: Step
    problem: Problem | None = None
    news: tuple[object, ...] = ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.step, name)

    def starts_on_entry(self, enrolment: Enrolment) -> bool:
        """It waits to be told."""
        return False

    def run(self, enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        """Tell the news, then fail or wait until somebody cancels."""
        for news in self.news:
            report(news)  # type: ignore[arg-type]  # Progress
        if self.problem is not None:
            raise self.problem
        token.wait(60)
        token.checkpoint()
        return enrolment


@dataclass(frozen=True)
class Download:
    """One open window of a download."""

    window: WizardWindow
    news: tuple[object, ...] = ()

    @property
    def page(self) -> Page:
        return self.window.stage.page

    @property
    def navigation(self) -> Navigation:
        found = self.window.findChild(Navigation)
        assert isinstance(found, Navigation)
        return found

    def dialog(self) -> Dialog:
        """Return the dialog that just opened."""
        wait_until(lambda: any(it.isVisible() for it in self.window.findChildren(Dialog)))
        return next(it for it in self.window.findChildren(Dialog) if it.isVisible())

    def run(self) -> None:
        """Start the step's work, and wait until all its news was heard."""
        heard: list[object] = []
        self.navigation.progressed.connect(heard.append)
        self.navigation.retrying.connect(heard.append)
        self.navigation.run_step()
        wait_until(lambda: self.window.is_busy and len(heard) >= len(self.news))

    def fail(self) -> None:
        """Start the step's work, and wait for its problem."""
        self.navigation.run_step()
        wait_until(lambda: self.window.stage.problem is not None)

    def showing(self) -> Showing:
        return Showing(self.window, lambda: self.window._departure.begin(LEFT_BEFORE_THE_END))


def at(number: int) -> Enrolment:
    """Return what is known when step `number` begins."""
    told = _SESSIONS[number - 1]
    if told is None:
        return Enrolment(unfinished=())
    enrolment = replace(enrolment_in(told), key_begun=number > 2)
    return replace(enrolment, details=DETAILS, saved_file=FILE) if number == len(STEPS) else enrolment


def download(
    number: int,
    enrolment: Enrolment | None = None,
    problem: Problem | None = None,
    news: tuple[object, ...] = (),
    *,
    stands: bool = True,
    outside: Services | None = None,
    ask_for_folder: Callable[[QWidget], Path | None] = lambda over: None,
) -> Download:
    """Open the window at step `number`, knowing `enrolment` or what is usual there; `stands`: nothing really runs."""
    known = enrolment or at(number)
    steps = tuple(Standing(step, problem, news) for step in STEPS) if stands else STEPS
    flow = Flow(steps, (known,) * number, known)  # type: ignore[arg-type]  # the rest is the step's own
    window = WizardWindow(
        flow, outside or services(), version="6.0.0", install=lambda file: None, ask_for_folder=ask_for_folder
    )
    window.offer_report(lambda: "")
    come_up(window)
    page = window.stage.page
    wait_until(lambda: not isinstance(page, PasswordPage) or page.knows_words)
    return Download(window, news)


def opened(number: int, enrolment: Enrolment | None = None) -> Callable[[], Showing]:
    """Return what opens step `number`."""
    return lambda: download(number, enrolment).showing()


def busy(number: int, enrolment: Enrolment | None = None, *news: object) -> Callable[[], Showing]:
    """Return what opens step `number` while its work runs, with this news of it."""

    def show() -> Showing:
        shown = download(number, enrolment, news=news)
        shown.run()
        return shown.showing()

    return show
