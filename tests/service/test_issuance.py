"""One certificate for one order and one key, whatever the authority and the line do."""

import re
from datetime import timedelta

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import select, update

from crypteo_backend.authority import IssuedCertificate, RevocationReason
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.issuer import stored_certificate
from crypteo_backend.settings import AuthorityPatience, Settings
from crypteo_backend.store.schema import IssuanceRow
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import (
    AbsentAuthority,
    ForgetfulLine,
    PlainAuthority,
    RefusingAuthority,
    SlowAuthority,
    SubstitutingAuthority,
)
from tests.support.holder_request import certificate_request

pytestmark = on_both_databases

IMPATIENT = Settings("https://enrol.example.com", patience=AuthorityPatience(answer_within=0.2, poll_after=2))


def assert_at_work(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json(), answer.headers["retry-after"]) == (202, {}, "2")


def test_a_slow_authority_is_waited_for_by_polling(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    slow = SlowAuthority(authority)
    house = make_house(IMPATIENT, slow)
    holder = house.holder().authenticate()
    assert_at_work(holder.certify(key))
    assert_at_work(holder.fetch())
    assert_at_work(holder.certify(key))
    assert holder.certify(other_key).json()["code"] == "already-issued"
    assert holder.read().json()["state"] == "authenticated"
    slow.may_go.set()
    house.services.issuer._workers.shutdown(wait=True)
    assert holder.fetch().status_code == 200
    assert holder.certify(key).json() == holder.fetch().json()
    assert holder.read().json()["state"] == "issued"
    assert slow.signed == 1


def test_an_absent_authority_leaves_the_intent_and_the_next_request_goes_on(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    absent = AbsentAuthority(authority)
    holder = make_house(engine=absent).holder().authenticate()
    answer = holder.certify(key)
    assert (answer.json()["code"], answer.headers["retry-after"]) == ("authority-unavailable", "2")
    assert holder.certify(other_key).json()["code"] == "already-issued"
    absent.away = False
    assert holder.certify(key).status_code == 201


def test_polling_goes_on_with_the_intent_too(make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey):
    absent = AbsentAuthority(authority)
    holder = make_house(engine=absent).holder().authenticate()
    holder.certify(key)
    assert holder.fetch().json()["code"] == "authority-unavailable"
    absent.away = False
    assert holder.fetch().status_code == 200


def test_what_was_signed_and_lost_is_found_and_not_signed_again(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    line = ForgetfulLine(authority)
    holder = make_house(engine=line).holder().authenticate()
    assert holder.certify(key).status_code == 503
    line.cut = False
    assert holder.certify(key).status_code == 201
    assert line.signed == 1


def dead_claim(house: House) -> None:
    """Leave the intent as a process leaves it that died at work."""
    with house.services.store.writing() as db:
        db.execute(update(IssuanceRow).values(claimed_by="dead", claimed_until=house.clock() + timedelta(seconds=60)))


def test_after_a_crash_what_was_signed_is_found_at_once(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    line = ForgetfulLine(authority)
    house = make_house(engine=line)
    holder = house.holder().authenticate()
    holder.certify(key)
    dead_claim(house)
    line.cut = False
    assert holder.fetch().status_code == 200
    assert line.signed == 1


def test_after_a_crash_before_signing_a_worker_is_waited_for_and_then_replaced(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    absent = AbsentAuthority(authority)
    house = make_house(engine=absent)
    holder = house.holder().authenticate()
    holder.certify(key)
    dead_claim(house)
    absent.away = False
    assert_at_work(holder.certify(key))
    house.clock.advance(seconds=60)
    assert holder.certify(key).status_code == 201
    assert absent.signed == 1


def test_another_process_on_the_same_store_goes_on(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    holder = make_house(engine=AbsentAuthority(authority)).holder().authenticate()
    holder.certify(key)
    holder.http = make_house(engine=authority).http
    assert holder.certify(key).status_code == 201


def test_a_certificate_for_somebody_else_is_neither_given_out_nor_kept(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey
):
    wrong = SubstitutingAuthority(authority)
    house = make_house(engine=wrong)
    first = house.holder().authenticate()
    first.certify(other_key)
    wrong.other = _only_certificate(house)
    second = house.holder().authenticate()
    assert second.certify(key).json()["code"] == "issuance-failed"
    assert second.fetch().json()["code"] == "issuance-failed"
    assert second.read().json()["state"] == "authenticated"


def _only_certificate(house: House) -> IssuedCertificate | None:
    with house.services.store.reading() as db:
        return stored_certificate(db.scalars(select(IssuanceRow)).one())


def test_a_refusing_authority_leaves_the_order_authenticated(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    holder = make_house(engine=RefusingAuthority(authority)).holder().authenticate()
    assert holder.certify(key).json()["code"] == "issuance-failed"
    assert holder.read().json()["state"] == "authenticated"


def test_a_refused_request_costs_nothing(make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey):
    engine = PlainAuthority(authority)
    holder = make_house(engine=engine).holder().authenticate()
    refused = holder.put(certificate_request(key, holder.enrolment | {"email": "other@example.com"}))
    assert refused.json()["reason"] == "extension"
    assert holder.put("AAAA").json()["reason"] == "encoding"
    assert engine.signed == 0
    assert holder.certify(key).status_code == 201


def test_the_same_key_gets_the_same_certificate_even_with_a_former_session_s_nonce(
    holder: ContractClient, key: RSAPrivateKey
):
    holder.authenticate()
    request = certificate_request(key, holder.enrolment)
    made = holder.put(request)
    again = holder.authenticate().put(request)
    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json() == again.json()


def test_a_key_is_certified_for_one_order_only_even_while_the_first_is_in_work(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    house = make_house(engine=AbsentAuthority(authority))
    house.holder().authenticate().certify(key)
    assert house.holder().authenticate().certify(key).json()["code"] == "key-reused"


def test_the_serial_number_is_kept_before_the_authority_is_asked(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    absent = AbsentAuthority(authority)
    house = make_house(engine=absent)
    holder = house.holder().authenticate()
    holder.certify(key)
    with house.services.store.reading() as db:
        intent = db.scalars(select(IssuanceRow)).one()
    assert re.fullmatch("[1-9a-f][0-9a-f]{30,39}", intent.serial_number)
    absent.away = False
    assert holder.certify(key).json()["serial_number"] == intent.serial_number


def test_a_revoked_certificate_is_in_the_list_at_its_published_address(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    house = make_house(engine=PlainAuthority(authority))
    house.holder().authenticate().certify(key)
    issued = _only_certificate(house)
    assert issued is not None
    house.services.issuer.revoke(issued, RevocationReason.KEY_COMPROMISE, house.clock())
    entry = x509.load_der_x509_crl(house.http.get("/crl/issuing.crl").content)[0]
    assert f"{entry.serial_number:x}" == issued.serial_number
    assert entry.revocation_date_utc == house.clock.now


def test_the_certificate_is_out_of_reach_before_its_state(holder: ContractClient, key: RSAPrivateKey):
    holder.open()
    states = [holder.fetch().json()["state"], holder.put("AAAA").json()["state"]]
    holder.authenticate()
    states += [holder.fetch().json()["state"], holder.accept("0" * 64).json()["state"]]
    assert states == ["code", "code", "authenticated", "authenticated"]
    holder.certify(key)
    assert holder.fetch().status_code == 200
