"""Bodies that are not what the contract asks for: never a crash, never an echo, always the names of the fields."""

import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.backend_house import House
from tests.support.contract_client import CLIENT, ContractClient

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
    max_leaves=12,
)
NAMES = ("link_token", "client", "code", "channel", "answers", "csr", "fingerprint_sha256", "spki_sha256", "signature")
NEARLY = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=3)
PATHS = ("/code", "/code/resend", "/answers", "/acceptance")
RUSH = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 422
    assert answer.json()["code"] in {"malformed", "csr-invalid"}


@RUSH
@given(body=st.one_of(JSON, NEARLY).map(lambda value: json.dumps(value).encode()) | st.binary(max_size=300))
def test_whatever_is_sent_without_a_session_is_refused(house: House, body: bytes):
    for path in ("/v1/sessions", "/v1/recoveries"):
        assert_refused(house.http.post(path, content=body))


@RUSH
@given(body=NEARLY.map(json.dumps) | st.binary(max_size=300), path=st.sampled_from(PATHS))
def test_whatever_is_sent_in_a_session_is_refused(house: House, body: bytes | str, path: str):
    holder = house_holder(house)
    assert_refused(holder.request("POST", path, content=body))
    assert_refused(holder.request("PUT", "/certificate", content=body))


def house_holder(house: House) -> ContractClient:
    """Return a holder with an open session; one for all examples of a test would do, and saves hashing."""
    holder = house.holder()
    holder.open()
    house.clock.advance(minutes=1)
    return holder


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({}, ["link_token", "client"]),
        ({"link_token": 1, "client": {}}, ["link_token", "client.version", "client.os", "client.locale"]),
        ({"link_token": "A" * 21, "client": CLIENT}, ["link_token"]),
        ({"link_token": "A" * 129, "client": CLIENT}, ["link_token"]),
        ({"link_token": "A" * 42 + "+", "client": CLIENT}, ["link_token"]),
        ({"link_token": "A" * 43 + "\n", "client": CLIENT}, ["link_token"]),
        ({"link_token": "A" * 43, "client": CLIENT | {"version": "six"}}, ["client.version"]),
        ({"link_token": "A" * 43, "client": CLIENT | {"os": "Li\x00nux"}}, ["client.os"]),
        ({"link_token": "A" * 43, "client": CLIENT, "x": 1, "y": 2}, ["(unknown)"]),
        ({"link_token": "A" * 43, "client": CLIENT | {"x": 1}}, ["(unknown)"]),
        ([], []),
        ("text", []),
        (None, []),
    ],
)
def test_faulty_fields_are_named_by_the_contract_s_names(house: House, told: Any, fields: list[str]):
    assert house.http.post("/v1/sessions", json=told).json()["fields"] == fields


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b'{"link_token": "\\ud800"}', b"link_token=abc", b"[" * 60000]
)
@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_what_is_no_json_names_no_field(house: House, body: bytes, content_type: str):
    answer = house.http.post("/v1/sessions", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["fields"]) == (422, [])


def test_a_certificate_request_that_is_no_base64_is_malformed(holder: ContractClient):
    holder.authenticate()
    for told in ("", "no base64!", "AAA", "AA-_"):
        assert holder.put(told).json()["fields"] == ["csr"]
