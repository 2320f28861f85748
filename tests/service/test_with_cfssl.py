"""The whole service with CFSSL as its authority: the contract's promises hold whoever signs."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_desktop.crypto.csr import build_csr
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import CertificateOrder
from tests.service.conftest import HouseMaker
from tests.support.cfssl_engine import CfsslEngine, make_cfssl_engine
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority, ForgetfulLine
from tests.support.movable_clock import MovableClock


@pytest.fixture(scope="module")
def cfssl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CfsslEngine]:
    engine = make_cfssl_engine(tmp_path_factory.mktemp("cfssl"))
    with engine.running():
        yield engine


@pytest.fixture
def clock() -> MovableClock:
    """CFSSL dates certificates by the machine's clock, so the service has to stand at the same time."""
    return MovableClock(datetime.now(UTC).replace(microsecond=0))


def request_of(holder: ContractClient, key: RSAPrivateKey) -> str:
    told = holder.enrolment
    order = CertificateOrder(base64.b64decode(told["subject_der"]), told["email"], told["nonce"])
    return base64.b64encode(build_csr(KeyPair(key), order)).decode()


def test_a_lost_answer_is_found_again_and_signed_once(make_house: HouseMaker, cfssl: CfsslEngine, key: RSAPrivateKey):
    line = ForgetfulLine(cfssl.authority())
    holder = make_house(engine=line).holder().authenticate()
    request = request_of(holder, key)
    assert holder.put(request).json()["code"] == "authority-unavailable"
    line.cut = False
    made = holder.put(request)
    assert made.status_code == 201
    assert holder.put(request).json() == made.json()
    assert line.signed == 1
    certificate = x509.load_pem_x509_certificate(made.json()["certificate"].encode())
    assert certificate.subject.public_bytes() == base64.b64decode(holder.enrolment["subject_der"])
    assert made.json()["serial_number"] == f"{certificate.serial_number:x}"


def test_a_request_that_waited_for_days_is_signed_from_then_on(
    make_house: HouseMaker, cfssl: CfsslEngine, key: RSAPrivateKey, other_key: RSAPrivateKey, clock: MovableClock
):
    """The intent keeps its dates; the engine, which counts from its own clock, is days further when it is back."""
    clock.advance(days=-3)
    absent = AbsentAuthority(cfssl.authority())
    house = make_house(engine=absent)
    holder = house.holder().authenticate()
    request = request_of(holder, other_key)
    assert holder.put(request).status_code == 503
    absent.away = False
    assert holder.put(request).status_code == 201
    assert holder.accept(holder.fetch().json()["fingerprint_sha256"]).status_code == 204
