"""One holder goes through all endpoints, over real sockets."""

from email.utils import parsedate_to_datetime

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from tests.service.conftest import on_both_databases
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.holder_request import recovery_signature, spki_sha256


def test_the_service_describes_itself(house: House):
    told = house.http.get("/v1/service").json()
    assert (told["service"], told["contract"], told["minimum_client"]) == ("crypteo", 1, "1.0.0")
    assert set(told["support"]) == {"phone", "price", "hours", "email", "url"}
    assert told["notices"] == []


def test_a_new_session_tells_what_the_contract_says_and_nothing_early(holder: ContractClient):
    session = holder.open().json()
    assert session["state"] == "code"
    assert session["holder"] == {"display_name": "Camille MARTIN", "organisation": "TEST ENTREPRISE"}
    assert session["order"] == {
        "number": "540206",
        "product": "Initio 1* NG logiciel pack 3 ans",
        "expires_at": "2027-01-20T09:30:15Z",
    }
    assert session["code"] == {
        "length": 9,
        "sent_at": "2026-11-20T09:30:15Z",
        "sent_to": "c•••@example.com",
        "attempts_left": 3,
        "next_resend_at": "2026-11-20T09:30:45Z",
        "resends_left": 5,
        "channels": [{"id": "email", "masked": "c•••@example.com"}, {"id": "sms", "masked": "06 •• •• •• 12"}],
    }
    assert session["password_policy"]["require"] == ["upper", "lower", "digit"]
    assert session["key_policy"] == {"algorithm": "RSA", "bits": 3072, "public_exponent": 65537}
    assert not {"questions", "enrolment"} & set(session)


def test_a_session_ends_an_hour_after_its_last_use_and_never_past_its_link(house: House, holder: ContractClient):
    assert holder.open().json()["expires_at"] == "2026-11-20T10:30:15Z"
    house.clock.advance(minutes=50)
    assert holder.read().json()["expires_at"] == "2026-11-20T11:20:15Z"
    house.clock.advance(hours=22, minutes=40)
    session = holder.open().json()
    assert session["expires_at"] == session["link_expires_at"] == "2026-11-21T09:30:15Z"


def test_questions_come_with_the_code_and_the_enrolment_with_the_answers(holder: ContractClient):
    holder.open()
    after_code = holder.code().json()
    assert [question["id"] for question in after_code["questions"]] == ["q1", "q2", "q3"]
    assert "enrolment" not in after_code
    after_answers = holder.answers().json()
    assert after_answers["state"] == "authenticated"
    assert set(after_answers["enrolment"]) == {"subject_der", "email", "nonce"}


@on_both_databases
def test_the_certificate_is_made_once_fetched_and_accepted(holder: ContractClient, key: RSAPrivateKey):
    made = holder.authenticate().certify(key)
    again = holder.certify(key)
    assert (made.status_code, again.status_code, holder.fetch().status_code) == (201, 200, 200)
    assert made.json() == again.json() == holder.fetch().json()
    assert holder.read().json()["state"] == "issued"
    assert holder.accept(made.json()["fingerprint_sha256"]).status_code == 204
    assert holder.accept(made.json()["fingerprint_sha256"]).status_code == 204
    assert holder.read().json()["state"] == "accepted"
    assert holder.certify(key).json() == holder.fetch().json() == made.json()


def test_the_certificate_is_told_as_the_fine_print_says(holder: ContractClient, key: RSAPrivateKey):
    told = holder.authenticate().certify(key).json()
    certificate = x509.load_pem_x509_certificate(told["certificate"].encode())
    assert told["serial_number"] == f"{certificate.serial_number:x}"
    assert told["not_before"] == "2026-11-20T09:30:15Z"
    assert told["not_after"] == "2029-11-20T09:30:15Z"
    assert certificate.public_key() == key.public_key()
    issuer, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in told["chain"])
    certificate.verify_directly_issued_by(issuer)
    issuer.verify_directly_issued_by(root)


def test_a_new_session_on_an_issued_order_is_issued_once_authenticated(holder: ContractClient, key: RSAPrivateKey):
    made = holder.authenticate().certify(key)
    assert holder.open().json()["state"] == "code"
    assert holder.code().json()["state"] == "answers"
    assert holder.answers().json()["state"] == "issued"
    assert holder.certify(key).json() == made.json()


def test_an_ended_session_leaves_counters_untouched(holder: ContractClient):
    holder.open()
    holder.wrong_code()
    assert holder.request("DELETE").status_code == 204
    assert holder.open().json()["code"]["attempts_left"] == 2


def test_a_new_session_ends_the_former_one(house: House, holder: ContractClient):
    former = ContractClient(house.http, holder.order)
    former.open()
    holder.open()
    assert former.read().json()["code"] == "session-invalid"
    assert holder.read().status_code == 200


def test_a_lost_certificate_comes_back_to_whoever_has_the_key(house: House, holder: ContractClient, key: RSAPrivateKey):
    made = holder.authenticate().certify(key).json()
    house.clock.advance(days=20)
    begun = house.http.post("/v1/recoveries", json={"spki_sha256": spki_sha256(key)})
    recovery = begun.json()
    assert (begun.status_code, recovery["expires_at"]) == (201, "2026-12-10T09:40:15Z")
    address = f"/v1/recoveries/{recovery['recovery_id']}"
    proof = {"signature": recovery_signature(key, recovery["nonce"])}
    assert house.http.post(address, json=proof).json() == made
    for _ in range(2):
        told = {"fingerprint_sha256": made["fingerprint_sha256"]}
        assert house.http.post(f"{address}/acceptance", json=told).status_code == 204
    assert holder.open().json()["code"] == "already-accepted"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/v1/service"), ("GET", "/nowhere"), ("PUT", "/v1/service"), ("POST", "/v1/sessions")]
)
def test_every_answer_is_dated_by_the_service_s_clock_and_not_stored(house: House, method: str, path: str):
    answer: httpx.Response = house.http.request(method, path)
    assert answer.headers.get_list("cache-control") == ["no-store"]
    assert [parsedate_to_datetime(date) for date in answer.headers.get_list("date")] == [house.clock()]
