"""Deadlines of links, orders and sessions, by the server's clock alone."""

import secrets
from dataclasses import dataclass, replace

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.sessions import Client, open_session
from crypteo_backend.support_desk import OrderClosed, send_another_link
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient

pytestmark = on_both_databases


def test_the_link_lives_24_hours_to_the_second(house: House, holder: ContractClient):
    house.clock.advance(hours=23, minutes=59, seconds=59)
    assert holder.open().status_code == 201
    house.clock.advance(seconds=1)
    assert holder.open().json()["code"] == "link-expired"
    assert holder.read().json()["code"] == "session-expired"


def test_a_session_lives_as_long_as_it_is_used(house: House, holder: ContractClient):
    holder.open()
    for _ in range(5):
        house.clock.advance(minutes=59, seconds=59)
        assert holder.read().status_code == 200
    house.clock.advance(minutes=60)
    assert holder.read().json()["code"] == "session-expired"


def test_a_session_outlives_its_link_once_a_certificate_is_issued(
    house: House, holder: ContractClient, key: RSAPrivateKey
):
    house.clock.advance(hours=23, minutes=30)
    made = holder.authenticate().certify(key).json()
    house.clock.advance(minutes=45)
    session = holder.read().json()
    assert session["state"] == "issued"
    assert session["expires_at"] > session["link_expires_at"]
    assert holder.accept(made["fingerprint_sha256"]).status_code == 204


def test_an_expired_order_is_told_before_its_expired_link(house: House, holder: ContractClient):
    house.clock.advance(days=60)
    assert holder.open().json()["code"] == "link-expired"
    house.clock.advance(days=1)
    assert holder.open().json()["code"] == "order-expired"


def test_an_accepted_order_is_told_before_its_deadlines(house: House, holder: ContractClient, key: RSAPrivateKey):
    holder.accept(holder.authenticate().certify(key).json()["fingerprint_sha256"])
    house.clock.advance(days=70)
    assert holder.open().json()["code"] == "already-accepted"


def test_an_expired_link_is_told_before_a_lock(house: House, holder: ContractClient):
    holder.reach_answers()
    for _ in range(3):
        holder.wrong_answers()
    house.clock.advance(hours=24)
    assert holder.open().json()["code"] == "link-expired"


def test_a_new_link_replaces_the_former_and_never_outlives_the_order(house: House, holder: ContractClient):
    house.clock.advance(days=60, hours=12)
    link = send_another_link(house.services, holder.order.number, "Alix")
    house.services.outbox.send_due()
    assert link in house.carrier.messages[-1].text
    assert holder.open().json()["code"] == "link-unknown"
    holder.follow(link)
    session = holder.open().json()
    assert session["link_expires_at"] == session["order"]["expires_at"] == "2027-01-20T09:30:15Z"


def test_a_new_link_ends_the_sessions_of_the_former_one(house: House, holder: ContractClient):
    holder.open()
    send_another_link(house.services, holder.order.number, "Alix")
    assert holder.read().json()["code"] == "session-invalid"


def test_no_link_is_sent_for_an_expired_order(house: House, holder: ContractClient):
    house.clock.advance(days=61)
    with pytest.raises(OrderClosed):
        send_another_link(house.services, holder.order.number, "Alix")


@dataclass(slots=True)
class DrawnInTurn:
    """Randomness whose draws of 16 bytes, of which references and identifiers are made, are a test's own."""

    draws: list[bytes]

    def __call__(self, size: int) -> bytes:
        return self.draws.pop(0) * size if size == 16 else secrets.token_bytes(size)


def test_support_references_are_unique_among_live_sessions_and_free_again_afterwards(house: House):
    drawn = DrawnInTurn([b"A", b"1", b"A", b"A", b"B", b"2", b"A", b"3"])
    services = replace(house.services, random=drawn)

    def reference(link_token: str) -> str:
        visit, _ = open_session(services, link_token, Client("6.0.0", "Linux", "fr"))
        return visit.session.support_reference

    first, second, third = (house.holder().link_token for _ in range(3))
    live = [reference(first), reference(second)]
    assert len(set(live)) == 2
    house.clock.advance(minutes=60)
    assert reference(third) == live[0]
    assert drawn.draws == []
