"""`crypteo-backend serve`: what it needs before it starts, the operator's file, and the registration office's call."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from crypteo_backend.__main__ import main
from crypteo_backend.app import create_app
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.routes.office import office_routes
from crypteo_backend.services import Services
from crypteo_backend.settings import Figures, Settings
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House, served
from tests.support.cluster import comes_true

URL = "https://retrait.example.com"
OFFICE_TOKEN = "a" * 40
ORDER = {
    "product": "Initio 1* NG logiciel pack 3 ans",
    "given_name": "Zoé",
    "surname": "D’ARC",
    "organisation": "X & Y",
    "siren": "123456782",
    "email": "zoe@example.com",
    "document_number": "12AB34567",
}


@pytest.fixture
def installation(folder: Path, real_authority: Path, authority_password: str, tmp_path: Path) -> Path:
    """The operator's file of an installation that lacks nothing."""
    shutil.copytree(real_authority, folder / "authority")
    (tmp_path / "office.token").write_text(OFFICE_TOKEN, encoding="ascii")
    file = tmp_path / "backend.toml"
    file.write_text(
        f"""
        data_dir = "{folder}"
        base_url = "{URL}"
        server_id = "example"
        publication_url = "http://pki.example.com"
        [listen]
        port = 0
        proxies = ["127.0.0.1"]
        [office]
        token_file = "{tmp_path / "office.token"}"
        [support]
        phone = "01 02 03 04 05"
        [practices]
        text_fr = "L’autorité d’essai."
        text_en = "The trial authority."
        url = "https://example.com/dpc.pdf"
        """,
        encoding="utf-8",
    )
    return file


@contextmanager
def serving(file: Path) -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "crypteo_backend", "serve", "--config", str(file)]
    errors = file.with_suffix(".log").open("w", encoding="utf-8")
    with errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[1].removesuffix("/v1")
        with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            yield client
        process.terminate()
        assert process.wait(60) == 0


def test_an_office_creates_an_order_whose_messages_go_out(installation: Path, folder: Path):
    office = {"Authorization": f"Bearer {OFFICE_TOKEN}"}
    with serving(installation) as http:
        created = http.post("/office/orders", json=ORDER, headers=office)
        assert (created.status_code, created.json()) == (201, {"number": "540206"})
        shown = http.get("/office/orders/540206", headers=office).json()
        assert http.get("/v1/service").json()["support"]["phone"] == "01 02 03 04 05"
        practices = http.get("/cps", headers={"Accept-Language": "en"}).text
        assert comes_true(lambda: len(list((folder / "outbox").glob("*.json"))) == 2)
    assert "The trial authority." in practices
    assert 'href="https://example.com/dpc.pdf"' in practices
    assert shown["condition"] == "identity"
    warnings = installation.with_suffix(".log").read_text(encoding="utf-8")
    for table in ("email", "sms"):
        assert (
            f"{table}: without this table, messages with codes and links lie in clear in {folder / 'outbox'}"
            in warnings
        )
    assert {file.stat().st_mode & 0o777 for file in (folder / "outbox").glob("*.json")} == {0o600}
    messages = [json.loads(file.read_text(encoding="utf-8")) for file in (folder / "outbox").glob("*.json")]
    assert len(messages) == 2
    assert any(f"{URL}/identite#t=" in message["body"] for message in messages)


