"""Each problem of the contract's table is met once, with its status, its facts and nothing else."""

from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.problems import KINDS
from tests.service.conftest import HouseMaker
from tests.support.movable_clock import MovableClock
from tests.support.problem_scenarios import SCENARIOS, Stage

# The table of the contract: status, facts in the body, and the seconds of Retry-After where there is one.
TABLE: dict[str, tuple[int, dict[str, Any], str | None]] = {
    "link-unknown": (404, {}, None),
    "link-expired": (410, {"expired_at": "2026-11-21T09:30:15Z"}, None),
    "order-expired": (410, {"expired_at": "2027-01-20T09:30:15Z"}, None),
    "order-locked": (423, {}, None),
    "already-accepted": (409, {}, None),
    "client-too-old": (426, {"minimum_client": "1.0.0"}, None),
    "session-invalid": (401, {}, None),
    "session-expired": (401, {}, None),
    "wrong-state": (409, {"state": "code"}, None),
    "code-wrong": (403, {"attempts_left": 2}, None),
    "code-superseded": (403, {"attempts_left": 3}, None),
    "code-exhausted": (403, {"next_resend_at": "2026-11-20T09:30:45Z"}, None),
    "resend-too-soon": (429, {}, "12"),
    "resend-limit": (429, {}, None),
    "channel-unavailable": (409, {}, None),
    "delivery-failed": (502, {}, None),
    "answers-wrong": (403, {"attempts_left": 2}, None),
    "csr-invalid": (422, {"reason": "challenge"}, None),
    "key-weak": (422, {"reason": "bits"}, None),
    "key-reused": (409, {}, None),
    "already-issued": (409, {}, None),
    "authority-unavailable": (503, {}, "2"),
    "issuance-failed": (500, {}, None),
    "fingerprint-mismatch": (409, {}, None),
    "recovery-unknown": (404, {}, None),
    "recovery-expired": (410, {}, None),
    "malformed": (422, {"fields": ["link_token", "client.locale", "(unknown)"]}, None),
    "not-found": (404, {}, None),
    "method-not-allowed": (405, {}, None),
    "too-large": (413, {}, None),
    "too-many-requests": (429, {}, "45"),
    "internal": (500, {}, None),
}


@pytest.fixture
def stage(make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey, other_key: RSAPrivateKey) -> Stage:
    return Stage(make_house, authority, key, other_key)


def test_the_table_the_catalogue_and_the_scenarios_name_the_same_codes():
    assert set(TABLE) == set(KINDS) == set(SCENARIOS)


@pytest.mark.parametrize("code", sorted(TABLE))
def test_the_problem_is_told_as_the_contract_says(code: str, stage: Stage):
    status, facts, retry_after = TABLE[code]
    answer = SCENARIOS[code](stage)
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert parsedate_to_datetime(answer.headers["date"]) >= MovableClock().now
    assert answer.headers.get("retry-after") == retry_after
    assert (answer.status_code, body["status"], body["code"]) == (status, status, code)
    assert body["type"] == f"urn:crypteo:problem:{code}"
    told_anyway = {"type", "title", "status", "detail", "code", "trace_id"}
    assert told_anyway <= set(body)
    assert {name: fact for name, fact in body.items() if name not in told_anyway} == facts
