"""The install assistant through the accessibility tree alone: from a file to a browser's store."""

import subprocess
import sys
from pathlib import Path

import pytest

from crypteo_desktop.adapters.system_stores.linux import LinuxStores
from tests.support.accessible_desktop import AccessibleDesktop
from tests.support.running_program import running_assistant
from tests.support.samples import PASSWORD

pytestmark = [
    pytest.mark.long,
    pytest.mark.external,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]
PATIENCE = 90


def test_a_screen_reader_alone_installs_the_certificate(desktop: AccessibleDesktop, file: Path, tmp_path: Path) -> None:
    reader = desktop.reader
    with running_assistant(desktop, file) as running:
        reader.wait_for("heading", "Installer un certificat")
        reader.press(reader.wait_for("push button", "Suivant"))
        reader.write(reader.wait_for("text", "Mot de passe du certificat"), PASSWORD.reveal())
        reader.press(reader.wait_for("push button", "Ouvrir"))
        reader.wait_for("check box", "Chromium")
        reader.press(reader.wait_for("push button", "Installer"))
        reader.wait_for("list item", "Chromium")
        reader.press(reader.wait_for("push button", "Terminer"))
        assert running.wait(PATIENCE) == 0
    assert any(words.startswith("Chromium") for words in reader.said())
    (store,) = LinuxStores(tmp_path / "home").find()
    listing = ["certutil", "-L", "-d", f"sql:{store.info.folder}"]
    assert "Camille MARTIN" in subprocess.run(listing, capture_output=True, text=True, check=True).stdout
