"""Recovery: who proves the key gets the certificate, nobody else learns anything."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.settings import Figures, Settings
from tests.service.conftest import HouseMaker, on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import ForgetfulLine
from tests.support.holder_request import recovery_signature, spki_sha256

pytestmark = on_both_databases


class Recovery:
    """One try to get a certificate back."""

    def __init__(self, house: House, key: RSAPrivateKey) -> None:
        self.house = house
        self.told = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(key)}).json()
        self.address = f"/v1/recoveries/{self.told['recovery_id']}"

    def prove(self, signature: str):
        return self.house.http.post(self.address, json={"signature": signature})

    def accept(self, fingerprint: str):
        return self.house.http.post(f"{self.address}/acceptance", json={"fingerprint_sha256": fingerprint})


@pytest.fixture
def issued(holder: ContractClient, key: RSAPrivateKey) -> dict[str, str]:
    certificate: dict[str, str] = holder.authenticate().certify(key).json()
    return certificate


def test_a_key_that_nobody_knows_is_answered_alike(
    house: House, issued: dict[str, str], key: RSAPrivateKey, other_key: RSAPrivateKey
):
    known, unknown = Recovery(house, key), Recovery(house, other_key)
    assert set(known.told) == set(unknown.told) == {"recovery_id", "nonce", "expires_at"}
    signature = recovery_signature(other_key, unknown.told["nonce"])
    strange = [unknown.prove(signature), known.prove(recovery_signature(other_key, known.told["nonce"]))]
    assert {answer.json()["code"] for answer in strange} == {"recovery-unknown"}
    assert issued["certificate"] not in strange[0].text + strange[1].text


def test_a_wrong_signature_spends_the_challenge(house: House, issued: dict[str, str], key: RSAPrivateKey):
    recovery = Recovery(house, key)
    assert recovery.prove(recovery_signature(key, recovery.told["nonce"], purpose=b"other")).status_code == 404
    assert recovery.prove(recovery_signature(key, recovery.told["nonce"])).json()["code"] == "recovery-unknown"
    fresh = Recovery(house, key)
    assert fresh.prove(recovery_signature(key, fresh.told["nonce"])).json() == issued


def test_a_challenge_takes_one_signature_even_a_right_one(house: House, issued: dict[str, str], key: RSAPrivateKey):
    recovery = Recovery(house, key)
    signature = recovery_signature(key, recovery.told["nonce"])
    assert recovery.prove(signature).json() == issued
    assert recovery.prove(signature).json()["code"] == "recovery-unknown"


def test_another_challenge_s_signature_is_worth_nothing(house: House, issued: dict[str, str], key: RSAPrivateKey):
    first, second = Recovery(house, key), Recovery(house, key)
    assert second.prove(recovery_signature(key, first.told["nonce"])).json()["code"] == "recovery-unknown"
    assert issued["serial_number"]


@pytest.mark.parametrize(("days", "code"), [(29.9, None), (30, "recovery-expired")])
def test_a_certificate_can_be_recovered_for_thirty_days(
    house: House, issued: dict[str, str], key: RSAPrivateKey, days: float, code: str | None
):
    house.clock.advance(days=days)
    recovery = Recovery(house, key)
    told = recovery.prove(recovery_signature(key, recovery.told["nonce"])).json()
    assert told.get("code") == code
    assert (told == issued) is (code is None)


def test_acceptance_waits_for_the_proof(house: House, issued: dict[str, str], key: RSAPrivateKey):
    recovery = Recovery(house, key)
    assert recovery.accept(issued["fingerprint_sha256"]).json()["code"] == "wrong-state"
    recovery.prove(recovery_signature(key, recovery.told["nonce"]))
    assert recovery.accept("0" * 64).json()["code"] == "fingerprint-mismatch"
    assert recovery.accept(issued["fingerprint_sha256"]).status_code == 204


def test_an_unknown_recovery_is_told_before_a_malformed_body(house: House, key: RSAPrivateKey):
    assert house.http.post("/v1/recoveries/nobody", json={}).json()["code"] == "recovery-unknown"
    assert house.http.post("/v1/recoveries/nobody/acceptance", json={}).json()["code"] == "recovery-unknown"
    recovery = Recovery(house, key)
    assert recovery.prove("no base64!").json()["fields"] == ["signature"]
    assert recovery.accept("short").json()["fields"] == ["fingerprint_sha256"]


def test_an_expired_recovery_is_told_after_shape_and_pace(make_house: HouseMaker, key: RSAPrivateKey):
    house = make_house(Settings("https://enrol.example.com", figures=Figures(openings_a_minute=1)))
    recovery = Recovery(house, key)
    house.clock.advance(minutes=10)
    told = [recovery.prove("no base64!"), recovery.accept("short"), recovery.prove("AAAA"), recovery.accept("0" * 64)]
    assert [answer.json()["code"] for answer in told] == [
        "malformed",
        "malformed",
        "recovery-expired",
        "too-many-requests",
    ]
    house.clock.advance(minutes=1)
    assert recovery.accept("0" * 64).json()["code"] == "recovery-expired"


def test_a_certificate_that_was_signed_but_never_stored_is_recovered(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    house = make_house(engine=ForgetfulLine(authority))
    house.holder().authenticate().certify(key)
    house.clock.advance(days=2)
    recovery = Recovery(house, key)
    told = recovery.prove(recovery_signature(key, recovery.told["nonce"]))
    assert told.status_code == 200
    assert recovery.accept(told.json()["fingerprint_sha256"]).status_code == 204
