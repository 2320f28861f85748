"""The atlas against a real window: a code is on the screen that it gives, each screen and its dialogs are in it."""

from collections.abc import Iterator

from crypteo_desktop.problems import CATALOGUE
from tests.support.states import Showing
from tools.documents.atlas import atlas, screen_of
from tools.documents.cards import card_over
from tools.documents.languages import words_of_program
from tools.documents.reading import read
from tools.documents.words import dialogs, screens

KINDS = {kind.code: kind for kind in CATALOGUE.values() if screen_of(kind) != "–"}
PICTURED = {screen.picture: screen.number for screen in screens()}
_SCREENS = frozenset(PICTURED.values())
_ATLAS = atlas("en")
_PANELS = ("-2", "-8", "-9")  # told together, for they take the place of any page
_TITLES = {dialog.title for dialog in dialogs()} | {
    words_of_program("VerificationPage/Technical check", "en"),
    words_of_program("Copy to a USB stick", "en"),  # these two are screens of their own: 6-1, 6-3 and 6-4
}


def astray(name: str, screen: str, showing: Showing) -> Iterator[str]:
    """Return where the atlas leads an agent astray who is told what this state of a screen shows, in English.

    The support card is opened over it and stays.
    """
    if not screen and name not in KINDS and name not in PICTURED:
        return  # what shows before any screen has no number
    spoken = _spoken(showing)
    if spoken not in _SCREENS and not spoken.endswith(_PANELS):
        yield f"the atlas has no screen {spoken}"
    if name in PICTURED and spoken != PICTURED[name]:
        yield f"the atlas shows this as screen {PICTURED[name]}, and it is {spoken}"
    if name in KINDS:
        yield from _away_from_the_entry(name, spoken, showing)
    else:
        yield from (f"the atlas has no dialog {title!r}" for title in _titles(showing) - _TITLES)


def _spoken(showing: Showing) -> str:
    """Return the number that the support strip shows, for that is what is read out."""
    spoken = showing.window.frame.strip._spoken  # type: ignore[attr-defined]  # both windows have a frame
    return str(spoken.screen)


def _titles(showing: Showing) -> set[str]:
    return {dialog.windowTitle() for dialog in showing.dialogs}


def _away_from_the_entry(code: str, spoken: str, showing: Showing) -> Iterator[str]:
    said = screen_of(KINDS[code]).replace("n", spoken[0])
    if spoken not in said.split(", "):
        yield f"the atlas has {code} on {said}, and it is on {spoken}"
    found = read(card_over(showing), _ATLAS, "en")
    if (found.screen, found.code) != (spoken, code):
        yield f"the card leads to {found.code} on {found.screen}, not to {code} on {spoken}"
