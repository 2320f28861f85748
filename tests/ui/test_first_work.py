"""The first work begins when the window is seen, and what is loaded ahead comes after it."""

import threading

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Report
from crypteo_desktop.services import Services
from crypteo_desktop.ui.pages.page import Page
from tests.support.small_flow import SmallPage, SmallStep
from tests.support.small_window import make_window

UNSEEN = 0.2  # seconds in which a thread would have begun
LONGER_THAN_LOADING = 0.6  # seconds


class Paint(QObject):
    """Notes whether work had begun when its window was painted."""

    def __init__(self, begun: threading.Event) -> None:
        super().__init__()
        self._begun = begun
        self.had_begun: list[bool] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            self.had_begun.append(self._begun.is_set())
        return False


class Pages(dict[str, type[Page]]):
    """Pages that note which was asked for while work ran."""

    def __init__(self, *steps: SmallStep) -> None:
        super().__init__({step.info.id: SmallPage for step in steps})
        self.works = False
        self.asked: list[tuple[str, bool]] = []

    def __getitem__(self, step: str) -> type[Page]:
        self.asked.append((step, self.works))
        return super().__getitem__(step)


def test_no_work_begins_before_the_first_paint(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(enrolment: Enrolment, _services: Services, _token: CancelToken, _report: Report) -> Enrolment:
        begun.set()
        return enrolment

    window = make_window(qtbot, SmallStep(1, work, needs_word=False, starts=True), paints_first=True)
    paint = Paint(begun)
    window.installEventFilter(paint)
    assert window.is_busy  # it says so from the first frame
    assert not begun.wait(UNSEEN)
    window.show()
    qtbot.waitUntil(begun.is_set)
    assert paint.had_begun[0] is False


def test_later_pages_are_loaded_when_the_first_work_has_ended(qtbot: QtBot) -> None:
    def work(enrolment: Enrolment, _services: Services, token: CancelToken, _report: Report) -> Enrolment:
        pages.works = True
        token.wait(LONGER_THAN_LOADING)
        pages.works = False
        return enrolment

    first, second = SmallStep(1, work, needs_word=False, starts=True), SmallStep(2)
    pages = Pages(first, second)
    make_window(qtbot, first, second, pages=pages, paints_first=True).show()
    qtbot.waitUntil(lambda: "2" in dict(pages.asked))
    assert dict(pages.asked)["2"] is False


def test_without_work_they_are_loaded_at_once(qtbot: QtBot) -> None:
    first, second = SmallStep(1), SmallStep(2)
    pages = Pages(first, second)
    make_window(qtbot, first, second, pages=pages).show()
    qtbot.waitUntil(lambda: "2" in dict(pages.asked))
