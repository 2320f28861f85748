"""The real window against the real service: a scripted holder with a keyboard, to a file that opens, or to a lock."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.demo.hands import Hands
from crypteo_desktop.ui.demo.scripted_holder import ScriptedHolder, Until
from crypteo_desktop.ui.demo.scripts import DEMO_PASSWORD, Knowledge, locked_walk, whole_walk
from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.journey.conftest import Order
from tests.support.journeys import Walker, real_services

Script = Callable[[Hands, Knowledge, Callable[[str], None]], Iterator[Until]]


class Watch(QObject):
    """Notes every window that is shown and every title that a window has."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.titles: set[str] = set()
        self.statuses: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(watched, QWidget) and watched.isWindow():
            if event.type() == QEvent.Type.Show:
                self.shown.append(type(watched).__name__ if not isinstance(watched, QDialog) else "dialog")
                if isinstance(watched, WizardWindow):
                    watched.left.connect(self.statuses.append)
            if event.type() == QEvent.Type.WindowTitleChange:
                self.titles.add(watched.windowTitle())
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    Theme.apply(qapp)
    watching = Watch()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def window_for(order: Order, folder: Path, qtbot: QtBot) -> WizardWindow:
    window = WizardWindow(
        Flow.start(STEPS, Enrolment(typed_link=Secret(order.link))),
        real_services(order.base_url, folder),
        version="6.0.0",
    )
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def play(script: Script, order: Order, folder: Path, qtbot: QtBot) -> tuple[WizardWindow, list[str]]:
    """Play a script to its end; return the window and what was told."""
    told: list[str] = []
    window = window_for(order, folder, qtbot)
    known = Knowledge(Secret(order.code), tuple(map(Secret, order.answers)))
    holder = ScriptedHolder(script(Hands(window), known, told.append), window)
    holder.gave_up.connect(pytest.fail)
    with qtbot.waitSignal(holder.finished, timeout=60_000):
        holder.start()
    return window, told


def choose(hands: Hands, words: str) -> None:
    """Press the button that says so."""
    next(button for button in hands.window.findChildren(SecondaryButton) if button.text() == words).setFocus()
    hands.press(Qt.Key.Key_Space)


def test_a_whole_walk_by_keyboard_ends_in_a_file_that_opens(order, tmp_path, qtbot, watch):
    window, told = play(whole_walk, order, tmp_path, qtbot)
    qtbot.waitUntil(lambda: watch.statuses == [0])
    assert [line[0] for line in told] == ["1", "2", "3", "3", "4", "5", "6"]
    content = window.saved_file.read_bytes()
    key, certificate, _ = pkcs12.load_key_and_certificates(content, DEMO_PASSWORD.reveal().encode())
    assert key.public_key() == certificate.public_key()
    assert watch.shown == ["WizardWindow", "dialog", "dialog", "dialog"], "a window flashed up"
    assert not [title for title in watch.titles if order.code in title or "MARTIN" in title]


def test_three_wrong_answers_end_on_the_locked_screen(order, tmp_path, qtbot, watch):
    window, _ = play(locked_walk, order, tmp_path, qtbot)
    assert window.stage.spoken().screen == "4-2"
    assert window.problem.kind.code == "CRY-403"
    assert not window.frame.footer.primary.isEnabled()
    assert list(tmp_path.iterdir()) == []
    assert watch.shown == ["WizardWindow"], "a window flashed up"
    hands = Hands(window)
    choose(hands, "Open the link again")
    qtbot.waitUntil(lambda: hands.screen == "1-2", timeout=10_000)
    assert window.problem.kind.code == "CRY-403", "still locked, and said at once"


def test_a_link_that_is_used_up_can_be_replaced_by_another_one(order, more_orders, tmp_path, qtbot, watch):
    Walker.start(order.base_url, tmp_path, order.link).to_the_end(order.code, order.answers)
    window = window_for(order, tmp_path, qtbot)
    hands = Hands(window)
    qtbot.waitUntil(lambda: hands.screen == "1-2", timeout=10_000)
    assert window.problem.kind.code == "CRY-113"
    choose(hands, "Enter another link")
    qtbot.waitUntil(lambda: hands.screen == "1")
    hands.type(Secret(more_orders().link))
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "1" and hands.can_go_on() and not window.is_busy, timeout=10_000)
    assert window.problem is None


def test_escape_asks_before_leaving_and_the_safe_answer_stays(order, tmp_path, qtbot, watch):
    window = window_for(order, tmp_path, qtbot)
    hands = Hands(window)
    qtbot.waitUntil(lambda: hands.screen == "1" and hands.can_go_on(), timeout=10_000)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(window.findChildren(QDialog)))
    (question,) = window.findChildren(QDialog)
    qtbot.waitUntil(question.isActiveWindow)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not question.isVisible())
    assert window.isVisible()
    assert hands.can_go_on()


def test_a_session_opened_elsewhere_is_reopened_with_password_and_key_kept(order, tmp_path, qtbot, watch):
    window = window_for(order, tmp_path, qtbot)
    hands = Hands(window)
    qtbot.waitUntil(lambda: hands.screen == "1" and hands.can_go_on(), timeout=10_000)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "2")
    hands.type(DEMO_PASSWORD)
    hands.press(Qt.Key.Key_Tab)
    hands.type(DEMO_PASSWORD)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "3")
    other = window_for(order, tmp_path, qtbot)
    qtbot.waitUntil(lambda: Hands(other).can_go_on(), timeout=10_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands.type(Secret(order.code))
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hands.screen == "3-8", timeout=10_000)
    assert window.problem.kind.code == "CRY-016"
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: hands.screen == "3", timeout=10_000)


def without_the_file(hands: Hands, known: Knowledge, tell: Callable[[str], None]) -> Iterator[Until]:
    """Walk on, but let the saved file disappear before it is checked."""
    for until in whole_walk(hands, known, tell):
        if until.what == "screen 6-2":
            yield Until("screen 6-8", lambda: hands.screen == "6-8")
            return
        if until.what == "the question for the password":
            hands.window.saved_file.unlink()
        yield until


def test_a_file_that_is_gone_is_said_and_saved_once_more_elsewhere(order, tmp_path, qtbot, watch):
    window, _ = play(without_the_file, order, tmp_path, qtbot)
    assert window.problem.kind.code == "CRY-602"
    assert not window.frame.footer.primary.isEnabled(), "no active red button stands beside an error"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    window._ask_for_folder = lambda _: elsewhere
    hands = Hands(window)
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: hands.screen == "6-2", timeout=10_000)
    assert window.saved_file.parent == elsewhere
