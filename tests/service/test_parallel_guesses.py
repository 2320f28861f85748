"""Guesses at the same time take no more tries than guesses one after another."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import PlainAuthority
from tests.support.holder_request import certificate_request

pytestmark = on_both_databases


def at_once(count: int, act: Callable[[], httpx.Response]) -> list[httpx.Response]:
    with ThreadPoolExecutor(count) as crowd:
        return [done.result() for done in [crowd.submit(act) for _ in range(count)]]


def codes_of(answers: list[httpx.Response]) -> Counter[str]:
    return Counter(answer.json()["code"] for answer in answers)


def test_fifty_wrong_answers_at_once_use_exactly_three_tries(holder: ContractClient):
    holder.reach_answers()
    told = at_once(50, holder.wrong_answers)
    assert codes_of(told) == {"answers-wrong": 3, "order-locked": 47}
    assert sorted(answer.json().get("attempts_left", 9) for answer in told)[:3] == [0, 1, 2]
    assert holder.open().json()["code"] == "order-locked"


def test_fifty_wrong_codes_at_once_use_exactly_three_tries(holder: ContractClient):
    holder.open()
    told = at_once(50, holder.wrong_code)
    assert codes_of(told) == {"code-wrong": 3, "code-exhausted": 47}
    assert holder.read().json()["code"]["attempts_left"] == 0


def test_twenty_resends_at_once_send_one_code(holder: ContractClient, clock):
    holder.open()
    clock.advance(seconds=30)
    told = at_once(20, holder.resend)
    assert Counter(answer.status_code for answer in told) == {202: 1, 429: 19}
    assert holder.read().json()["code"]["resends_left"] == 4


def test_a_hundred_requests_for_one_key_give_one_certificate(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    engine = PlainAuthority(authority)
    holder = make_house(engine=engine).holder().authenticate()
    csr = certificate_request(key, holder.enrolment)
    told = at_once(100, lambda: holder.put(csr))
    statuses = Counter(answer.status_code for answer in told)
    assert statuses[201] == 1
    assert set(statuses) <= {200, 201, 202}
    serials = {answer.json()["serial_number"] for answer in told if answer.status_code != 202}
    assert serials == {holder.fetch().json()["serial_number"]}
    assert engine.signed == 1


def test_two_keys_at_once_give_one_certificate(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    engine = PlainAuthority(authority)
    holder = make_house(engine=engine).holder().authenticate()
    requests = [certificate_request(each, holder.enrolment) for each in (key, other_key)] * 10
    told = at_once(20, lambda: holder.put(requests.pop()))
    assert Counter(answer.status_code for answer in told)[409] == 10
    assert engine.signed == 1
