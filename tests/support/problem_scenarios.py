"""One way to meet each problem of the contract: a function that ends in the refused request."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import httpx
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from sqlalchemy import text

from crypteo_backend.authority import CertificateAuthority
from crypteo_backend.demo.sample_order import QUESTIONS, SAMPLE
from crypteo_backend.orders import open_ready_order
from crypteo_backend.settings import Figures, Settings
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority, RefusingAuthority
from tests.support.holder_request import certificate_request, spki_sha256

URL = "https://enrol.example.com"


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scenario may use."""

    make_house: Callable[..., House]
    authority: CertificateAuthority
    key: RSAPrivateKey
    other_key: RSAPrivateKey

    def holder(self) -> tuple[House, ContractClient]:
        house = self.make_house()
        return house, house.holder()

    def authenticated(self) -> tuple[House, ContractClient]:
        house, holder = self.holder()
        return house, holder.authenticate()


def link_unknown(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    return house.http.post("/v1/sessions", json=holder.opening() | {"link_token": "A" * 43})


def link_expired(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    house.clock.advance(hours=24)
    return holder.open()


def order_expired(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    house.clock.advance(days=61)
    return holder.open()


def order_locked(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    holder.reach_answers()
    for _ in range(3):
        holder.wrong_answers()
    return holder.open()


def already_accepted(stage: Stage) -> httpx.Response:
    _, holder = stage.authenticated()
    holder.accept(holder.certify(stage.key).json()["fingerprint_sha256"])
    return holder.open()


def client_too_old(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    return house.http.post("/v1/sessions", json=holder.opening(version="0.9.9"))


def session_invalid(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    holder.open()
    holder.request("DELETE")
    return holder.read()


def session_expired(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    house.clock.advance(minutes=60)
    return holder.read()


def wrong_state(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    holder.open()
    return holder.answers()


def code_wrong(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    holder.open()
    return holder.wrong_code()


def code_superseded(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    house.clock.advance(seconds=30)
    holder.resend()
    return holder.code()


def code_exhausted(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    holder.open()
    for _ in range(3):
        holder.wrong_code()
    return holder.code()


def resend_too_soon(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    house.clock.advance(seconds=18)
    return holder.resend()


def resend_limit(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    for _ in range(5):
        house.clock.advance(seconds=30)
        holder.resend().raise_for_status()
    house.clock.advance(seconds=30)
    return holder.resend()


def channel_unavailable(stage: Stage) -> httpx.Response:
    house = stage.make_house()
    order = open_ready_order(house.services, replace(SAMPLE, mobile=None), QUESTIONS)
    holder = ContractClient(house.http, order)
    holder.open()
    return holder.resend("sms")


def delivery_failed(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    house.clock.advance(seconds=30)
    house.carrier.broken = True
    return holder.resend()


def answers_wrong(stage: Stage) -> httpx.Response:
    _, holder = stage.holder()
    return holder.reach_answers().wrong_answers()


def csr_invalid(stage: Stage) -> httpx.Response:
    _, holder = stage.authenticated()
    return holder.put(certificate_request(stage.key, holder.enrolment, nonce="A" * 43))


def key_weak(stage: Stage) -> httpx.Response:
    _, holder = stage.authenticated()
    return holder.certify(generate_private_key(65537, 2048))


def key_reused(stage: Stage) -> httpx.Response:
    house, first = stage.authenticated()
    first.certify(stage.key)
    return house.holder().authenticate().certify(stage.key)


def already_issued(stage: Stage) -> httpx.Response:
    _, holder = stage.authenticated()
    holder.certify(stage.key)
    return holder.certify(stage.other_key)


def authority_unavailable(stage: Stage) -> httpx.Response:
    house = stage.make_house(engine=AbsentAuthority(stage.authority))
    return house.holder().authenticate().certify(stage.key)


def issuance_failed(stage: Stage) -> httpx.Response:
    house = stage.make_house(engine=RefusingAuthority(stage.authority))
    return house.holder().authenticate().certify(stage.key)


def fingerprint_mismatch(stage: Stage) -> httpx.Response:
    _, holder = stage.authenticated()
    holder.certify(stage.key)
    return holder.accept("0" * 64)


def recovery_unknown(stage: Stage) -> httpx.Response:
    house = stage.make_house()
    begun = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(stage.key)}).json()
    return house.http.post(f"/v1/recoveries/{begun['recovery_id']}", json={"signature": "AAAA"})


def recovery_expired(stage: Stage) -> httpx.Response:
    house = stage.make_house()
    begun = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(stage.key)}).json()
    house.clock.advance(minutes=10)
    return house.http.post(f"/v1/recoveries/{begun['recovery_id']}", json={"signature": "AAAA"})


def malformed(stage: Stage) -> httpx.Response:
    house = stage.make_house()
    told = {"link_token": "short", "client": {"version": "6.0.0", "os": "Linux", "shoe": 43}}
    return house.http.post("/v1/sessions", json=told)


def not_found(stage: Stage) -> httpx.Response:
    return stage.make_house().http.get("/v1/nowhere")


def method_not_allowed(stage: Stage) -> httpx.Response:
    return stage.make_house().http.delete("/v1/service")


def too_large(stage: Stage) -> httpx.Response:
    return stage.make_house().http.post("/v1/sessions", content=b" " * (64 * 1024 + 1))


def too_many_requests(stage: Stage) -> httpx.Response:
    house = stage.make_house(Settings(URL, figures=Figures(openings_a_minute=2)))
    holder = house.holder()
    for _ in range(2):
        holder.open()
    return holder.open()


def internal(stage: Stage) -> httpx.Response:
    house, holder = stage.holder()
    holder.open()
    with house.services.store.writing() as db:
        db.execute(text("DROP TABLE codes"))
    return holder.read()


SCENARIOS: dict[str, Callable[[Stage], httpx.Response]] = {
    scenario.__name__.replace("_", "-"): scenario
    for scenario in (
        link_unknown,
        link_expired,
        order_expired,
        order_locked,
        already_accepted,
        client_too_old,
        session_invalid,
        session_expired,
        wrong_state,
        code_wrong,
        code_superseded,
        code_exhausted,
        resend_too_soon,
        resend_limit,
        channel_unavailable,
        delivery_failed,
        answers_wrong,
        csr_invalid,
        key_weak,
        key_reused,
        already_issued,
        authority_unavailable,
        issuance_failed,
        fingerprint_mismatch,
        recovery_unknown,
        recovery_expired,
        malformed,
        not_found,
        method_not_allowed,
        too_large,
        too_many_requests,
        internal,
    )
}
