"""Of several faults the contract's first one is told: size, session, shape, pace, state, act."""

import socket

import pytest

from crypteo_backend.settings import Figures, Settings
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient


def test_size_comes_before_the_session(house: House):
    answer = house.http.post("/v1/sessions/nobody/code", content=b"x" * 70_000)
    assert answer.json()["code"] == "too-large"


def test_the_session_comes_before_the_shape(house: House, holder: ContractClient):
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}, {"Authorization": "\u00e9"}):
        sent = {name: value.encode("latin-1") for name, value in headers.items()}
        answer = house.http.post("/v1/sessions/nobody/code", content=b"{", headers=sent)
        assert (answer.status_code, answer.json()["code"]) == (401, "session-invalid")
        assert answer.headers["www-authenticate"] == "Bearer"
    holder.open()
    holder.session["session_id"] = "other"
    assert holder.read().json()["code"] == "session-invalid"


def test_the_shape_comes_before_the_pace_and_the_pace_before_the_state(make_house: HouseMaker):
    house = make_house(Settings("https://enrol.example.com", figures=Figures(requests_a_minute=2)))
    holder = house.holder()
    holder.open()
    told = [holder.answers().json()["code"] for _ in range(3)]
    assert told == ["wrong-state", "wrong-state", "too-many-requests"]
    assert holder.code("short").json()["code"] == "malformed"


def test_the_shape_comes_before_the_state(holder: ContractClient):
    holder.open()
    assert holder.answers("a", "b").json()["code"] == "malformed"
    assert holder.resend("pigeon").json()["code"] == "malformed"


@pytest.mark.parametrize("size", [64 * 1024, 64 * 1024 + 1])
def test_the_limit_is_64_kib_also_for_a_body_in_pieces(house: House, size: int):
    pieces = (b" " * part for part in (size // 2, size - size // 2))
    expected = "malformed" if size == 64 * 1024 else "too-large"
    assert house.http.post("/v1/sessions", content=pieces).json()["code"] == expected
    assert house.http.post("/v1/sessions", content=b" " * size).json()["code"] == expected


def test_a_much_larger_body_is_answered_too(house: House):
    assert house.http.post("/v1/sessions", content=b" " * 3_000_000).status_code == 413


def test_a_huge_announced_body_is_refused_before_it_comes(house: House):
    address = (house.http.base_url.host, house.http.base_url.port or 0)
    with socket.create_connection(address, timeout=60) as line:
        line.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_forwarded_address_does_not_widen_the_limit(make_house: HouseMaker):
    house = make_house(Settings("https://enrol.example.com", figures=Figures(openings_a_minute=1)))
    told = [
        house.http.post("/v1/recoveries", json={"spki_sha256": "0" * 64}, headers={"X-Forwarded-For": sender})
        for sender in ("192.0.2.1", "192.0.2.2")
    ]
    assert [answer.status_code for answer in told] == [201, 429]


def test_the_limits_are_not_under_the_contract_s_floors():
    assert Figures().requests_a_minute >= 120
    assert Figures().openings_a_minute >= 30


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/v1", "not-found"),
        ("GET", "/v1/service/", "not-found"),
        ("GET", "/v1/openapi.json", "not-found"),
        ("GET", "/v1/docs", "not-found"),
        ("GET", "/demo/mailbox", "not-found"),
        ("GET", "/v1/sessions", "method-not-allowed"),
        ("OPTIONS", "/v1/service", "method-not-allowed"),
    ],
)
def test_the_framework_s_own_refusals_are_problems_too(house: House, method: str, path: str, code: str):
    answer = house.http.request(method, path)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/v1/service", "GET"),
        ("TRACE", "/v1/sessions", "POST"),
        ("OPTIONS", "/v1/sessions/nobody", "DELETE, GET"),
        ("PATCH", "/v1/sessions/nobody/certificate", "GET, PUT"),
        ("HEAD", "/telechargement", "GET"),
        ("BREW", "/v1/recoveries/nobody/acceptance", "POST"),
    ],
)
def test_a_refused_method_is_told_every_one_that_is_taken(house: House, method: str, path: str, allowed: str):
    answer = house.http.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
