"""Personal data goes when it is no longer needed, by the clock alone, and what must stay stays."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import URL, func, inspect, select, text

from crypteo_backend.audit import Event, entries
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.orders import open_order
from crypteo_backend.retention import Retention
from crypteo_backend.store.database import open_engine
from crypteo_backend.store.house_tables import OutgoingRow, PaceRow, RevocationTriesRow, WebVisitRow
from crypteo_backend.store.row import Row
from crypteo_backend.store.schema import CodeRow, IssuanceRow, OrderRow, RecoveryRow, SessionRow
from tests.service.conftest import HouseMaker, on_both_databases, on_postgresql
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority
from tests.support.holder_request import recovery_signature, spki_sha256

OF_THE_HOLDER = (
    "Camille",
    "MARTIN",
    "TEST ENTREPRISE",
    "123456782",
    "camille.martin",
    "06 12 34 56 12",
    "ami d’enfance",
)
# An order is good for two calendar months, here 61 days, and its certificate for three years, here 1,096 days.
ORDER_ENDS, CERTIFICATE_ENDS = 61, 1096


def look(house: House) -> None:
    Retention(house.services).round()


def told_of_the_holder(database: URL) -> dict[str, list[str]]:
    """Return what each table still says of the holder."""
    engine = open_engine(database)
    found: dict[str, list[str]] = {}
    with engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            said = str(connection.execute(text(f"SELECT * FROM {table}")).all())
            words = [word for word in OF_THE_HOLDER if word in said]
            found |= {table: words} if words else {}
    engine.dispose()
    return found


def count(house: House, table: type[Row]) -> int:
    with house.services.store.reading() as db:
        return db.scalars(select(func.count()).select_from(table)).one()


def erasures(house: House) -> list[str | None]:
    return [entry.order_number for entry in entries(house.services.store) if entry.event == Event.ERASED]


@on_both_databases
def test_a_holder_who_never_downloaded_is_forgotten_thirty_days_after_the_order_s_end(house: House, database: URL):
    holder = house.holder()
    holder.reach_answers()
    house.begin()
    house.clock.advance(days=ORDER_ENDS + 30, seconds=-1)
    look(house)
    assert {"orders", "questions"} <= set(told_of_the_holder(database))
    assert erasures(house) == []
    house.clock.advance(seconds=1)
    look(house)
    assert told_of_the_holder(database) == {}
    assert [count(house, table) for table in (OrderRow, CodeRow, SessionRow, OutgoingRow)] == [2, 0, 0, 0]
    assert erasures(house) == ["540206", "540207"]
    with house.services.store.reading() as db:
        hashes = [OrderRow.identity_mac, OrderRow.questions_link_hash, OrderRow.link_hash, OrderRow.answers_hash]
        assert set(db.execute(select(*hashes)).all()) == {(None, None, None, None)}
    assert holder.open().json()["code"] == "link-unknown"
    house.services.audit.verify(house.services.store)


@on_both_databases
def test_a_certificate_s_holder_is_kept_until_it_can_be_revoked_no_more(
    house: House, database: URL, holder: ContractClient, key: RSAPrivateKey
):
    certificate = holder.authenticate().certify(key).json()
    holder.accept(certificate["fingerprint_sha256"])
    house.clock.advance(days=ORDER_ENDS + 30)
    look(house)
    house.clock.advance(days=CERTIFICATE_ENDS - ORDER_ENDS, seconds=-1)
    look(house)
    with house.services.store.reading() as db:
        assert db.scalars(select(OrderRow.answers_hash)).one() is not None
    assert {"orders", "questions"} <= set(told_of_the_holder(database))
    house.clock.advance(seconds=1)
    look(house)
    assert set(told_of_the_holder(database)) == {"issuances"}  # the certificate itself stays
    assert count(house, IssuanceRow) == 1
    assert erasures(house) == ["540206"]


def test_a_request_that_was_never_signed_goes_with_its_order(
    make_house: HouseMaker, authority: EmbeddedAuthority, database: URL, key: RSAPrivateKey
):
    house = make_house(engine=AbsentAuthority(authority))
    house.holder().authenticate().certify(key)
    house.clock.advance(days=ORDER_ENDS + 30)
    look(house)
    assert count(house, IssuanceRow) == 0
    assert told_of_the_holder(database) == {}


def test_codes_are_erased_when_the_certificate_is_accepted(house: House, holder: ContractClient, key: RSAPrivateKey):
    certificate = holder.authenticate().certify(key).json()
    holder.open()  # a session that still waits for its code when the certificate is accepted by way of recovery
    recovery = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(key)}).json()
    address = f"/v1/recoveries/{recovery['recovery_id']}"
    house.http.post(address, json={"signature": recovery_signature(key, recovery["nonce"])}).raise_for_status()
    acceptance = {"fingerprint_sha256": certificate["fingerprint_sha256"]}
    house.http.post(f"{address}/acceptance", json=acceptance).raise_for_status()
    with house.services.store.reading() as db:
        assert db.scalars(select(CodeRow.mac)).all() == [""]
    assert holder.code().json()["code"] == "code-wrong"


@pytest.mark.parametrize(
    ("table", "days"),
    [(RecoveryRow, 1), (WebVisitRow, 1), (SessionRow, 30), (OutgoingRow, 30), (RevocationTriesRow, 365)],
)
@on_both_databases
def test_what_passes_is_kept_for_a_while(house: House, holder: ContractClient, table: type[Row], days: int):
    holder.open()
    now, minutes = house.clock(), house.services.settings.figures.recovery_life
    with house.services.store.writing() as db:
        db.add(WebVisitRow(cookie_hash="0" * 64, purpose="questions", opened_at=now, seen_at=now))
        db.add(RevocationTriesRow(number_mac="0" * 64, tries_left=0, last_at=now))
    house.http.post("/v1/recoveries", json={"spki_sha256": "0" * 64}).raise_for_status()
    kept = timedelta(days=days) + (minutes if table is RecoveryRow else timedelta())
    house.clock.advance(seconds=kept.total_seconds() - 1)
    look(house)
    assert count(house, table) > 0
    house.clock.advance(seconds=1)
    look(house)
    assert count(house, table) == 0


def test_a_message_that_still_waits_is_kept(house: House, holder: ContractClient):
    house.carrier.broken = True
    house.begin()
    house.clock.advance(days=30)
    look(house)
    assert count(house, OutgoingRow) == 2


def test_counts_of_a_minute_that_is_over_are_forgotten(house: House, holder: ContractClient):
    holder.open()
    look(house)
    assert count(house, PaceRow) > 0
    house.clock.advance(minutes=1)
    look(house)
    assert count(house, PaceRow) == 0


def test_a_process_looks_once_an_hour(house: House, holder: ContractClient):
    retention = Retention(house.services)
    house.clock.advance(days=ORDER_ENDS + 30, seconds=-1)
    retention.round()
    house.clock.advance(minutes=59, seconds=59)
    retention.round()
    assert erasures(house) == []
    house.clock.advance(seconds=1)
    retention.round()
    assert erasures(house) == [holder.order.number]


def test_more_orders_than_are_looked_at_at_once_are_all_erased(house: House):
    for _ in range(101):
        open_order(house.services, SAMPLE, DOCUMENT_NUMBER)
    house.clock.advance(days=ORDER_ENDS + 30)
    look(house)
    assert len(erasures(house)) == 101


@on_postgresql
def test_two_processes_erase_an_order_once(make_house: HouseMaker):
    first, second = make_house(), make_house()
    first.begin()
    first.clock.advance(days=ORDER_ENDS + 30)
    (due,) = Retention(second.services)._due(second.clock())
    look(first)
    Retention(second.services)._look_at(due, second.clock())
    assert erasures(first) == ["540206"]


def test_nothing_is_searched_through_when_nothing_is_due(house: House, database: URL):
    engine = open_engine(database)
    with engine.connect() as connection:
        for table, column in (("orders", "erase_at"), ("sessions", "opened_at"), ("outgoing", "created_at")):
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE {column} <= '2026'"))
            assert f"INDEX ix_{table}_{column} ({column}<?)" in str(plan.all())
    engine.dispose()