@contextmanager
def office_of(services: Services) -> Iterator[httpx.Client]:
    with (
        served(create_app(services, [office_routes(OFFICE_TOKEN.encode())])) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client


@pytest.fixture
def office_client(house: House) -> Iterator[httpx.Client]:
    """A service that knows the office, in this process."""
    with office_of(house.services) as client:
        yield client


@pytest.mark.parametrize(
    ("order", "token", "expected"),
    [
        (ORDER, None, (401, "office-unknown")),
        (ORDER, "b" * 40, (401, "office-unknown")),
        (ORDER | {"siren": "12"}, OFFICE_TOKEN, (422, "malformed")),
        (ORDER | {"document_number": "1"}, OFFICE_TOKEN, (422, "malformed")),
        ({}, OFFICE_TOKEN, (422, "malformed")),
    ],
)
def test_the_office_s_call_is_refused_without_echo(
    office_client: httpx.Client, order: dict[str, str], token: str | None, expected: tuple[int, str]
):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    told = office_client.post("/office/orders", json=order, headers=headers)
    assert (told.status_code, told.json()["code"]) == expected
    assert "zoe@example.com" not in told.text
    assert office_client.get("/office/orders/1", headers=headers).status_code in {401, 404}


def test_an_order_of_the_office_s_own_number_is_created_once(office_client: httpx.Client):
    headers = {"Authorization": f"Bearer {OFFICE_TOKEN}"}
    told = [office_client.post("/office/orders", json=ORDER | {"number": "77"}, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in told] == [201, 409]
    assert told[1].json()["code"] == "order-exists"


def test_only_a_number_that_is_taken_is_called_an_order_that_exists(house: House):
    always_the_same = replace(house.services, random=bytes)  # so that the links of two orders would be the same
    headers = {"Authorization": f"Bearer {OFFICE_TOKEN}"}
    with office_of(always_the_same) as client:
        told = [client.post("/office/orders", json=ORDER | {"number": each}, headers=headers) for each in ("77", "78")]
    assert [answer.status_code for answer in told] == [201, 500]
    assert told[1].json()["code"] == "internal"


def test_the_office_s_token_is_not_guessed_without_end(make_house: HouseMaker):
    house = make_house(Settings(URL, figures=Figures(office_calls_a_minute=3)))
    with office_of(house.services) as client:
        told = [client.get("/office/orders/1", headers={"Authorization": f"Bearer {guess}"}) for guess in range(4)]
        assert [answer.status_code for answer in told] == [401, 401, 401, 429]
        assert told[3].headers["Retry-After"].isdecimal()
        right = {"Authorization": f"Bearer {OFFICE_TOKEN}"}
        assert client.get("/office/orders/1", headers=right).status_code == 429
        house.clock.advance(minutes=1)
        assert client.get("/office/orders/1", headers=right).status_code == 404


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("remove proxies", "TLS: listen.tls_certificate"),
        ("remove base_url", "base_url (--base-url)"),
        ("plain base_url", "base_url (--base-url)"),
        ("open host", "beyond loopback"),
        ("remove pepper", "`crypteo-backend keys init` makes one"),
        ("remove authority", "`crypteo-backend authority create` makes one"),
        ("demonstration authority", "a demonstration's, which nobody should trust"),
        ("unknown entry", "faulty or missing in the configuration: shoe"),
        ("unknown support entry", "faulty or missing in the configuration: support.shoe"),
    ],
)
def test_it_refuses_to_start_and_says_what_is_missing(
    installation: Path,
    folder: Path,
    authority: EmbeddedAuthority,
    capsys: pytest.CaptureFixture[str],
    change: str,
    named: str,
):
    text = installation.read_text(encoding="utf-8")
    changes: dict[str, Callable[[], object]] = {
        "remove proxies": lambda: installation.write_text(text.replace('proxies = ["127.0.0.1"]', "")),
        "remove base_url": lambda: installation.write_text(text.replace(f'base_url = "{URL}"', "")),
        "plain base_url": lambda: installation.write_text(text.replace(URL, "http://retrait.example.com")),
        "open host": lambda: installation.write_text(text.replace("port = 0", 'port = 0\nhost = "0.0.0.0"')),
        "remove pepper": (folder / "keys" / "pepper").unlink,
        "remove authority": lambda: shutil.rmtree(folder / "authority"),
        "demonstration authority": lambda: (
            shutil.rmtree(folder / "authority"),
            shutil.copytree(authority._folder, folder / "authority"),
        ),
        "unknown entry": lambda: installation.write_text("shoe = 1\n" + text),
        "unknown support entry": lambda: installation.write_text(text.replace("[support]", "[support]\nshoe = 1")),
    }
    changes[change]()
    assert main(["serve", "--config", str(installation)]) == 1
    assert named in capsys.readouterr().err


def test_all_that_is_missing_is_said_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", "--data-dir", str(tmp_path / "nothing")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 7
