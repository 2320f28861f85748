"""Tables of the first version are brought to the present one with all that they hold, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy.engine.interfaces import ReflectedIndex

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.store.database import Store, open_engine, sqlite_url
from crypteo_backend.store.row import Row
from crypteo_backend.store.upgrading import found_version, migrations_on, upgrade
from crypteo_backend.store.versions import EMPTY, PRESENT, UNKNOWN, StoreOutdated
from tests.service.conftest import POSTGRESQL, SQLITE, HouseMaker
from tests.support.contract_client import ContractClient
from tests.support.first_version import NUMBER, READY, keep_former_keys, make_first_version
from tests.support.movable_clock import MovableClock
from tests.support.postgres import Postgres

_TRIGGERS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
}


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.URL]:
    """Return the address of a database without tables."""
    if request.param == SQLITE:
        yield sqlite_url(tmp_path / "empty.sqlite3")
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database(empty=True) as url:
        yield url


@pytest.fixture
def migrated(empty: sa.URL, clock: MovableClock, authority: EmbeddedAuthority) -> sa.URL:
    """Return the address of a database of the first version that was brought to the present one."""
    make_first_version(empty, clock(), authority.chain()[0])
    assert found_version(empty) == "0001"
    assert upgrade(empty) == "0001"
    return empty


def rows(url: sa.URL, statement: str) -> list[tuple[object, ...]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        told = [tuple(row) for row in connection.execute(sa.text(statement))]
    engine.dispose()
    return told


def conditions(index: ReflectedIndex) -> dict[str, str]:
    return {name: str(condition) for name, condition in index["dialect_options"].items()}


def shape(url: sa.URL) -> dict[str, object]:
    """Return what a comparison with the metadata leaves out: conditions of indexes, defaults, and the triggers."""
    engine = open_engine(url)
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        told: dict[str, object] = {"triggers": connection.scalars(sa.text(_TRIGGERS[engine.dialect.name])).all()}
        for table in inspector.get_table_names():
            columns = [(each["name"], str(each["type"]), each["default"]) for each in inspector.get_columns(table)]
            indexes = {each["name"]: (each["unique"], conditions(each)) for each in inspector.get_indexes(table)}
            told[table] = (sorted(columns), indexes)
    engine.dispose()
    return told


def test_a_migrated_database_is_what_is_made_anew(migrated: sa.URL, request: pytest.FixtureRequest, tmp_path: Path):
    engine = open_engine(migrated)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
    engine.dispose()
    if migrated.get_backend_name() == "sqlite":
        Store(sqlite_url(tmp_path / "new.sqlite3")).close()
        assert shape(migrated) == shape(sqlite_url(tmp_path / "new.sqlite3"))
        return
    with request.getfixturevalue("postgres").database() as new:
        assert shape(migrated) == shape(new)


def test_the_last_revision_is_the_present_version(tmp_path: Path):
    engine = open_engine(sqlite_url(tmp_path / "any.sqlite3"))
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(migrations_on(connection)).get_current_head() == PRESENT
    engine.dispose()


def test_what_the_first_version_held_is_still_there(migrated: sa.URL, authority: EmbeddedAuthority):
    certificate = x509.load_pem_x509_certificate(authority.chain()[0].encode())
    numbers = dict(rows(migrated, "SELECT order_id, serial_number FROM issuances"))
    assert numbers[2] == f"{certificate.serial_number:x}"
    assert 0 < int(str(numbers[3]), 16) < 2**159
    assert rows(migrated, "SELECT value FROM counters") == [(int(NUMBER),)]
    counts = {
        table: rows(migrated, f"SELECT count(*) FROM {table}")[0][0] for table in ("orders", "questions", "codes")
    }
    assert counts == {"orders": 3, "questions": 3, "codes": 1}
    assert rows(migrated, "SELECT support_reference, minute FROM sessions") == [("K7P-2QL", 0)]
    assert (
        rows(migrated, "SELECT count(*) FROM recoveries") == rows(migrated, "SELECT count(*) FROM refusals") == [(1,)]
    )


@pytest.mark.parametrize("database", [SQLITE], indirect=True)
def test_an_order_that_was_ready_is_downloaded_after_the_upgrade(
    make_house: HouseMaker, migrated: sa.URL, tmp_path: Path, key: RSAPrivateKey
):
    keep_former_keys(tmp_path / "keys")
    house = make_house(database=migrated)
    holder = ContractClient(house.http, READY)
    assert holder.open().json()["holder"]["display_name"] == "Camille MARTIN"
    assert holder.wrong_code().json()["attempts_left"] == 2
    assert holder.code().json()["state"] == "answers"
    assert holder.wrong_answers().json()["attempts_left"] == 2
    holder.answers().raise_for_status()
    certificate = holder.certify(key)
    assert certificate.status_code == 201
    assert holder.accept(certificate.json()["fingerprint_sha256"]).status_code == 204


def test_an_upgrade_is_done_once_and_makes_the_tables_of_an_empty_database(empty: sa.URL):
    assert upgrade(empty) == EMPTY
    assert upgrade(empty) == PRESENT
    Store(empty).close()


def test_a_service_does_not_start_on_other_tables(empty: sa.URL, clock: MovableClock, authority: EmbeddedAuthority):
    make_first_version(empty, clock(), authority.chain()[0])
    with pytest.raises(StoreOutdated, match=r"version 0001.*database upgrade"):
        Store(empty)


def test_tables_of_another_program_are_left_alone(empty: sa.URL):
    engine = open_engine(empty)
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(sa.text("CREATE TABLE orders (id INTEGER)"))
    engine.dispose()
    assert found_version(empty) == UNKNOWN
    with pytest.raises(StoreOutdated):
        upgrade(empty)
    with pytest.raises(StoreOutdated):
        Store(empty)
    assert rows(empty, "SELECT * FROM orders") == []


def test_an_upgrade_that_fails_changes_nothing(empty: sa.URL, clock: MovableClock):
    make_first_version(empty, clock(), "no certificate at all")
    before = shape(empty)
    with pytest.raises(ValueError, match="PEM"):
        upgrade(empty)
    assert (found_version(empty), shape(empty)) == ("0001", before)
