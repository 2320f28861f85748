"""The audit log of a whole walk: every act is in it, no secret is, and it cannot be changed unnoticed."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

from crypteo_backend.audit import AuditBroken, AuditLog, Event, Head, entries
from crypteo_backend.server_keys import ServerKeys, open_server_keys, rotate_pepper
from crypteo_backend.store.database import Store, open_engine
from crypteo_backend.support_desk import send_another_code, send_another_link, unlock
from tests.service.conftest import HouseMaker, on_both_databases, on_postgresql
from tests.support.backend_house import House
from tests.support.contract_client import ANSWERS, ContractClient
from tests.support.holder_request import recovery_signature, spki_sha256

_NO_TRIGGERS = {
    "sqlite": [f"DROP TRIGGER audit_keeps_{act}" for act in ("update", "delete", "insert")],
    "postgresql": ["DROP TRIGGER audit_keeps ON audit"],
}
_COPY = "INSERT INTO audit (position, at, event, actor, facts, generation, hash) SELECT {}, at, event, actor, facts,"


def walk(house: House, key: RSAPrivateKey) -> tuple[ContractClient, list[str]]:
    """Go all the way, with a mistake at each door, and return the holder with every secret that was about."""
    holder = house.holder()
    holder.open()
    secrets = [holder.order.link, holder.link_token, holder.order.retrieval_code, holder.session["session_token"]]
    holder.wrong_code()
    house.clock.advance(seconds=30)
    holder.resend("sms")
    secrets.append(house.last_code())
    holder.code(house.last_code())
    holder.wrong_answers()
    holder.answers()
    secrets.append(holder.enrolment["nonce"])
    certificate = holder.certify(key).json()
    holder.request("DELETE")
    told = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(key)}).json()
    proof = {"signature": recovery_signature(key, told["nonce"])}
    house.http.post(f"/v1/recoveries/{told['recovery_id']}", json=proof).raise_for_status()
    acceptance = {"fingerprint_sha256": certificate["fingerprint_sha256"]}
    house.http.post(f"/v1/recoveries/{told['recovery_id']}/acceptance", json=acceptance).raise_for_status()
    return holder, [*secrets, told["nonce"], proof["signature"], *ANSWERS, "autre chose"]


def change(url: URL, *statements: str) -> None:
    engine = open_engine(url)
    try:
        with engine.execution_options(writing=True).begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


@on_both_databases
def test_every_act_of_a_walk_leaves_its_entry(house: House, key: RSAPrivateKey):
    holder, _ = walk(house, key)
    log = list(entries(house.services.store, holder.order.number))
    assert [(entry.event, json.loads(entry.facts).get("code")) for entry in log] == [
        ("order-created", None),
        ("message-sent", None),
        ("message-sent", None),
        ("session-opened", None),
        ("try-taken", None),
        ("refused", "code-wrong"),
        ("code-resent", None),
        ("message-sent", None),
        ("try-taken", None),
        ("code-right", None),
        ("try-taken", None),
        ("refused", "answers-wrong"),
        ("try-taken", None),
        ("answers-right", None),
        ("certificate-asked", None),
        ("certificate-issued", None),
        ("session-ended", None),
        ("certificate-recovered", None),
        ("certificate-accepted", None),
    ]
    assert {entry.actor for entry in log} == {"registration office", "service", "holder"}
    head = house.services.audit.verify(house.services.store)
    assert head == Head(len(log), log[-1].hash)


def test_what_support_does_bears_its_name(house: House, holder: ContractClient):
    number = holder.order.number
    unlock(house.services, number, "Alix")
    send_another_link(house.services, number, "Alix")
    send_another_code(house.services, number, "sms", "Alix")
    acts = [(entry.event, entry.actor) for entry in entries(house.services.store, number) if entry.actor == "Alix"]
    assert acts == [("unlocked", "Alix"), ("link-renewed", "Alix"), ("code-renewed", "Alix")]


def test_no_entry_holds_a_secret_or_a_holder_s_data(house: House, key: RSAPrivateKey):
    _, secrets = walk(house, key)
    told = "\n".join(f"{entry.event} {entry.actor} {entry.facts}" for entry in entries(house.services.store))
    assert "c•••@example.com" in told
    personal = ["Camille", "MARTIN", "TEST ENTREPRISE", "camille.martin", "06 12 34 56 12", "0612345612"]
    assert [secret for secret in [*secrets, *personal] if secret in told] == []


def test_only_facts_that_were_meant_for_the_log_get_into_it(house: House):
    services = house.services
    with services.store.writing() as db, pytest.raises(ValueError, match="not meant for the audit log") as refusal:
        services.audit.record(db, Event.CODE_RIGHT, "540206", answer="Théo")
    assert "Théo" not in str(refusal.value)
    assert services.audit.verify(services.store) == Head(0, "0" * 64)


@on_both_databases
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody' WHERE position = 2",
        "DELETE FROM audit WHERE position = 2",
        "DELETE FROM audit",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_entries(house: House, database: URL, statement: str):
    house.order()
    head = house.services.audit.verify(house.services.store)
    with pytest.raises(DBAPIError, match="append-only"):
        change(database, statement)
    assert house.services.audit.verify(house.services.store) == head


@pytest.mark.parametrize(
    ("database", "statement"),
    [("sqlite", f"{_COPY.format(2)} generation, hash FROM audit WHERE position = 1"), ("postgresql", "TRUNCATE audit")],
    indirect=["database"],
)
def test_the_database_s_own_ways_around_are_closed(house: House, database: URL, statement: str):
    house.order()
    with pytest.raises(DBAPIError, match="append-only"):
        change(database, statement.replace("INSERT", "INSERT OR REPLACE"))
    assert house.services.audit.verify(house.services.store).position == 3


@on_both_databases
@pytest.mark.parametrize(
    ("statements", "first_wrong"),
    [
        (["UPDATE audit SET facts = '{}' WHERE position = 2"], "entry 2 or"),
        (["UPDATE audit SET order_number = '7' WHERE position = 3"], "entry 3 or"),
        (["UPDATE audit SET generation = 9 WHERE position = 3"], "entry 3 needs generation 9"),
        (["DELETE FROM audit WHERE position = 2"], "entry 2 is missing"),
        (["DELETE FROM audit WHERE position = 2", "UPDATE audit SET position = 2 WHERE position = 3"], "entry 2 or"),
        (
            [
                "UPDATE audit SET position = 4 WHERE position = 3",
                f"{_COPY.format(3)} 1, hash FROM audit WHERE position = 2",
            ],
            "entry 3 or",
        ),
        ([f"{_COPY.format(4)} 1, hash FROM audit WHERE position = 3"], "entry 4 or"),
        (
            [
                f"UPDATE audit SET position = {there} WHERE position = {here}"
                for here, there in ((2, 9), (3, 2), (9, 3))
            ],
            "entry 2 or",
        ),
        (["DELETE FROM audit WHERE position = 3"], "the noted head"),
        (["DELETE FROM audit"], "the noted head"),
    ],
)
def test_whatever_is_changed_behind_the_database_s_back_is_found(
    house: House, database: URL, statements: list[str], first_wrong: str
):
    house.order()
    services = house.services
    head = services.audit.verify(services.store)
    assert services.audit.verify(services.store, head) == head
    change(database, *_NO_TRIGGERS[database.get_backend_name()], *statements)
    with pytest.raises(AuditBroken, match=first_wrong):
        services.audit.verify(services.store, head)


def test_the_chain_goes_on_across_a_rotation_of_the_pepper(make_house: HouseMaker, tmp_path: Path, clock):
    make_house().order()
    rotate_pepper(tmp_path / "keys" / "pepper", lambda size: b"n" * size)
    house = make_house()
    house.order()
    assert house.services.audit.verify(house.services.store).position == 6
    keys = open_server_keys(tmp_path / "keys", lambda size: b"")
    without_first = ServerKeys({2: keys.peppers[2]})
    with pytest.raises(AuditBroken, match="entry 1 needs generation 1"):
        AuditLog(clock, without_first).verify(house.services.store)


def at_once(acts: list[Callable[[], object]]) -> None:
    with ThreadPoolExecutor(len(acts)) as crowd:
        for done in [crowd.submit(act) for act in acts]:
            done.result()


@on_postgresql
@pytest.mark.parametrize("isolation", ["read committed", "repeatable read"])
def test_writers_at_once_keep_one_chain_whatever_the_server_s_isolation_is(house: House, database: URL, isolation: str):
    change(database, f"ALTER DATABASE {database.database} SET default_transaction_isolation TO '{isolation}'")
    services = house.services
    stores = [Store(database) for _ in range(3)]

    def write(store: Store) -> Callable[[], None]:
        def act() -> None:
            for _ in range(20):
                with store.writing() as db:
                    db.execute(text("SELECT count(*) FROM orders"))  # a transaction that has seen something already
                    services.audit.record(db, Event.UNLOCKED, "540206", "Alix")

        return act

    try:
        at_once([write(store) for store in stores * 4])
    finally:
        for store in stores:
            store.close()
    assert services.audit.verify(services.store).position == 240


def test_an_entry_stands_or_falls_with_its_act(house: House):
    services = house.services

    def fail() -> None:
        with services.store.writing() as db:
            services.audit.record(db, Event.UNLOCKED, "540206", "Alix")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert services.audit.verify(services.store).position == 0
