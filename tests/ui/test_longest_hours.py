"""The hours of support at the minutes when they say most: no word is cut, on the strip or before a last try."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.ui.frame import Frame
from crypteo_desktop.ui.last_try import ANSWERS, CODE, CODE_WITHOUT_ANOTHER, LastTry, LastTryPanel
from crypteo_desktop.ui.spoken import SPACED_DOT, Spoken
from crypteo_desktop.ui.text_size import SIZES, TextSize
from crypteo_desktop.ui.widgets.support_strip import SupportStrip, hours_line
from crypteo_desktop.ui.window_shape import LEAST_SIZE, SIZE
from tests.support.clipping import clipped
from tests.support.languages import french, stretched
from tests.support.samples import NOW, PROFILE, SESSION
from tests.support.states.state import settle
from tests.support.states.words import cut_off, words_of

MINUTES = {
    "open": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    "closed for lunch": datetime(2026, 11, 23, 13, tzinfo=UTC),
    "closed until Monday": datetime(2026, 11, 28, 20, tzinfo=UTC),
    "closed until Wednesday": datetime(2026, 11, 24, 20, tzinfo=UTC),
}
LANGUAGES: dict[str, Callable[[QApplication], AbstractContextManager[None]]] = {
    "French": french,
    "a third longer": stretched,
}
# Larger text leaves the strip one line, without the hours.
PERCENTS = [percent for percent in SIZES if percent < 125]
SPOKEN = Spoken("K7P-2QL", "3-1", "6.0.0")


@pytest.fixture(params=["English", *LANGUAGES])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    if request.param not in LANGUAGES:
        yield request.param
        return
    with LANGUAGES[request.param](qapp):
        yield request.param


@pytest.fixture(params=PERCENTS)
def percent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    size = TextSize.of(qapp)
    size.use(request.param)
    yield request.param
    size.use(100)


class Clock:
    """The desk's local time, to be set."""

    def __init__(self) -> None:
        self.now = MINUTES["open"]


def strip_at(clock: Clock, width: int, window: QWidget) -> SupportStrip:
    """Return the strip below a page that leaves it the height that it needs, as the frame does."""
    desk = read_profile(resource("profile.toml")).support
    strip = SupportStrip(desk, now=lambda _: clock.now)
    strip.show_spoken(SPOKEN)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(QWidget(), 1)
    column.addWidget(strip)
    window.resize(width, SIZE.height())
    window.show()
    return strip


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("language", "percent")
@pytest.mark.parametrize("width", [SIZE.width(), LEAST_SIZE.width()])
def test_nothing_is_cut_whatever_the_minute(width: int, window: QWidget) -> None:
    clock = Clock()
    strip = strip_at(clock, width, window)
    for minute in MINUTES.values():
        clock.now = minute
        strip.look_at_clock()
        settle()
        assert cut_off(strip) == []
        assert strip.accessibleName().split(". ")[1] in words_of(strip), "else it was not seen"


@pytest.fixture
def largest(qapp: QApplication) -> Iterator[None]:
    size = TextSize.of(qapp)
    size.use(SIZES[-1])
    yield
    size.use(100)


@pytest.mark.usefixtures("language", "largest")
@pytest.mark.parametrize("minute", MINUTES)
@pytest.mark.parametrize("last_try", [CODE, CODE_WITHOUT_ANOTHER, ANSWERS], ids=["code", "no other", "answers"])
def test_before_a_last_try_nothing_is_cut_in_the_largest_text(last_try: LastTry, minute: str, qtbot: QtBot) -> None:
    desk = read_profile(resource("profile.toml")).support
    frame = Frame(replace(PROFILE, support=desk), "6.0.0", ("",) * 6, demo=False)
    qtbot.addWidget(frame)
    panel = LastTryPanel(last_try, desk, SESSION, lambda: NOW, now=lambda _: MINUTES[minute])
    frame.show_content(panel)
    frame.resize(960, 600)
    frame.show()
    settle()
    assert cut_off(panel) == []
    assert list(clipped(frame)) == []
    assert hours_line(desk, MINUTES[minute]).split(SPACED_DOT)[0] in words_of(panel), "else it was not seen"


def test_it_is_no_higher_than_its_words_need(window: QWidget) -> None:
    clock = Clock()
    strip = strip_at(clock, SIZE.width(), window)
    heights = []
    for minute in ("open", "closed until Wednesday", "open"):
        clock.now = MINUTES[minute]
        strip.look_at_clock()
        settle()
        heights.append(strip.height())
    assert heights[0] == heights[2] == 56 < heights[1]


def test_compact_it_is_one_line(window: QWidget) -> None:
    strip = strip_at(Clock(), SIZE.width(), window)
    heights = []
    for is_compact in (True, False):
        strip.set_compact(compact=is_compact)
        settle()
        heights.append(strip.height())
    assert heights == [40, 56]
