"""Tries for codes and answers: what costs one, what gives one back, and what follows the last."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.support_desk import unlock
from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient

pytestmark = on_both_databases


def lock_by_answers(holder: ContractClient) -> None:
    for _ in range(3):
        holder.wrong_answers()


def spend_code(holder: ContractClient) -> list[int]:
    return [holder.wrong_code().json()["attempts_left"] for _ in range(3)]


def resend_after_a_while(house: House, holder: ContractClient) -> None:
    house.clock.advance(hours=2)
    holder.open()
    assert holder.resend().status_code == 202


def test_the_last_wrong_code_is_still_only_wrong(holder: ContractClient):
    holder.open()
    assert spend_code(holder) == [2, 1, 0]
    assert holder.code().json()["code"] == "code-exhausted"
    assert holder.read().json()["code"]["attempts_left"] == 0


def test_the_last_wrong_answers_are_still_only_wrong(holder: ContractClient):
    holder.reach_answers()
    told = [holder.wrong_answers().json() for _ in range(3)]
    assert [problem["code"] for problem in told] == ["answers-wrong"] * 3
    assert [problem["attempts_left"] for problem in told] == [2, 1, 0]
    assert holder.answers().json()["code"] == "order-locked"


def test_a_right_code_gives_back_its_own_try_and_no_other(holder: ContractClient):
    holder.open()
    holder.wrong_code()
    assert holder.code().json()["code"]["attempts_left"] == 2


def test_right_answers_give_back_their_own_try_and_no_other(holder: ContractClient):
    holder.reach_answers().wrong_answers()
    assert holder.answers().json()["answers"]["attempts_left"] == 2


def test_a_right_code_works_again_in_a_later_session(holder: ContractClient):
    holder.reach_answers()
    assert holder.reach_answers().read().json()["state"] == "answers"


def test_answers_are_matched_by_id_whatever_their_order_and_their_dress(holder: ContractClient):
    holder.reach_answers()
    told = [
        {"id": "q3", "value": "UN TOUR A VELO"},
        {"id": "q1", "value": " theo "},
        {"id": "q2", "value": "Carame\u0301l"},
    ]
    assert holder.request("POST", "/answers", json={"answers": told}).status_code == 200


@pytest.mark.parametrize("code", ["12345678", "1234567890", "12345678a", "１２３４５６７８９", " 123456789", ""])
def test_what_is_no_code_costs_no_try(holder: ContractClient, code: str):
    holder.open()
    answer = holder.request("POST", "/code", json={"code": code})
    assert (answer.status_code, answer.json()["fields"]) == (422, ["code"])
    assert holder.read().json()["code"]["attempts_left"] == 3


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ([("q1", "a"), ("q2", "b"), ("q9", "c")], ["answers.id"]),
        ([("q1", "a"), ("q1", "b"), ("q2", "c")], ["answers.id"]),
        ([("q1", "a"), ("q2", "b")], ["answers"]),
        ([("q1", "a"), ("q2", ""), ("q3", "c")], ["answers.value"]),
        ([("q1", "a"), ("q2", " \t "), ("q3", "c")], ["answers.value"]),
        ([("q1", "a"), ("q2", "b" * 1001), ("q3", "c")], ["answers.value"]),
    ],
)
def test_what_are_no_three_answers_costs_no_try(holder: ContractClient, told: list[tuple[str, str]], fields: list[str]):
    holder.reach_answers()
    body = {"answers": [{"id": question, "value": value} for question, value in told]}
    answer = holder.request("POST", "/answers", json=body)
    assert (answer.status_code, answer.json()["fields"]) == (422, fields)
    assert holder.read().json()["answers"]["attempts_left"] == 3


def test_a_superseded_code_costs_no_try_and_another_order_s_code_is_just_wrong(house: House, holder: ContractClient):
    stranger = house.order()
    holder.open()
    house.clock.advance(seconds=30)
    holder.resend()
    superseded = holder.code().json()
    assert (superseded["code"], superseded["attempts_left"]) == ("code-superseded", 3)
    wrong = holder.code(stranger.retrieval_code).json()
    assert (wrong["code"], wrong["attempts_left"]) == ("code-wrong", 2)


def test_a_new_code_has_its_own_tries_but_not_more_than_are_left_of_the_ten(house: House, holder: ContractClient):
    left = []
    for _ in range(3):
        holder.open()
        spend_code(holder)
        resend_after_a_while(house, holder)
        left.append(holder.read().json()["code"]["attempts_left"])
    assert left == [3, 3, 1]


def test_ten_wrong_codes_lock_the_order_even_for_the_right_one(house: House, holder: ContractClient):
    holder.open()
    for _ in range(3):
        spend_code(holder)
        resend_after_a_while(house, holder)
    assert holder.wrong_code().json()["attempts_left"] == 0
    assert holder.code(house.last_code()).json()["code"] == "order-locked"
    assert holder.resend().json()["code"] == "order-locked"


def test_a_locked_order_answers_so_to_everything_in_every_session(holder: ContractClient, key: RSAPrivateKey):
    holder.reach_answers()
    lock_by_answers(holder)
    told = [
        holder.open(),
        holder.read(),
        holder.code(),
        holder.resend(),
        holder.answers(),
        holder.fetch(),
        holder.put("AAAA"),
        holder.accept("0" * 64),
    ]
    assert {answer.json()["code"] for answer in told} == {"order-locked"}


def test_support_unlocks_an_order(house: House, holder: ContractClient):
    holder.reach_answers()
    lock_by_answers(holder)
    unlock(house.services, holder.order.number, "Alix")
    assert holder.authenticate().read().json()["answers"]["attempts_left"] == 3


def test_counters_stay_with_the_order_whoever_opens_it(holder: ContractClient):
    holder.reach_answers().wrong_answers()
    assert holder.reach_answers().read().json()["answers"]["attempts_left"] == 2
