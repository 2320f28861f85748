"""The outbox: what was committed is sent, once, by whoever holds it, until it is sent, refused or no longer true."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from crypteo_backend.audit import entries
from crypteo_backend.demo.sample_order import DOCUMENT_NUMBER, SAMPLE
from crypteo_backend.messages.message import DeliveryFailed, DeliveryRefused, Message
from crypteo_backend.orders import open_order, renew_link
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.store.house_tables import OutgoingRow
from crypteo_backend.store.queries import locked_order
from crypteo_backend.store.schema import OrderRow
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.backend_house import House


@dataclass(slots=True)
class Refusing:
    """Takes no message, now or ever."""

    asked: list[str] = field(default_factory=list)

    def send(self, message: Message) -> None:
        self.asked.append(message.id)
        raise DeliveryRefused


def rows(house: House) -> list[OutgoingRow]:
    with house.services.store.reading() as db:
        return list(db.scalars(select(OutgoingRow).order_by(OutgoingRow.kind)))


def happened(house: House) -> list[str]:
    return [entry.event for entry in entries(house.services.store) if entry.event.startswith("message-")]


@on_both_databases
def test_what_was_sent_is_noted_and_its_words_are_erased(house: House):
    house.order()
    assert [message.id for message in house.carrier.messages] == [row.id for row in rows(house)]
    assert {row.sealed for row in rows(house)} == {None}
    assert {row.sent_at for row in rows(house)} == {house.clock()}
    assert house.services.outbox.send_due() == 0
    assert len(house.carrier.messages) == 2


@on_both_databases
def test_what_waits_is_sealed_in_the_database(house: House):
    house.carrier.broken = True
    order = house.order()
    for row in rows(house):
        assert row.sealed is not None
        assert row.sealed.startswith(b"1:")
        assert order.retrieval_code.encode() not in row.sealed


@on_both_databases
def test_a_message_that_could_not_be_sent_is_tried_again_after_longer_and_longer_waits(house: House):
    house.carrier.broken = True
    house.begin()
    waits = []
    for _ in range(12):
        due = min(row.due_at for row in rows(house))
        waits.append((due - house.clock()).total_seconds())
        house.clock.advance(seconds=waits[-1])
        house.services.outbox.send_due()
    assert waits == [10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800, 1800]
    house.carrier.broken = False
    house.clock.advance(minutes=30)
    assert house.services.outbox.send_due() == 2
    assert len({message.id for message in house.carrier.messages}) == 2
    assert happened(house) == ["message-sent"] * 2


@on_both_databases
def test_a_message_whose_contents_have_expired_goes_unsent(house: House):
    house.carrier.broken = True
    house.order()
    house.carrier.broken = False
    house.clock.advance(hours=24)
    house.services.outbox.send_due()
    assert [message.subject for message in house.carrier.messages[2:]] == [house.carrier.messages[0].subject]
    assert happened(house) == ["message-sent", "message-dropped"]
    assert {row.sealed for row in rows(house)} == {None}


def test_a_message_that_a_newer_one_replaces_goes_unsent(house: House):
    house.carrier.broken = True
    house.order()
    services = house.services
    with services.store.writing() as db:
        renew_link(services, db, locked_order(db, db.scalars(select(OrderRow.id)).one()))
    house.carrier.broken = False
    house.clock.advance(seconds=10)
    services.outbox.send_due()
    unsent = sorted((row.kind, row.dropped_at is not None) for row in rows(house))
    assert unsent == [("code", False), ("ready", False), ("ready", True)]
    assert happened(house) == ["message-sent"] * 2


def test_what_the_carrier_refuses_for_good_is_not_tried_again(make_house: HouseMaker):
    house = make_house()
    refusing = Refusing()
    house.services.outbox.carriers["email"] = refusing  # type: ignore[index]
    house.begin()
    house.clock.advance(days=1)
    assert house.services.outbox.send_due() == 0
    assert len(refusing.asked) == 2
    assert happened(house) == ["message-refused"] * 2
    assert {row.sealed for row in rows(house)} == {None}


@dataclass(slots=True)
class Dawdling:
    """Takes each message, and so long over the first one that another process claims it meanwhile."""

    house: House
    other: House

    def send(self, message: Message) -> None:
        self.house.clock.advance(seconds=91)
        self.other.services.outbox.send_due()


@on_both_databases
def test_whoever_lost_its_claim_notes_no_end(make_house: HouseMaker):
    house, other = make_house(), make_house()
    house.carrier.broken = True
    house.begin()
    house.services.outbox.carriers["email"] = Dawdling(house, other)  # type: ignore[index]
    house.clock.advance(seconds=10)
    house.services.outbox.send_due()
    assert len(other.carrier.messages) == 2
    assert happened(house) == ["message-sent"] * 2


@on_both_databases
def test_a_claimed_message_is_left_to_its_sender_until_the_claim_runs_out(make_house: HouseMaker):
    house, other = make_house(), make_house()
    house.carrier.broken = True
    holder = house.holder()
    house.clock.advance(seconds=30)
    house.services.outbox.send_due()
    with house.services.store.writing() as db:
        for row in db.scalars(select(OutgoingRow)):
            row.claimed_by, row.claimed_until = "dead", house.clock() + timedelta(seconds=90)
            row.due_at = house.clock()
    house.clock.advance(seconds=89)
    assert other.services.outbox.send_due() == 0
    house.clock.advance(seconds=1)
    assert other.services.outbox.send_due() == 2
    assert {message.order_number for message in other.carrier.messages} == {holder.order.number}


def test_a_failed_act_posts_nothing(house: House):
    services = house.services
    house.order()

    def fail() -> None:
        with services.store.writing() as db:
            renew_link(services, db, locked_order(db, 1))
            raise DeliveryFailed

    with pytest.raises(DeliveryFailed):
        fail()
    assert services.outbox.send_due() == 0
    assert len(rows(house)) == 2


def test_a_process_that_does_not_know_the_pepper_s_last_generation_loses_no_message(
    house: House, caplog: pytest.LogCaptureFixture
):
    behind = house.services.outbox
    ahead = replace(behind, keys=ServerKeys({**behind.keys.peppers, 2: b"n" * 32}))
    open_order(replace(house.services, keys=ahead.keys, outbox=ahead), SAMPLE, DOCUMENT_NUMBER)
    assert behind.send_due() == 0
    assert "cannot be opened with the pepper of this process" in caplog.text
    house.clock.advance(seconds=10)
    assert ahead.send_due() == 2
    assert [message.channel for message in house.carrier.messages] == ["email", "email"]
