"""Icons: every one draws something, in the colour asked for."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.icons import DRAWINGS, TONE_ICONS, Icon, icon_pixmap


def solid_pixels(image: QImage) -> list[QColor]:
    every = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [color for color in every if color.alpha() == 255]


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_is_drawn_in_its_colour(name: str) -> None:
    solid = solid_pixels(icon_pixmap(name, 48, "#0B57D0").toImage())
    assert len(solid) > 40
    assert {color.name() for color in solid} == {"#0b57d0"}


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_stays_inside_its_square(name: str) -> None:
    image = icon_pixmap(name, 48, "#000000").toImage()
    border = [image.pixelColor(x, y).alpha() for x in range(48) for y in range(48) if {x, y} & {0, 47}]
    assert max(border) < 255


def test_the_icons_of_the_tones_differ_in_shape() -> None:
    shapes = {icon_pixmap(name, 20, "#000000").toImage().bits().tobytes() for name in TONE_ICONS.values()}
    assert len(shapes) == 4


def test_a_picture_for_a_fine_screen_has_more_pixels() -> None:
    picture = icon_pixmap("copy", 20, "#000000", 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)


def test_a_turned_arc_is_another_picture(qtbot: QtBot) -> None:
    icon = Icon("arc", 28)
    qtbot.addWidget(icon)
    before = icon.grab().toImage()
    icon.turn(90)
    assert icon.grab().toImage() != before


def test_an_icon_can_become_another(qtbot: QtBot) -> None:
    icon = Icon("hollow", 28, "edge")
    qtbot.addWidget(icon)
    before = icon.grab().toImage()
    icon.show_icon("check-circle", "ok")
    assert icon.grab().toImage() != before
