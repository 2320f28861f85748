"""The whole walk by keyboard alone: keys that the X server sends to the real program; the tree is only looked at."""

import sys
import unicodedata
from pathlib import Path

import pytest

from crypteo_desktop.crypto.p12 import open_any_p12
from tests.journey.conftest import Order
from tests.support.accessible_desktop import AccessibleDesktop
from tests.support.running_program import running_program
from tests.support.samples import PASSWORD
from tests.support.screen_reader import Thing

pytestmark = [
    pytest.mark.long,
    pytest.mark.external,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="keys are sent by an X server"),
]
PATIENCE = 90
MOST_TABS = 20


class Fingers:
    """Keys, and eyes that see which screen shows and where the focus is."""

    def __init__(self, desktop: AccessibleDesktop) -> None:
        self._display = desktop.display
        self._reader = desktop.reader

    def see_step(self, number: int) -> None:
        """Wait for the screen of a step."""
        self._reader.wait_for("heading", f"Étape {number}")

    def see(self, role: str, name: str) -> None:
        """Wait for something to show and work."""
        self._reader.wait_for(role, name)

    def hear(self, words: str) -> None:
        """Wait until this was announced."""
        self._reader.wait_until(lambda: words in self._reader.said(), words)

    def _focused(self) -> list[Thing]:
        return [it for it in self._reader.things() if it.has_focus]

    def focus_is_on(self, name: str) -> bool:
        """Return whether what has the focus is called so."""
        return any(it.name.startswith(name) for it in self._focused())

    def wait_for_focus(self, name: str) -> None:
        """Wait until what is called so has the focus."""
        self._reader.wait_until(lambda: self.focus_is_on(name), f"focus on {name!r}")

    def type(self, name: str, text: str) -> None:
        """Type where the focus is, which must be on what is called so."""
        self.wait_for_focus(name)
        self._display.type(text)

    def press(self, key: str) -> None:
        """Press one key."""
        self._display.press(key)

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is there, and never before the last Tab has moved it."""
        for _ in range(MOST_TABS):
            focused = self._reader.wait_until(self._focused, "focus")
            if any(it.name.startswith(name) for it in focused):
                return
            self.press("Tab")
            self._wait_until_it_left(_places(focused))
        pytest.fail(f"Tab does not lead to {name!r}")

    def _wait_until_it_left(self, places: set[tuple[str, str]]) -> None:
        self._reader.wait_until(lambda: _places(self._focused()) - places, "focus elsewhere")

    def into_window(self, title: str) -> None:
        """Give a window the focus, as a window manager does with each new one; there is none here."""
        self._display.wait_for_window(title)

    def go_on(self) -> None:
        """Press Enter once the screen is filled in."""
        self.see("push button", "Suivant")
        self.press("Return")


def _places(things: list[Thing]) -> set[tuple[str, str]]:
    return {(it.bus, it.path) for it in things}


def test_the_keyboard_alone_comes_to_a_file_that_opens(
    desktop: AccessibleDesktop, order: Order, tmp_path: Path
) -> None:
    fingers = Fingers(desktop)
    with running_program(desktop, order.base_url, tmp_path) as running:
        _link(fingers, order)
        _password(fingers)
        _code_and_answers(fingers, order)
        _verification(fingers)
        assert running.wait(PATIENCE) == 0
    (file,) = (tmp_path / "saved").glob("*.p12")
    assert open_any_p12(file.read_bytes(), PASSWORD).certificate_pem


def _link(fingers: Fingers, order: Order) -> None:
    fingers.into_window("Étape 1")
    fingers.type("Collez le lien", order.link)
    fingers.press("ctrl+plus")
    fingers.hear("Taille du texte\u00a0: 110\u202f%")
    fingers.press("ctrl+0")
    fingers.hear("Taille du texte\u00a0: 100\u202f%")
    fingers.wait_for_focus("Collez le lien")
    fingers.go_on()
    fingers.see("label", "Organisation TEST ENTREPRISE")
    fingers.go_on()


def _password(fingers: Fingers) -> None:
    fingers.see_step(2)
    fingers.type("Entrez votre mot de passe", PASSWORD.reveal())
    fingers.press("Tab")
    fingers.type("Confirmez votre mot de passe", PASSWORD.reveal())
    fingers.go_on()


def _code_and_answers(fingers: Fingers, order: Order) -> None:
    fingers.see_step(3)
    fingers.type("Votre code de retrait", order.code)
    fingers.go_on()
    fingers.see_step(4)
    fingers.wait_for_focus("")
    for answer in map(_plain, order.answers):
        fingers.type("", answer)
        fingers.press("Tab")
    fingers.wait_for_focus("Afficher les réponses")
    fingers.go_on()


def _verification(fingers: Fingers) -> None:
    fingers.see_step(5)
    fingers.see("list item", "Génération du fichier certificat\u00a0: Terminé")
    fingers.go_on()
    fingers.see_step(6)
    fingers.wait_for_focus("Vérification technique")
    fingers.press("Return")
    fingers.into_window("Vérification technique")
    fingers.type("Mot de passe du certificat", PASSWORD.reveal())
    fingers.press("Return")
    fingers.wait_for_focus("Copier sur une clé USB")
    fingers.go_to("Terminer")
    fingers.press("Return")
    fingers.into_window("Terminer sans copie")
    fingers.go_to("Terminer sans copie")
    fingers.press("Return")


def _plain(answer: str) -> str:
    """Return an answer as somebody types it whose keyboard has no accents: they do not count."""
    return "".join(letter for letter in unicodedata.normalize("NFD", answer) if not unicodedata.combining(letter))
