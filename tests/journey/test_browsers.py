"""The second computer: the file is opened, installed by keyboard, and real browsers present the certificate."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from crypteo_desktop.adapters.system_stores.linux import LinuxStores
from crypteo_desktop.crypto.p12 import open_any_p12
from crypteo_desktop.stores import StoreInfo, StoreKind
from tests.support.certificate_page import certificate_page
from tests.support.samples import PASSWORD
from tests.support.x_display import XDisplay, x_display

pytestmark = [
    pytest.mark.long,
    pytest.mark.external,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an account of Linux"),
]

PATIENCE = 120
WITHOUT_ASKING = 'user_pref("security.default_personal_cert", "Select Automatically");\n'
CHROMIUM = ("chromium", "--no-sandbox", "--no-first-run", "--password-store=basic")


@dataclass(frozen=True)
class Account:
    """A fresh account of its own, with a display."""

    home: Path
    display: XDisplay
    environment: dict[str, str]

    def run(self, *command: str) -> None:
        """Run a command to its end."""
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE, capture_output=True)

    @contextmanager
    def running(self, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command for as long as the context lasts."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=self.environment, start_new_session=True, **quiet) as process:
            try:
                yield process
            finally:
                process.terminate()

    def firefox(self, *arguments: str) -> None:
        """Run Firefox without a window."""
        self.run("firefox-esr", "--headless", *arguments)

    def stores(self) -> LinuxStores:
        """Return the stores of this account, as the program finds them."""
        return LinuxStores(self.home)


@pytest.fixture
def account(tmp_path: Path) -> Iterator[Account]:
    home = tmp_path / "home"
    home.mkdir()
    aside = {"HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
    with x_display() as display, tempfile.TemporaryDirectory(prefix="crypteo-") as runtime:
        own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        yield Account(home, display, {**own, **display.environment, **aside, "XDG_RUNTIME_DIR": runtime})


def press_until(display: XDisplay, condition: Callable[[], object]) -> None:
    """Press Enter now and then, for nothing tells from outside when a button is ready, until `condition` holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "pressed in vain"
        display.press("Return")
        time.sleep(0.2)


def test_both_browsers_present_what_was_installed_by_keyboard(account: Account, file: Path, tmp_path: Path) -> None:
    account.firefox("-CreateProfile", "travail")
    account.firefox("-P", "travail", "--screenshot", str(tmp_path / "blank.png"), "about:blank")
    opened = open_any_p12(file.read_bytes(), PASSWORD)
    _install(account, file)

    with certificate_page(tmp_path, "".join(opened.chain_pem)) as page:
        for store in account.stores().find():
            _trust(account, store.info, page.ca_file)
        account.firefox("-P", "travail", "--screenshot", str(tmp_path / "page.png"), page.url)
        assert page.guest_with("Firefox") == "Camille MARTIN"
        with account.running(*CHROMIUM, f"--user-data-dir={tmp_path / 'chromium'}", page.url):
            account.display.wait_for_window("Chromium")
            press_until(account.display, lambda: page.guest_with("Chrome/"))
        assert page.guest_with("Chrome/") == "Camille MARTIN"


def _trust(account: Account, store: StoreInfo, ca_file: Path) -> None:
    """Let a browser trust the page's server; Firefox, which has no window here to ask in, takes what fits."""
    account.run("certutil", "-d", f"sql:{store.folder}", "-A", "-n", "page", "-t", "C,,", "-i", str(ca_file))
    if store.kind is StoreKind.FIREFOX and store.folder is not None:
        (store.folder / "user.js").write_text(WITHOUT_ASKING)


def _install(account: Account, file: Path) -> None:
    """Start the program with the file, and go through its three screens with the keyboard."""
    display = account.display
    with account.running(sys.executable, "-m", "crypteo_desktop", "--lang", "fr", str(file)) as program:
        display.wait_for_window("Installer un certificat – Fichier")
        display.press("Return")
        display.wait_for_window("Installer un certificat – Mot de passe")
        display.type(PASSWORD.reveal())
        display.press("Return")
        display.wait_for_window("Installer un certificat – Installation")
        press_until(display, lambda: program.poll() is not None)
        assert program.returncode == 0
