"""The limits of revoking: what costs a try, when a number is locked, and what that leaves open."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from crypteo_backend.demo.sample_order import ANSWERS
from crypteo_backend.revocation_check import RevocationDenied, RevocationLocked, prove_right_to_revoke
from crypteo_backend.support_desk import unlock
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.visitor import Visitor, told

UNKNOWN = "999999"
FALSE = ("faux", "fausse", "encore faux")


def _wrong(visitor: Visitor, number: str) -> Visitor:
    return visitor.name_order(number).answer(number, *FALSE)


@pytest.mark.parametrize("number", ["", "abc", "1" * 21, "54 02 06 x", "<script>"])
def test_what_is_no_number_is_said_beside_the_field(visitor: Visitor, number: str):
    visitor.name_order(number)
    assert (visitor.page.status_code, "1 à 20\u00a0chiffres" in visitor.page.text) == (422, True)


def test_an_answer_that_is_missing_costs_no_try(house: House, holder: ContractClient, visitor: Visitor):
    number = holder.order.number
    for _ in range(4):
        visitor.name_order(number).answer(number, "Théo", " - ", "Un tour à vélo")
        assert (visitor.page.status_code, "answer2-fault" in visitor.page.text) == (422, True)
    assert visitor.answer(number, *ANSWERS).at == "/revocation/certificat"


def test_three_wrong_answers_lock_until_support_unlocks_and_the_download_stays_open(
    house: House, holder: ContractClient, visitor: Visitor
):
    number = holder.order.number
    _wrong(visitor, number)
    assert "Il vous reste 2\u00a0essais." in visitor.page.text
    assert "answer1-fault" not in visitor.page.text  # it would point at one of the three
    _wrong(visitor, number)
    _wrong(visitor, number)
    assert (visitor.page.status_code, "bloquée pour ce numéro" in visitor.text) == (423, True)
    visitor.name_order(number).answer(number, *ANSWERS)
    assert visitor.page.status_code == 423
    assert holder.open().json()["answers"]["attempts_left"] == 3
    unlock(house.services, number, "agent")
    assert visitor.name_order(number).answer(number, *ANSWERS).at == "/revocation/certificat"


def test_right_answers_give_their_own_try_back(house: House, holder: ContractClient):
    number = holder.order.number
    for _ in range(2):
        with pytest.raises(RevocationDenied):
            prove_right_to_revoke(house.services, number, told(*FALSE))
    for _ in range(3):
        prove_right_to_revoke(house.services, number, told(*ANSWERS))
    with pytest.raises(RevocationDenied) as denied:
        prove_right_to_revoke(house.services, number, told(*FALSE))
    assert denied.value.attempts_left == 0


@pytest.mark.parametrize("known", [True, False])
def test_guesses_at_once_take_three_tries(house: House, holder: ContractClient, known: bool):
    number = holder.order.number if known else UNKNOWN

    def guess(place: int) -> str:
        try:
            prove_right_to_revoke(house.services, number, told(f"guess{place}", "Caramel", "Un tour à vélo"))
        except RevocationDenied as denied:
            return f"denied {denied.attempts_left}"
        except RevocationLocked:
            return "locked"
        return "right"

    with ThreadPoolExecutor(10) as pool:
        outcomes = sorted(pool.map(guess, range(30)))
    assert outcomes == ["denied 0", "denied 1", "denied 2"] + ["locked"] * 27
