"""The whole walk through the accessibility tree alone: what a screen reader reads, writes and presses, to a file."""

import sys
from pathlib import Path

import pytest

from crypteo_desktop.crypto.p12 import open_any_p12
from tests.journey.conftest import Order
from tests.support.accessible_desktop import AccessibleDesktop
from tests.support.running_program import running_program
from tests.support.samples import PASSWORD
from tests.support.screen_reader import ScreenReader, Thing

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]
PATIENCE = 90


def test_a_screen_reader_alone_comes_to_a_file_that_opens(
    desktop: AccessibleDesktop, order: Order, tmp_path: Path
) -> None:
    reader = desktop.reader
    with running_program(desktop, order.base_url, tmp_path) as running:
        _link(reader, order)
        _password(reader)
        _code(reader, order)
        _answers(reader, order)
        _generation(reader)
        _verification(reader)
        assert running.wait(PATIENCE) == 0
    _was_told(reader)
    (file,) = (tmp_path / "saved").glob("*.p12")
    assert open_any_p12(file.read_bytes(), PASSWORD).certificate_pem


def test_a_screen_reader_changes_the_language_and_the_link_stays(
    desktop: AccessibleDesktop, order: Order, tmp_path: Path
) -> None:
    reader = desktop.reader
    with running_program(desktop, order.base_url, tmp_path):
        reader.write(reader.wait_for("text", "Collez le lien"), order.link)
        reader.press(reader.wait_for("button menu", "Langue"))
        reader.press(reader.wait_for("menu item", "English"))
        reader.wait_for("heading", "Step 1")
        assert reader.text(reader.wait_for("text", "Paste the download link")) == order.link
        reader.wait_for("push button", "Next")


def _press(reader: ScreenReader, name: str) -> None:
    reader.press(reader.wait_for("push button", name))


def _fields(reader: ScreenReader, count: int) -> list[Thing]:
    """Return the fields that show, once there are `count`."""

    def look() -> list[Thing] | None:
        fields = [it for it in reader.things() if it.role in {"text", "password text"} and it.is_enabled]
        return fields if len(fields) == count else None

    return reader.wait_until(look, f"{count} fields")


def _link(reader: ScreenReader, order: Order) -> None:
    reader.wait_for("heading", "Étape 1")
    reader.write(reader.wait_for("text", "Collez le lien"), order.link)
    _press(reader, "Suivant")
    reader.wait_for("label", "Organisation TEST ENTREPRISE")
    _press(reader, "Suivant")


def _password(reader: ScreenReader) -> None:
    reader.wait_for("heading", "Étape 2")
    password, confirmation = _fields(reader, 2)
    reader.write(password, PASSWORD.reveal())
    reader.wait_for("list item", "8 à 20 caractères alphanumériques")
    reader.write(confirmation, PASSWORD.reveal())
    assert PASSWORD.reveal() not in {reader.text(password), reader.text(confirmation)}
    _press(reader, "Suivant")


def _code(reader: ScreenReader, order: Order) -> None:
    reader.wait_for("heading", "Étape 3")
    reader.write(reader.wait_for("text", "Votre code de retrait"), order.code)
    _press(reader, "Suivant")


def _answers(reader: ScreenReader, order: Order) -> None:
    reader.wait_for("heading", "Étape 4")
    for field, answer in zip(_fields(reader, 3), order.answers, strict=True):
        reader.write(field, answer)
    _press(reader, "Suivant")


def _generation(reader: ScreenReader) -> None:
    reader.wait_for("heading", "Étape 5")
    reader.wait_for("list item", "Génération du fichier certificat\u00a0: Terminé")
    _press(reader, "Suivant")


def _verification(reader: ScreenReader) -> None:
    reader.wait_for("heading", "Étape 6")
    _press(reader, "Vérification technique")
    reader.wait_for("dialog", "Vérification technique")
    reader.write(_fields(reader, 1)[0], PASSWORD.reveal())
    _press(reader, "Vérifier")
    reader.wait_for("list item", "Étape 6 sur 6\u00a0: Finalisation, terminée")
    _press(reader, "Terminer")
    _press(reader, "Terminer sans copie")


def _was_told(reader: ScreenReader) -> None:
    """Each step was announced as it came, each task as it ended, and the end; no secret was ever said."""
    said = reader.said()
    for beginning in ("Étape 2", "Étape 3", "Étape 4", "Étape 5", "Étape 6", "Tout est terminé"):
        assert sum(words.startswith(beginning) for words in said) == 1, (beginning, said)
    assert "Génération du bi-clé cryptographique RSA\u00a0: Terminé" in said
    assert PASSWORD.reveal() not in " ".join(said)
