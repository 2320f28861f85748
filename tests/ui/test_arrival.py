"""A link that a second start hands over: opened where nothing is under way, asked about where that is safe."""

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Progress, Report, Task, TaskState
from crypteo_desktop.flow import Flow
from crypteo_desktop.links import Link
from crypteo_desktop.pending import Stage
from crypteo_desktop.problems import Problem, anywhere, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Services
from crypteo_desktop.session import Session
from crypteo_desktop.steps import STEPS
from crypteo_desktop.steps.journal import link_digest
from crypteo_desktop.ui.translation import day_and_time
from crypteo_desktop.ui.widgets.buttons import PrimaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import FakeBackend, FakeKeys, services
from tests.support.samples import DOWNLOAD, LINK, PROFILE, SESSION
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, failing

NEW = Secret("crypteo://enrol?v=1&s=demo#t=" + "b" * 43)
PATIENCE = 60


def real_window(qtbot: QtBot, backend: FakeBackend, start: Enrolment) -> WizardWindow:
    """Return a window on the real steps."""
    window = WizardWindow(Flow.start(STEPS, start), services(backend), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and not window.is_busy)
    return window


def links_opened(backend: FakeBackend) -> list[str]:
    return [what.token.reveal()[0] for name, what in backend.calls if name == "open_session" and isinstance(what, Link)]


def question(window: WizardWindow) -> Dialog | None:
    return next((dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()), None)


def words(window: WizardWindow) -> str:
    dialog = question(window)
    return "" if dialog is None else " ".join(label.text() for label in dialog.findChildren(Label))


def is_new(window: WizardWindow) -> bool:
    """Whether the window began anew with the new link."""
    return window._navigation.enrolment.typed_link == NEW and window._navigation.step.info.number == 1


def test_a_window_that_waits_for_a_link_opens_it(qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment())
    window.showMinimized()
    window.receive(NEW)
    qtbot.waitUntil(lambda: links_opened(backend) == ["b"])
    assert not window.isMinimized()
    assert question(window) is None


def test_without_a_link_the_window_only_comes_forward(qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment())
    window.showMinimized()
    window.receive(Secret(""))
    assert not window.isMinimized()
    assert not window.is_busy
    assert links_opened(backend) == []


def test_a_refused_link_is_shown_in_its_field_while_no_other_is_open(qtbot: QtBot) -> None:
    window = real_window(qtbot, FakeBackend(), Enrolment())
    window.receive(Secret("https://elsewhere.example.com/telechargement#t=" + "b" * 43))
    qtbot.waitUntil(lambda: window.stage.page.screen_suffix() == "1")
    assert question(window) is None


def test_another_link_is_asked_about_and_the_safe_answer_changes_nothing(qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment(typed_link=LINK))
    window.receive(NEW)
    assert "Open the new link?" in words(window)
    assert f"its own link, valid until {day_and_time(SESSION.link_expires_at)}." in words(window)
    dialog = question(window)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert window._navigation.enrolment.typed_link == LINK
    assert links_opened(backend) == ["a"]
    window.receive(NEW)
    assert question(window) is not None, "the answer is for one link, not for all"


def test_another_link_is_opened_when_the_holder_says_so(qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment(typed_link=LINK))
    window.stage.proceed()
    assert window._navigation.step.info.number == 2
    window.receive(NEW)
    window.receive(Secret(NEW.reveal()[:-1] + "c"))
    window.receive(NEW)
    (dialog,) = (dialog for dialog in window.findChildren(Dialog) if dialog.isVisible())
    dialog.accept()
    qtbot.waitUntil(lambda: links_opened(backend) == ["a", "b"])
    assert is_new(window)
    keys = window._navigation._services.keys
    assert isinstance(keys, FakeKeys)
    assert keys.forgotten


def test_the_same_link_once_more_only_brings_the_window_forward(qtbot: QtBot) -> None:
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment(typed_link=LINK))
    window.receive(Secret("crypteo://enrol?v=1&s=demo#t=" + "a" * 43))
    assert question(window) is None
    assert links_opened(backend) == ["a"]


def test_a_link_that_leads_nowhere_ends_no_download(qtbot: QtBot) -> None:
    window = real_window(qtbot, FakeBackend(), Enrolment(typed_link=LINK))
    window.receive(Secret("crypteo://enrol?v=1&s=other#t=" + "b" * 43))
    assert "The new link cannot be opened" in words(window)
    dialog = question(window)
    assert dialog is not None
    assert len(dialog.findChildren(PrimaryButton)) == 1
    window.receive(NEW)
    assert "Open the new link?" not in words(window)
    dialog.findChild(PrimaryButton).click()
    assert "Open the new link?" in words(window), "the one that came meanwhile has its turn"


@dataclass
class SlowBackend(FakeBackend):
    """Opens a link only when `gate` is set."""

    gate: threading.Event = field(default_factory=threading.Event)

    def open_session(self, link: Link, token: CancelToken) -> Session:
        self.gate.wait(PATIENCE)
        return super().open_session(link, token)


