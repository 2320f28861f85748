"""An authority that is slower than a lease is asked once, by whichever process began."""

from contextlib import ExitStack
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import select

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.claims import Claims
from crypteo_backend.settings import AuthorityPatience, Settings
from crypteo_backend.store.schema import IssuanceRow
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House
from tests.support.cluster import comes_true
from tests.support.difficult_authorities import AbsentAuthority, SlowAuthority

LEASE = timedelta(seconds=60)


def impatient(lease: timedelta) -> Settings:
    return Settings("https://enrol.example.com", patience=AuthorityPatience(answer_within=0.2, lease=lease))


def only_intent(house: House) -> IssuanceRow:
    with house.services.store.reading() as db:
        return db.scalars(select(IssuanceRow)).one()


def is_renewed(house: House) -> bool:
    until = only_intent(house).claimed_until
    return until is not None and until > house.clock()


def test_one_process_asks_once_even_past_the_lease(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    slow = SlowAuthority(authority)
    house = make_house(impatient(LEASE), slow)
    holder = house.holder().authenticate()
    assert holder.certify(key).status_code == 202
    house.clock.advance(seconds=61)
    told = [holder.fetch().status_code, holder.certify(key).status_code]
    slow.may_go.set()
    house.services.issuer._workers.shutdown(wait=True)
    assert (told, slow.signed) == ([202, 202], 1)
    assert holder.fetch().status_code == 200


def test_a_lease_is_renewed_so_that_another_process_waits(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    slow, short = SlowAuthority(authority), timedelta(seconds=0.3)
    house, other = make_house(impatient(short), slow), make_house(impatient(short), slow)
    holder = house.holder().authenticate()
    assert holder.certify(key).status_code == 202
    house.clock.advance(seconds=61)
    assert comes_true(lambda: is_renewed(house))
    holder.http = other.http
    assert holder.fetch().status_code == 202
    slow.may_go.set()
    for each in (house, other):
        each.services.issuer._workers.shutdown(wait=True)
    assert slow.signed == 1


def test_who_lost_its_claim_does_not_free_the_next_one(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    house = make_house(engine=AbsentAuthority(authority))
    house.holder().authenticate().certify(key)
    services, intent = house.services, only_intent(house)
    claims = Claims(services.store, services.clock, services.random, LEASE)
    with ExitStack() as second_work:
        with claims.held(intent) as first:
            house.clock.advance(seconds=61)
            second = second_work.enter_context(claims.held(intent))
        with claims.held(intent) as third:
            assert None not in {first, second}
            assert third is None
    assert only_intent(house).claimed_by is None
