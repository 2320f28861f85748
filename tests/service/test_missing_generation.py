"""A process that was not restarted after the pepper was renewed: it says so in its log, and no try is lost on it."""

from dataclasses import replace

import pytest

from crypteo_backend.answers import AnswerHasher
from crypteo_backend.demo.sample_order import begin_sample_journey, make_sample_order
from crypteo_backend.identity import check_document
from crypteo_backend.revocation_check import prove_right_to_revoke, revocation_tries_left
from crypteo_backend.server_keys import GenerationMissing, ServerKeys
from crypteo_backend.services import Services
from crypteo_backend.store.queries import locked_order
from crypteo_backend.store.schema import OrderRow
from crypteo_backend.support_desk import order_by_number
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ANSWERS, ContractClient
from tests.support.visitor import told

pytestmark = on_both_databases


@pytest.fixture
def restarted(house: House) -> Services:
    """The services of a process that has the second generation already."""
    services = house.services
    keys = ServerKeys({**services.keys.peppers, 2: bytes(32)})
    return replace(services, keys=keys, answers=AnswerHasher(keys))


def tries_of(house: House, number: str) -> tuple[int, ...]:
    order: OrderRow = order_by_number(house.services, number)
    with house.services.store.reading() as db:
        to_revoke = revocation_tries_left(house.services, db, number)
    return order.identity_tries_left, order.code_tries_left, order.answer_tries_left, to_revoke


def test_a_code_of_another_process_ends_in_an_internal_problem(
    house: House, restarted: Services, caplog: pytest.LogCaptureFixture
):
    holder = ContractClient(house.http, make_sample_order(restarted))
    holder.open()
    answer = holder.code()
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "generation 2 of the pepper is not in this process's ring: restart it" in caplog.text
    assert tries_of(house, holder.order.number) == (3, 10, 3, 3)


def test_answers_of_another_process_cost_no_try(house: House, restarted: Services):
    former, number = house.holder().reach_answers(), "540206"
    with house.services.store.writing() as db:
        order = locked_order(db, order_by_number(house.services, number).id)
        order.answers_hash = restarted.answers.hash(ANSWERS)
    assert former.answers().json()["code"] == "internal"
    with pytest.raises(GenerationMissing):
        prove_right_to_revoke(house.services, number, told(*ANSWERS))
    assert tries_of(house, number) == (3, 10, 3, 3)


def test_a_document_of_another_process_costs_no_try(house: House, restarted: Services):
    number = begin_sample_journey(restarted).number
    with pytest.raises(GenerationMissing):
        check_document(house.services, order_by_number(house.services, number).id, "12AB34567")
    assert tries_of(house, number) == (3, 10, 3, 3)