@pytest.mark.parametrize(("arriving", "asks"), [(NEW, True), (LINK, False)])
def test_while_a_request_is_out_the_link_waits(qtbot: QtBot, arriving: Secret, asks: bool) -> None:
    backend = SlowBackend()
    window = WizardWindow(Flow.start(STEPS, Enrolment(typed_link=LINK)), services(backend), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    assert window.is_busy
    window.receive(arriving)
    qtbot.wait(50)
    assert question(window) is None
    assert window._navigation.enrolment.typed_link == LINK
    backend.gate.set()
    qtbot.waitUntil(lambda: not window.is_busy)
    if asks:
        qtbot.waitUntil(lambda: question(window) is not None)
    qtbot.wait(50)
    assert (question(window) is not None) is asks


def test_what_may_be_issued_is_finished_first_and_nothing_is_asked(opened: Open, qtbot: QtBot) -> None:
    gate = threading.Event()

    def send(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        report(Progress(Task.REQUEST, TaskState.RUNNING, can_cancel=False, kept=replace(enrolment, request_left=True)))
        gate.wait(PATIENCE)
        raise Problem(anywhere.UNREACHABLE)

    window = opened(SmallStep(1, needs_word=False, work=send))
    with qtbot.waitSignal(window._navigation.progressed):
        window.frame.footer.primary.click()
    for _ in range(2):
        window.receive(NEW)
        assert "Finish this download first" in words(window)
        dialog = question(window)
        assert dialog is not None
        dialog.findChild(PrimaryButton).click()
        assert question(window) is None
        gate.set()
        qtbot.waitUntil(lambda: not window.is_busy)
    assert not is_new(window)


@pytest.mark.parametrize(
    "known",
    [
        {"request_left": True},
        {"saved_file": Path("/downloads/Camille_MARTIN_540206.p12")},
        {"download": replace(DOWNLOAD, stage=Stage.REQUESTED)},
    ],
    ids=["the request has left", "the file is saved", "the journal says so"],
)
def test_a_certificate_that_may_exist_is_never_left_for_a_link(opened: Open, known: dict[str, object]) -> None:
    window = opened(SmallStep(1))
    window._navigation.know(replace(window._navigation.enrolment, **known))  # type: ignore[arg-type]  # by name
    window.receive(NEW)
    assert "Finish this download first" in words(window)


def test_a_download_that_is_over_makes_room_at_once(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, finished=lambda enrolment: True))
    window._navigation.know(replace(window._navigation.enrolment, request_left=True))
    window.receive(NEW)
    assert is_new(window)
    assert question(window) is None


def test_a_download_that_leads_nowhere_makes_room_at_once(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1, needs_word=False, work=failing(Problem(identity.ORDER_LOCKED))))
    with qtbot.waitSignal(window._navigation.failed):
        window.frame.footer.primary.click()
    window.receive(NEW)
    assert is_new(window)
    assert question(window) is None


def test_the_question_before_leaving_gives_way(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    window.close()
    assert "Cancel the download?" in words(window)
    window.receive(NEW)
    (dialog,) = (dialog for dialog in window.findChildren(Dialog) if dialog.isVisible())
    assert "Open the new link?" in words(window)
    dialog.accept()
    assert is_new(window)


def test_work_begun_under_the_question_is_not_cut(opened: Open, qtbot: QtBot) -> None:
    window = opened(SmallStep(1))
    window.receive(NEW)
    window._navigation.know(replace(window._navigation.enrolment, request_left=True))
    dialog = question(window)
    assert dialog is not None
    dialog.accept()
    assert not is_new(window)


def test_a_key_that_waits_for_its_link_stays_in_hand(qtbot: QtBot) -> None:
    password = Secret("Vertige2026Ocre")
    link = Link(PROFILE.servers[0], Secret("b" * 43))
    backend = FakeBackend()
    window = real_window(qtbot, backend, Enrolment(unfinished=()))
    kept = replace(DOWNLOAD, link_digest=link_digest(link))
    window._navigation.know(Enrolment(password=password, key_begun=True, download=kept, unfinished=()))
    window.receive(NEW)
    qtbot.waitUntil(lambda: links_opened(backend) == ["b"] and not window.is_busy)
    assert window._navigation.enrolment.password == password
    assert window._navigation.enrolment.key_begun
    keys = window._navigation._services.keys
    assert isinstance(keys, FakeKeys)
    assert not keys.forgotten


def test_the_header_names_nobody_while_another_link_is_opened(qtbot: QtBot) -> None:
    backend = SlowBackend()
    backend.gate.set()
    window = real_window(qtbot, backend, Enrolment(typed_link=LINK))
    assert window.frame.header._organisation.accessibleName() == "TEST ENTREPRISE"
    backend.gate.clear()
    window._navigation.open_link(NEW)
    assert window.frame.header._organisation.accessibleName() == ""
    backend.gate.set()
    qtbot.waitUntil(lambda: not window.is_busy)
    assert window.frame.header._organisation.accessibleName() == "TEST ENTREPRISE"
