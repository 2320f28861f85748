"""The atlas against the real windows: each code on the screen it is said to show on, each screen and dialog in it."""

import pytest

from crypteo_desktop.problems import CATALOGUE
from tests.support.states import STATES, Showing
from tools.documents.atlas import atlas, screen_of
from tools.documents.cards import card_over
from tools.documents.languages import words_of_program
from tools.documents.reading import read
from tools.documents.words import dialogs, screens

KINDS = {kind.code: kind for kind in CATALOGUE.values() if screen_of(kind) != "–"}
SCREENS = {screen.number for screen in screens()}
ATLAS = atlas("en")
PANELS = ("-2", "-8", "-9")  # told together, for they take the place of any page
TITLES = {dialog.title for dialog in dialogs()} | {
    words_of_program("VerificationPage/Technical check", "en"),
    words_of_program("Copy to a USB stick", "en"),  # these two are screens of their own: 6-1, 6-3 and 6-4
}


def screen_on(showing: Showing) -> str:
    """Return the number that the support strip shows, for that is what is read out."""
    spoken = showing.window.frame.strip._spoken  # type: ignore[attr-defined]  # both windows have a frame
    return str(spoken.screen)


@pytest.mark.parametrize("code", KINDS)
def test_screen_and_card_lead_an_agent_from_a_code_to_its_entry(code: str, qapp: object) -> None:
    showing = STATES[code].show()
    try:
        spoken = screen_on(showing)
        said = screen_of(KINDS[code]).replace("n", spoken[0]).split(", ")
        assert spoken in said
        assert spoken in SCREENS or spoken.endswith(PANELS)
        found = read(card_over(showing), ATLAS, "en")
        assert found.screen == spoken
        assert found.code == code
    finally:
        showing.close()


@pytest.mark.parametrize("name", [name for name, it in STATES.items() if it.screen and name not in KINDS])
def test_every_screen_and_dialog_is_in_the_atlas(name: str, qapp: object) -> None:
    showing = STATES[name].show()
    try:
        spoken = screen_on(showing)
        assert spoken in SCREENS or spoken.endswith(PANELS)
        assert {dialog.windowTitle() for dialog in showing.dialogs} <= TITLES
    finally:
        showing.close()


@pytest.mark.parametrize("number", sorted(SCREENS))
def test_the_picture_of_a_screen_shows_it(number: str, qapp: object) -> None:
    for screen in (it for it in screens() if it.number == number):
        showing = STATES[screen.picture].show()
        try:
            assert screen_on(showing) == number
        finally:
            showing.close()
