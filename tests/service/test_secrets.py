"""What was sent is never repeated, neither in an answer nor in the log."""

import logging

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from sqlalchemy import text

from tests.support.backend_house import House
from tests.support.contract_client import ContractClient

MARK = "MARKED7secret"


def test_no_refusal_repeats_what_was_sent(house: House, holder: ContractClient):
    holder.open()
    marked = {"Authorization": f"Bearer {MARK}", "X-Mark": MARK}
    told = [
        house.http.get(f"/{MARK}"),
        house.http.get(f"/v1/sessions/{MARK}", headers=marked),
        house.http.post(f"/v1/recoveries/{MARK}", json={"signature": MARK}),
        house.http.post("/v1/sessions", json={"link_token": MARK * 2, "client": {MARK: MARK}}),
        house.http.post("/v1/sessions", json=holder.opening(version=MARK, os=MARK) | {"link_token": MARK}),
        house.http.post("/v1/recoveries", json={MARK: MARK}),
        holder.request("POST", "/code", json={"code": MARK, MARK: MARK}),
        holder.request("POST", "/code/resend", json={"channel": MARK}),
        holder.request("POST", "/answers", json={"answers": [{"id": MARK, "value": MARK}] * 3}),
        holder.request("POST", "/acceptance", json={"fingerprint_sha256": MARK}),
        holder.request("PUT", "/certificate", json={"csr": MARK}),
        holder.request("PUT", "/certificate", content=MARK),
    ]
    assert all(answer.status_code in {401, 404, 422} for answer in told)
    assert [answer.text for answer in told if MARK in answer.text] == []


def test_a_crash_repeats_nothing_either(house: House, holder: ContractClient, caplog: pytest.LogCaptureFixture):
    holder.reach_answers()
    with house.services.store.writing() as db:
        db.execute(text("UPDATE orders SET answers_hash = '1:no hash at all'"))
    answer = holder.answers(MARK, MARK, MARK)
    assert answer.json()["code"] == "internal"
    assert MARK not in answer.text
    assert "Unexpected InvalidHash" in caplog.text
    assert MARK not in caplog.text


def test_the_log_holds_no_secret_at_debug(house: House, key: RSAPrivateKey, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    holder = house.holder()
    holder.open()
    tokens = [holder.session["session_token"]]
    holder.wrong_code()
    house.clock.advance(seconds=30)
    holder.resend("sms")
    holder.code(house.last_code())
    holder.answers("faux", "Caramel", "autre")
    holder.answers()
    certificate = holder.certify(key).json()
    holder.accept(certificate["fingerprint_sha256"])
    codes = [holder.order.retrieval_code, house.last_code()]
    secrets = [*tokens, holder.link_token, *codes, "Théo", "Caramel", "Un tour", "faux"]
    assert "Refused: code-wrong" in caplog.text
    assert [secret for secret in secrets if secret in caplog.text] == []
