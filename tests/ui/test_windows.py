"""Several windows of one process: a file beside a download, a link beside a file, drops, and the exit status."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.drops import asked_in
from crypteo_desktop.ui.install_assistant.window import AssistantWindow
from crypteo_desktop.ui.widgets.text_field import FieldEdit
from crypteo_desktop.ui.windows import Windows
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import services
from tests.support.install_fakes import FILE, firefox, install_services
from tests.support.samples import LINK, PROFILE
from tests.support.small_flow import SmallStep, pages_for, small_flow
from tests.ui.install_assistant.conftest import surroundings

OTHER = Path("/usb/other.p12")


class Started:
    """A process with its windows."""

    def __init__(self, qtbot: QtBot, asked: Secret | Path) -> None:
        self.qtbot = qtbot
        self.links: list[Secret] = []
        self.install: Callable[[Path], None] | None = None
        self.statuses: list[int] = []
        self.leavings: list[None] = []
        self.windows = Windows(asked, self._wizard, self._assistant)
        self.windows.left.connect(self.statuses.append)
        self.windows.leaving.connect(lambda: self.leavings.append(None))
        self.windows.show()

    def _wizard(self, link: Secret, install: Callable[[Path], None]) -> WizardWindow:
        self.links.append(link)
        self.install = install
        step = SmallStep(1)
        return WizardWindow(small_flow(step), services(), version="6.0.0", pages=pages_for(step), install=install)

    def _assistant(self, file: Path) -> AssistantWindow:
        outside = install_services(firefox(), read=lambda _: b"")
        return AssistantWindow(file, outside, PROFILE, version="6.0.0", surroundings=surroundings)

    @property
    def kinds(self) -> list[type]:
        return [type(window) for window in self.windows.all]

    def settle(self) -> None:
        """Wait until each file was read."""
        assistants = [it for it in self.windows.all if isinstance(it, AssistantWindow)]
        self.qtbot.waitUntil(lambda: not any(it.walk.is_busy for it in assistants))

    def end(self) -> None:
        """Leave whatever is open."""
        for window in self.windows.all:
            window._leave(3) if isinstance(window, WizardWindow) else window.close()
        self.qtbot.waitUntil(lambda: bool(self.statuses))
        self.windows.first.deleteLater()
        self.windows.deleteLater()


Start = Callable[[Secret | Path], Started]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    begun: list[Started] = []

    def begin(asked: Secret | Path) -> Started:
        begun.append(Started(qtbot, asked))
        return begun[-1]

    yield begin
    for started in begun:
        started.end()


def drop_on(window: QWidget, dropped: QMimeData) -> bool:
    """Drag over the window and let go; return whether it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, dropped, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, dropped, left, none))
    return enter.isAccepted()


def test_a_file_that_comes_during_a_download_opens_beside_it(start: Start) -> None:
    started = start(LINK)
    assert started.links == [LINK]
    started.windows.receive(FILE)
    started.settle()
    assert started.kinds == [WizardWindow, AssistantWindow]
    assert all(window.isVisible() for window in started.windows.all)


def test_a_link_that_comes_beside_a_file_opens_a_download_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[Secret] = []
    monkeypatch.setattr(WizardWindow, "receive", lambda _, link: received.append(link))
    started = start(FILE)
    started.windows.receive(LINK)
    started.windows.receive(Secret(""))
    started.settle()
    assert started.kinds == [AssistantWindow, WizardWindow]
    assert (started.links, received) == ([LINK], [Secret("")])


def test_a_file_is_opened_once_and_others_beside_it(start: Start) -> None:
    started = start(FILE)
    for file in (FILE, OTHER, OTHER):
        started.windows.receive(file)
    started.settle()
    assert [window.file for window in started.windows.all] == [FILE, OTHER]  # type: ignore[union-attr]


def test_the_first_window_gives_the_status_once_all_have_left(start: Start) -> None:
    started = start(FILE)
    started.windows.receive(LINK)
    started.settle()
    assistant, wizard = started.windows.all
    assistant.close()
    assert (started.statuses, started.leavings) == ([], [])
    assert started.windows.problem is not None  # an empty file is none
    assert isinstance(wizard, WizardWindow)
    wizard._leave(3)
    started.qtbot.waitUntil(lambda: started.statuses == [1])
    assert started.leavings == [None]


def test_a_file_opened_again_after_it_was_left_has_a_window_again(start: Start) -> None:
    started = start(LINK)
    for _ in range(2):
        started.windows.receive(FILE)
        started.settle()
        started.windows.all[1].close()
    assert started.kinds == [WizardWindow]


def test_the_end_of_a_download_may_install_its_file(start: Start) -> None:
    started = start(LINK)
    assert started.install is not None
    started.install(FILE)
    started.settle()
    assert started.kinds == [WizardWindow, AssistantWindow]


def test_a_dropped_file_and_a_dropped_link_are_opened(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[Secret] = []
    monkeypatch.setattr(WizardWindow, "receive", lambda _, link: received.append(link))
    started = start(Secret(""))
    file, link, other = QMimeData(), QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(FILE))])
    link.setText(LINK.reveal())
    other.setText("hello")
    assert [drop_on(started.windows.first, dropped) for dropped in (file, link, other)] == [True, True, False]
    started.settle()
    assert started.kinds == [WizardWindow, AssistantWindow]
    assert received == [LINK]


def test_a_file_dropped_on_a_field_is_opened_too_and_not_typed_there(start: Start) -> None:
    started = start(Secret(""))
    wizard, file = started.windows.first, QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(FILE))])
    file.setText(str(FILE))  # file managers tell both
    edits = wizard.findChildren(FieldEdit)
    assert [drop_on(edit, file) for edit in edits] == [True] * len(edits) != []
    started.settle()
    assert started.kinds == [WizardWindow, AssistantWindow]
    assert {edit.text() for edit in edits} == {""}


@pytest.mark.parametrize(
    ("urls", "text", "asked"),
    [
        (["file:///usb/Jos%C3%A9.p12"], "", Path("/usb/José.p12")),
        (["file:///a.txt", "file:///a.p12"], "", Path("/a.p12")),
        (["https://enrol.example.com/telechargement#t=x"], "", Secret("https://enrol.example.com/telechargement#t=x")),
        ([], " crypteo://enrol?v=1#t=x \n more", Secret("crypteo://enrol?v=1#t=x")),
        ([], "hello", None),
        ([], "", None),
        (["file:///a.txt"], "", None),
    ],
)
def test_what_is_dropped_is_told_apart(urls: list[str], text: str, asked: Secret | Path | None) -> None:
    dropped = QMimeData()
    dropped.setText(text)
    if urls:
        dropped.setUrls([QUrl(url) for url in urls])
    assert asked_in(dropped) == asked
