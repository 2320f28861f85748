"""A backend for every test, with an authority made once and copied."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from sqlalchemy import URL

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.app import create_app
from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.authority.key_files import KeyFiles
from crypteo_backend.authority.names import AuthorityIdentity
from crypteo_backend.clock import wall_clock
from crypteo_backend.composition import open_office, with_authority
from crypteo_backend.messages.message import Carrier, Channel
from crypteo_backend.routes.publication import publication
from crypteo_backend.server_keys import make_pepper, open_server_keys
from crypteo_backend.services import Services
from crypteo_backend.settings import Settings
from crypteo_backend.store.database import Store, sqlite_url
from tests.support.backend_house import House, RecordingCarrier, plain_client, served
from tests.support.contract_client import ContractClient
from tests.support.movable_clock import MovableClock
from tests.support.patient_service import patient
from tests.support.postgres import Postgres, running_postgres

SERVICE_URL = "https://enrol.example.com"
AUTHORITY_PASSWORD = "for tests alone"
PUBLICATION_URL = "http://pki.example.com"
HouseMaker = Callable[..., House]

QUICK_HASH = PasswordHasher(1, 1024, 1)
"""What answers are hashed with here: thousands of them are, and their cost is tested where the hash is."""

SQLITE, POSTGRESQL = "sqlite", "postgresql"
on_both_databases = pytest.mark.parametrize("database", [SQLITE, POSTGRESQL], indirect=True)
on_postgresql = pytest.mark.parametrize("database", [POSTGRESQL], indirect=True)


@pytest.fixture(scope="session")
def pristine_authority(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedAuthority:
    folder = tmp_path_factory.mktemp("service") / "authority"
    return EmbeddedAuthority.open(folder, PUBLICATION_URL, MovableClock())


@pytest.fixture(scope="session")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)


@pytest.fixture(scope="session")
def other_key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a PostgreSQL that runs until this worker's tests are done."""
    with running_postgres(synced=False) as server:
        yield server


@pytest.fixture(scope="session")
def fresh_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database file whose tables are ready, to be copied as PostgreSQL copies its template."""
    file = tmp_path_factory.mktemp("sqlite") / "fresh.sqlite3"
    Store(sqlite_url(file)).close()
    return file


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path, fresh_sqlite: Path) -> Iterator[URL]:
    """Return the address of this test's database: SQLite, or what `on_both_databases` says."""
    if getattr(request, "param", SQLITE) == SQLITE:
        yield sqlite_url(shutil.copyfile(fresh_sqlite, tmp_path / "backend.sqlite3"))
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as url:
        yield url


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def authority(pristine_authority: EmbeddedAuthority, tmp_path: Path, clock: MovableClock) -> EmbeddedAuthority:
    """Return an authority that has issued nothing, its keys shared because reading them takes 0.3 s."""
    pristine = pristine_authority
    folder = shutil.copytree(pristine._folder, tmp_path / "authority")
    return EmbeddedAuthority(folder, pristine._hierarchy, pristine._publication, clock)


@pytest.fixture
def make_house(
    tmp_path: Path, database: URL, clock: MovableClock, authority: EmbeddedAuthority
) -> Iterator[HouseMaker]:
    """Open the house of this test, as often as wanted, with other settings, another authority or database."""
    with ExitStack() as stack:

        def make(
            settings: Settings | None = None, engine: CertificateAuthority = authority, database: URL = database
        ) -> House:
            carrier = RecordingCarrier()
            services = make_services(tmp_path, database, settings or Settings(SERVICE_URL), clock, engine, carrier)
            stack.callback(services.store.close)
            stack.callback(services.issuer.close)
            address = stack.enter_context(served(create_app(services, [publication(authority)])))
            http = stack.enter_context(plain_client(address))
            return House(services, clock, carrier, http)

        yield make


def make_services(
    folder: Path,
    database: URL,
    settings: Settings,
    clock: MovableClock,
    engine: CertificateAuthority,
    carrier: RecordingCarrier,
) -> Services:
    store = Store(database)
    keys = open_server_keys(folder / "keys", secrets.token_bytes)
    carriers: dict[Channel, Carrier] = {"email": carrier, "sms": carrier}
    office = open_office(patient(settings), store, keys, carriers, clock)
    return with_authority(replace(office, answers=AnswerHasher(keys, QUICK_HASH)), engine)


@pytest.fixture
def house(make_house: HouseMaker) -> House:
    return make_house()


@pytest.fixture
def holder(house: House) -> ContractClient:
    """The holder of an order ready to download."""
    return house.holder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a pepper and without an authority."""
    make_pepper(tmp_path / "installation" / "keys" / "pepper", secrets.token_bytes)
    return tmp_path / "installation"


@pytest.fixture
def authority_password(monkeypatch: pytest.MonkeyPatch) -> str:
    """The password of the real authority, where the commands look for it."""
    monkeypatch.setenv("CRYPTEO_AUTHORITY_PASSWORD", AUTHORITY_PASSWORD)
    return AUTHORITY_PASSWORD


@pytest.fixture(scope="session")
def real_authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an authority that is no demonstration's, made once and copied."""
    place = tmp_path_factory.mktemp("real") / "authority"
    identity = AuthorityIdentity("Essai", "Essai SA", "123456782")
    keys = KeyFiles(AUTHORITY_PASSWORD.encode())
    EmbeddedAuthority.create(place, identity, keys, Publication("http://pki.example.com"), wall_clock)
    return place
