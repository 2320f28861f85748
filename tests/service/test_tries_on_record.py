"""A try is in the audit log as soon as it is taken: a process that dies before the outcome leaves no silent one."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.attempts import try_answers, try_code
from crypteo_backend.audit import entries
from crypteo_backend.identity import check_document
from crypteo_backend.revocation_check import prove_right_to_revoke
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.services import Services
from crypteo_backend.sessions import Visit, recognise
from crypteo_backend.store.schema import OrderRow
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ANSWERS, ContractClient
from tests.support.visitor import told

pytestmark = on_both_databases


class Killed(BaseException):
    """The process ends here."""


class DyingKeys(ServerKeys):
    """Keys of a process that dies when it compares."""

    def is_mac_of(self, stored: str, purpose: str, text: str) -> bool:
        raise Killed


class DyingHasher(AnswerHasher):
    """A hasher of a process that dies when it compares."""

    def verify(self, encoded: str | None, answers: Sequence[str]) -> None:
        raise Killed


def dying(house: House) -> Services:
    services = house.services
    keys = DyingKeys(services.keys.peppers)
    return replace(services, keys=keys, answers=DyingHasher(services.keys))


def visit_of(house: House, holder: ContractClient) -> Visit:
    return recognise(house.services, holder.session["session_id"], holder.session["session_token"])


def last_try(house: House, number: str | None) -> tuple[str, str, int, str]:
    *_, entry = entries(house.services.store)
    facts = json.loads(entry.facts)
    assert entry.order_number == number
    return entry.event, facts["kind"], facts["attempts_left"], entry.actor


def test_for_a_code(house: House, holder: ContractClient):
    holder.open()
    with pytest.raises(Killed):
        try_code(dying(house), visit_of(house, holder), "000000000")
    assert last_try(house, holder.order.number) == ("try-taken", "code", 2, "holder")


def test_for_the_answers(house: House, holder: ContractClient):
    holder.reach_answers()
    with pytest.raises(Killed):
        try_answers(dying(house), visit_of(house, holder), ["a", "b", "c"])
    assert last_try(house, holder.order.number) == ("try-taken", "answers", 2, "holder")


def test_for_the_identity_document(house: House):
    number = house.begin().number
    with house.services.store.reading() as db:
        order_id = db.scalars(select(OrderRow.id)).one()
    with pytest.raises(Killed):
        check_document(dying(house), order_id, "00AA00000")
    assert last_try(house, number) == ("try-taken", "document", 2, "holder")


@pytest.mark.parametrize("known", [True, False])
def test_for_a_revocation(house: House, holder: ContractClient, known: bool):
    number = holder.order.number if known else "999999"
    with pytest.raises(Killed):
        prove_right_to_revoke(dying(house), number, told(*ANSWERS))
    assert last_try(house, number if known else None) == ("try-taken", "revocation", 2, "holder")


def test_a_try_that_was_given_back_says_so(house: House, holder: ContractClient):
    prove_right_to_revoke(house.services, holder.order.number, told(*ANSWERS))
    assert [entry.event for entry in entries(house.services.store)][-2:] == ["try-taken", "revocation-proven"]
