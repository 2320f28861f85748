"""Support strip and what one says on the phone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.profile import read_profile
from crypteo_desktop.resources import resource
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.widgets.support_strip import SupportStrip, call_line, hours_line, now_at
from tests.support.samples import PROFILE

SPOKEN = Spoken("K7P-2QL", "3-1", "6.0.0")


@pytest.fixture
def strip(qtbot: QtBot) -> SupportStrip:
    made = SupportStrip(PROFILE.support)
    qtbot.addWidget(made)
    made.show_spoken(SPOKEN)
    return made


def test_phone_key_and_price_are_always_said() -> None:
    line = call_line(PROFILE.support).replace("\u00a0", " ")
    assert line == "Support: 08 92 23 02 52, key 1  ·  €0.45/min + price of the call"


def test_the_reference_is_shown_with_the_screen() -> None:
    assert SPOKEN.shown().replace("\u00a0", " ") == "K7P-2QL  ·  screen 3-1"
    assert Spoken("", "1", "6.0.0").shown() == "screen 1"


def test_the_reference_is_spelled_for_those_who_listen(strip: SupportStrip) -> None:
    assert SPOKEN.spelled() == "K, 7, P, 2, Q, L, screen 3-1"
    assert strip.accessibleName().endswith("K, 7, P, 2, Q, L, screen 3-1")


def test_enter_copies_reference_screen_and_version(strip: SupportStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.copied) as heard:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert heard.args == ["K7P-2QL, screen 3-1, version 6.0.0"]
    assert QGuiApplication.clipboard().text() == "K7P-2QL, screen 3-1, version 6.0.0"


def test_before_a_session_is_open_the_screen_alone_is_copied(strip: SupportStrip) -> None:
    strip.show_spoken(Spoken("", "1-9", "6.0.0"))
    strip.copy()
    assert QGuiApplication.clipboard().text() == "screen 1-9, version 6.0.0"


def test_those_who_point_are_told_what_a_click_does(strip: SupportStrip) -> None:
    assert strip.toolTip() == "Open the support card (F1)"
    assert strip.cursor().shape() is Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 23, 14, tzinfo=UTC), "Open until 18:00"),
        (datetime(2026, 11, 23, 13, tzinfo=UTC), "Closed, opens at 13:30"),
        (datetime(2026, 11, 27, 18, tzinfo=UTC), "Closed, opens on Monday at 09:00"),
    ],
)
def test_it_is_said_whether_somebody_answers_now(now: datetime, said: str) -> None:
    desk = read_profile(resource("profile.toml")).support
    assert hours_line(desk, now) == f"{said}\u00a0\u00a0·\u00a0\u00a0{desk.hours['en']}"
    assert hours_line(replace(desk, open=()), now) == desk.hours["en"]


def test_the_desks_own_time_counts() -> None:
    desk = read_profile(resource("profile.toml")).support
    tokyo = replace(desk, time_zone="Asia/Tokyo")
    assert 6.9 < (now_at(tokyo) - now_at(desk)).total_seconds() / 3600 < 8.1


def test_a_window_that_stays_open_hears_the_desk_open(qtbot: QtBot) -> None:
    hours = iter((datetime(2026, 11, 23, 8, 59, tzinfo=UTC), datetime(2026, 11, 23, 9, 1, tzinfo=UTC)))
    strip = SupportStrip(read_profile(resource("profile.toml")).support, now=lambda _: next(hours))
    qtbot.addWidget(strip)
    strip.show_spoken(SPOKEN)
    assert "Closed, opens at 09:00" in strip.accessibleName()
    strip.look_at_clock()
    assert "Open until 12:30" in strip.accessibleName()
    assert strip.accessibleName().endswith("K, 7, P, 2, Q, L, screen 3-1")
