"""Stepper: the line of steps."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.typography import font
from crypteo_desktop.ui.widgets.stepper import Stepper, broken

TITLES = (
    "Initialisation",
    "Choix du mot de passe",
    "Saisie du code de retrait",
    "Réponses aux questions de révocation",
    "Génération du certificat",
    "Finalisation",
)


@pytest.fixture
def stepper(qtbot: QtBot) -> Stepper:
    made = Stepper(TITLES)
    qtbot.addWidget(made)
    made.resize(960, made.height())
    return made


def test_it_says_where_one_is(stepper: Stepper) -> None:
    stepper.show_place(2, done=False)
    assert stepper.accessibleName() == "Step 3 of 6: Saisie du code de retrait, in progress"
    stepper.show_place(5, done=True)
    assert stepper.accessibleName() == "Step 6 of 6: Finalisation, done"


def test_the_present_step_is_carmine_and_those_before_are_ink(stepper: Stepper, theme: Theme) -> None:
    stepper.show_place(1, done=False)
    image = stepper.grab().toImage()
    first, second = QColor(image.pixel(47, 32)), QColor(image.pixel(187, 32))
    assert first == theme.palette.color("ink")
    assert second == theme.palette.color("accent")


def test_at_the_end_no_step_is_carmine(stepper: Stepper, theme: Theme) -> None:
    stepper.show_place(5, done=True)
    image = stepper.grab().toImage()
    row = {QColor(image.pixel(x, 32)).name() for x in range(image.width())}
    assert theme.palette.color("accent").name() not in row


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Initialisation", ("Initialisation",)),
        ("Choix du mot de passe", ("Choix du mot", "de passe")),
        ("Saisie du code de retrait", ("Saisie du code", "de retrait")),
        ("Réponses aux questions de révocation", ("Réponses aux questions", "de révocation")),
    ],
)
def test_titles_break_in_two_where_they_are_narrow(title: str, lines: tuple[str, ...]) -> None:
    assert broken(title, QFontMetricsF(font("stepper", weight=600))) == lines


def test_compact_it_takes_48_pixels_and_names_the_present_step_alone(stepper: Stepper) -> None:
    full = stepper.grab().toImage()
    stepper.set_compact(compact=True)
    assert stepper.height() == 48
    assert stepper.grab().toImage() != full


def test_it_takes_no_focus(stepper: Stepper) -> None:
    stepper.setFocus()
    assert not stepper.hasFocus()
