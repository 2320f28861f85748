"""What the authority refuses or never signs leaves the order and the key free, at once or with support's help."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.settings import AuthorityPatience, Settings
from crypteo_backend.support_desk import NotReleased, release
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority, ForgetfulLine, RefusingAuthority, SlowRefusal

IMPATIENT = Settings("https://enrol.example.com", patience=AuthorityPatience(answer_within=0.2))


@pytest.fixture
def refusing(authority: EmbeddedAuthority) -> RefusingAuthority:
    return RefusingAuthority(authority)


@pytest.fixture
def refused(make_house: HouseMaker, refusing: RefusingAuthority, key: RSAPrivateKey) -> tuple[House, ContractClient]:
    house = make_house(engine=refusing)
    holder = house.holder().authenticate()
    assert holder.certify(key).json()["code"] == "issuance-failed"
    refusing.relents = True
    return house, holder


def test_after_a_refusal_the_same_key_may_be_tried_again(
    refused: tuple[House, ContractClient], refusing: RefusingAuthority, key: RSAPrivateKey
):
    _, holder = refused
    assert holder.fetch().json()["code"] == "issuance-failed"
    assert holder.certify(key).status_code == 201
    assert holder.fetch().status_code == 200
    assert refusing.signed == 1


def test_after_a_refusal_another_key_may_be_tried(refused: tuple[House, ContractClient], other_key: RSAPrivateKey):
    _, holder = refused
    assert holder.certify(other_key).status_code == 201


def test_after_a_refusal_the_key_may_serve_another_order(refused: tuple[House, ContractClient], key: RSAPrivateKey):
    house, _ = refused
    assert house.holder().authenticate().certify(key).status_code == 201


def test_a_late_refusal_is_told_to_whoever_polls(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    slow = SlowRefusal(authority)
    house = make_house(IMPATIENT, slow)
    holder = house.holder().authenticate()
    assert holder.certify(key).status_code == 202
    slow.may_go.set()
    house.services.issuer._workers.shutdown(wait=True)
    assert holder.fetch().json()["code"] == "issuance-failed"


def test_support_frees_an_order_whose_key_is_lost_before_anything_was_signed(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    absent = AbsentAuthority(authority)
    house = make_house(engine=absent)
    holder = house.holder().authenticate()
    holder.certify(key)
    assert holder.certify(other_key).json()["code"] == "already-issued"
    release(house.services, holder.order.number, absent, "Alix")
    absent.away = False
    assert holder.fetch().json()["code"] == "wrong-state"
    assert holder.certify(other_key).status_code == 201


def test_support_frees_nothing_that_the_authority_has_signed_or_is_at(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    line = ForgetfulLine(authority)
    house = make_house(engine=line)
    signed, untouched = house.holder().authenticate(), house.holder()
    assert signed.certify(key).status_code == 503
    with pytest.raises(NotReleased, match="has issued"):
        release(house.services, signed.order.number, line, "Alix")
    with pytest.raises(NotReleased, match="no certificate was asked for"):
        release(house.services, untouched.order.number, line, "Alix")
    slow = SlowRefusal(authority)
    other = make_house(IMPATIENT, slow)
    working = other.holder().authenticate()
    assert working.certify(other_key).status_code == 202
    with pytest.raises(NotReleased, match="at work"):
        release(other.services, working.order.number, slow, "Alix")
    slow.may_go.set()
