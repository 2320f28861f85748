"""Text is as large as the system has it, or as the holder wants it, in every state, without a word cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui import translation
from crypteo_desktop.ui.text_size import SIZES, TextSize, percent_for
from crypteo_desktop.ui.typography import STYLES, font, grown
from crypteo_desktop.ui.window_shape import SIZE
from tests.support.clipping import clipped
from tests.support.samples import LINK
from tests.support.states import STATES
from tests.support.states.download import download

LARGEST = (200, "fr")
FURTHER = ((80, "en"), (110, "fr"), (125, "fr"), (150, "fr"), (200, "en"))
SAMPLE = list(STATES)[::7]  # the largest text in the longer language finds most
LOOKS = [(name, *LARGEST) for name in STATES] + [(name, *look) for name in SAMPLE for look in FURTHER]


@pytest.fixture(autouse=True)
def size(qapp: QApplication) -> Iterator[TextSize]:
    size = TextSize.of(qapp)
    yield size
    size.use(100)
    translation.install(qapp, "en")


@pytest.mark.parametrize(("name", "percent", "lang"), LOOKS)
def test_no_word_is_cut_off(name: str, percent: int, lang: str, size: TextSize, qapp: QApplication) -> None:
    size.use(percent)
    translation.install(qapp, lang)
    showing = STATES[name].show(960, 600)
    try:
        assert list(clipped(showing.top)) == []
        assert not showing.dialogs or showing.top.height() <= SIZE.height()
    finally:
        showing.close()


@pytest.mark.parametrize(
    ("pixels", "platform", "percent"),
    [
        (14.67, "linux", 100),  # GNOME as it comes
        (18.33, "linux", 125),  # its “large text”
        (12, "linux", 100),  # no desktop at all
        (29.3, "linux", 200),
        (60, "linux", 200),
        (12, "win32", 100),
        (18, "win32", 150),
        (13, "darwin", 100),
    ],
)
def test_it_begins_as_the_system_has_it(pixels: float, platform: str, percent: int) -> None:
    assert percent_for(pixels, platform) == percent


def test_every_style_grows(size: TextSize) -> None:
    size.use(200)
    assert {style: font(style).pixelSize() for style in STYLES} == {
        name: 2 * style.size for name, style in STYLES.items()
    }
    assert grown(10) == 20


def test_it_stops_at_both_ends(size: TextSize) -> None:
    for _ in SIZES:
        size.step(1)
    assert size.percent == 200
    for _ in SIZES:
        size.step(-1)
    assert size.percent == 80


def test_the_keys_change_it_at_once_and_nothing_typed_is_lost(qtbot: QtBot, size: TextSize) -> None:
    shown = download(1)
    page = shown.page
    page.entry.field.edit.insert(LINK.reveal())
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        frame = shown.window.frame
        qtbot.keyClick(shown.window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda frame=frame: shown.window.frame is not frame)
        sizes.append((size.percent, shown.window.frame.heading.font().pixelSize()))
    assert sizes == [(110, 31), (125, 35), (110, 31), (100, 28)]
    assert shown.page.entry.link() == LINK
    assert shown.page.entry.field.edit.hasFocus()
    shown.showing().close()
