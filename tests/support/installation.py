"""A whole installation as its operator makes it: keys, an authority, TLS, mail; served by a child process."""

import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from crypteo_desktop.profile import Profile, read_profile
from tests.support.loopback_tls import loopback_tls

SERVER_ID = "essai"
PATIENCE = 60
_OFFICE_TOKEN = "office-token-for-tests-" + "a" * 20
_SECRETS = {"CRYPTEO_AUTHORITY_PASSWORD": "for tests alone", "CRYPTEO_OFFICE_TOKEN": _OFFICE_TOKEN}
_AUTHORITY = ("--name", "Essai", "--organisation", "Essai SA", "--siren", "123456782")
_FILE = """
data_dir = "{data}"
base_url = "{base_url}"
server_id = "{server_id}"
[listen]
port = {port}
tls_certificate = "{tls}"
tls_key = "{tls}"
[email]
host = "127.0.0.1"
port = {mail_port}
security = "none"
sender = "retrait@example.com"
[office]
[support]
phone = "01 02 03 04 05"
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """A service that answers at `base_url`; `ca_file` is the authority of its TLS certificate."""

    base_url: str
    ca_file: Path
    profile: Profile

    def create_order(self, order: dict[str, str]) -> str:
        """Create an order as the registration office does, and return its number."""
        with self._client() as http:
            told = http.post("/office/orders", json=order, headers={"Authorization": f"Bearer {_OFFICE_TOKEN}"})
            assert told.status_code == 201, told.text
            return str(told.json()["number"])

    def condition_of(self, number: str) -> str:
        """Return how far an order is, as the registration office is told."""
        with self._client() as http:
            told = http.get(f"/office/orders/{number}", headers={"Authorization": f"Bearer {_OFFICE_TOKEN}"})
            return str(told.raise_for_status().json()["condition"])

    def fetch(self, url: str) -> bytes:
        """Return what the service publishes at an address."""
        with self._client() as http:
            return http.get(url).raise_for_status().content

    def _client(self) -> httpx.Client:
        trust = ssl.create_default_context(cafile=self.ca_file)
        return httpx.Client(base_url=self.base_url, verify=trust, timeout=PATIENCE, trust_env=False)


@contextmanager
def installation(folder: Path, mail_port: int) -> Iterator[Installation]:
    """Make an installation in the folder and serve it for as long as the context lasts."""
    data, file, tls = folder / "data", folder / "backend.toml", loopback_tls(folder)
    with _reserved_port() as port:
        base_url = f"https://127.0.0.1:{port}"
        facts = {"data": data, "base_url": base_url, "server_id": SERVER_ID, "port": port, "mail_port": mail_port}
        file.write_text(_FILE.format(**facts, tls=folder / "server.pem"), encoding="utf-8")
        _run("keys", "init", "--data-dir", str(data))
        _run("authority", "create", "--data-dir", str(data), *_AUTHORITY, "--publication-url", base_url)
        profile = _profile(folder, base_url, data / "authority" / "hierarchy" / "root.pem")
        with _serving(file):
            yield Installation(base_url, tls.ca_file, profile)


@contextmanager
def _reserved_port() -> Iterator[int]:
    """Hold a port that nobody else is given: the links and certificates name it before the service listens."""
    with socket.socket() as holding:
        holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # lets the service listen beside it
        holding.bind(("127.0.0.1", 0))
        yield int(holding.getsockname()[1])


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "crypteo_backend", *arguments]


def _run(*arguments: str) -> None:
    subprocess.run(_command(*arguments), env=os.environ | _SECRETS, stdout=subprocess.DEVNULL, timeout=60, check=True)


@contextmanager
def _serving(file: Path) -> Iterator[None]:
    command = _command("serve", "--config", str(file))
    with subprocess.Popen(command, env=os.environ | _SECRETS, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("Serving https://"), "the service did not start"
            yield
            process.terminate()
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()  # does nothing to a process that has ended


def _profile(folder: Path, base_url: str, root: Path) -> Profile:
    """Return the profile that the operator would give holders with the program."""
    file = folder / "profile.toml"
    file.write_text(
        f"""
        authority = "Essai"
        [[servers]]
        id = "{SERVER_ID}"
        url = "{base_url}"
        roots = ["{root}"]
        [support]
        phone = "01 02 03 04 05"
        email = "support@example.com"
        url = "https://support.example.com"
        price = "0"
        hours = "0"
        """,
        encoding="utf-8",
    )
    return read_profile(file)
