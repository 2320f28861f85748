"""A window on small steps, and hands to use it, for tests."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.problems import Problem
from crypteo_desktop.services import Services
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, services
from tests.support.small_flow import SmallPage, SmallStep, Work, pages_for, small_flow

Open = Callable[..., WizardWindow]


def open_window(
    qtbot: QtBot,
    *steps: SmallStep,
    backend: FakeBackend | None = None,
    services_: Services | None = None,
    **options: object,
) -> WizardWindow:
    """Open a window on some small steps, ready for keys."""
    window = make_window(qtbot, *steps, backend=backend, services_=services_, **options)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def make_window(
    qtbot: QtBot,
    *steps: SmallStep,
    backend: FakeBackend | None = None,
    services_: Services | None = None,
    **options: object,
) -> WizardWindow:
    """Return a window on some small steps that nobody has seen yet."""
    settings: dict[str, object] = {"version": "6.0.0", "pages": pages_for(*steps), **options}
    window = WizardWindow(
        small_flow(*steps),
        services_ or services(backend),
        **settings,  # type: ignore[arg-type]  # options of the window, by name
    )
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    return window


def page_of(window: WizardWindow) -> SmallPage:
    page = window.stage.page
    assert isinstance(page, SmallPage)
    return page


def failing(problem: Problem) -> Work:
    """Return work that ends in `problem`."""

    def work(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        raise problem

    return work


def patient(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
    """Wait until somebody cancels."""
    token.wait(60)
    return enrolment


def type_and_go(window: WizardWindow, qtbot: QtBot, text: str = "word") -> None:
    """Type a word and press Enter."""
    qtbot.keyClicks(page_of(window).field.edit, text)
    qtbot.keyClick(page_of(window).field.edit, Qt.Key.Key_Return)
