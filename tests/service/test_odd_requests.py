"""Odd but well-formed HTTP: every answer is one of the contract, none is a crash."""

import json
from collections.abc import Iterator

import pytest

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.problems import KINDS
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.movable_clock import MovableClock
from tests.support.raw_http import Address, RawAnswer, request
from tests.support.standing_house import standing_house

JSON = b"Content-Type: application/json\r\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, pristine_authority: EmbeddedAuthority) -> Iterator[House]:
    with standing_house(tmp_path_factory.mktemp("odd"), pristine_authority, MovableClock()) as house:
        yield house


@pytest.fixture(scope="module")
def address(house: House) -> Address:
    return house.address


@pytest.fixture(scope="module")
def holder(house: House) -> ContractClient:
    """One holder for all, since none of what is sent may cost a try."""
    holder = house.holder()
    holder.open().raise_for_status()
    return holder


def assert_problem(answer: RawAnswer, code: str) -> None:
    assert (answer.status, answer.headers["content-type"]) == (KINDS[code].status, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"
    assert "date" in answer.headers
    assert answer.json()["code"] == code


@pytest.mark.parametrize(
    "target",
    [
        b"/v1/service%00",
        b"/v1/%ff%fe",
        b"/v1/service%0d%0aX-Injected:%201",
        b"/v1/%c3%28",
        b"/v1/%ed%a0%80",
        b"/v1/%",
        b"/v1/../v1/service",
        b"//v1/service",
        b"/v1/service;a=b",
        b"/v1/SERVICE",
        b"/v1/" + b"x" * 12_000,
        b"/v1/sessions/" + b"%2e%2e%2f" * 20,
        b"*",
        b"v1",
    ],
)
def test_an_odd_address_is_not_found(address: Address, target: bytes):
    answer = request(address, b"GET " + target)
    assert_problem(answer, "session-invalid" if b"/sessions/" in target and b"%2f" not in target else "not-found")
    assert "x-injected" not in answer.headers


@pytest.mark.parametrize("name", [b"a%00b", b"%ff", b"%ed%a0%80", b"x" * 12_000, b"..", b"%0d%0a", b"*", b"'--"])
@pytest.mark.parametrize(
    "token", [b"", b"Bearer", b"Bearer \xff\xfe", b"Bearer a b", b"Basic eDp5", b"bearer " + b"x" * 3000]
)
def test_an_odd_session_is_invalid(address: Address, name: bytes, token: bytes):
    credentials = b"Authorization: " + token + b"\r\n" if token else b""
    assert_problem(request(address, b"GET /v1/sessions/" + name, credentials), "session-invalid")


@pytest.mark.parametrize("name", [b"a%00b", b"%ff", b"%ed%a0%80", b"x" * 12_000, b"%0d%0a"])
def test_an_odd_recovery_is_unknown(address: Address, name: bytes):
    for path in (b"", b"/acceptance"):
        answer = request(address, b"POST /v1/recoveries/" + name + path, JSON, b"{}")
        assert_problem(answer, "recovery-unknown")


@pytest.mark.parametrize("method", [b"TRACE", b"OPTIONS", b"PATCH", b"get", b"BREW", b"PROPFIND", b"CONNECT"])
def test_an_odd_method_is_not_allowed(address: Address, method: bytes):
    assert_problem(request(address, method + b" /v1/service", b"X-HTTP-Method-Override: GET\r\n"), "method-not-allowed")


def test_a_head_request_is_not_allowed_and_has_no_body(address: Address):
    answer = request(address, b"HEAD /v1/service")
    assert (answer.status, answer.headers["allow"], answer.body) == (405, "GET", b"")


@pytest.mark.parametrize(
    "headers",
    [
        b"Accept: text/html\r\n",
        b"Accept: application/xml;q=1, */*;q=0\r\n",
        b"Accept-Encoding: gzip, br\r\n",
        b"Accept-Language: \xe9\xff\r\n",
        b"Range: bytes=0-1\r\n",
        b"If-None-Match: *\r\n",
        b"Cookie: =;;a=\xff\r\n",
        b"Authorization: Bearer a\r\nAuthorization: Bearer b\r\n",
        b"Content-Encoding: gzip\r\n",
        b"X-Forwarded-Proto: gopher\r\nX-Forwarded-For: '; DROP TABLE\r\nForwarded: for=_x\r\n",
        b"Expect: 100-continue\r\n",
        b"X-Long: " + b"x" * 12_000 + b"\r\n",
    ],
    ids=range(12),
)
def test_odd_headers_change_nothing(address: Address, headers: bytes):
    answer = request(address, b"GET /v1/service?a=%ff&a[]=1&%00", headers)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")


@pytest.mark.parametrize(
    "content_type",
    [
        b"",
        b"Content-Type: \r\n",
        b"Content-Type: application/json; charset=utf-16\r\n",
        b"Content-Type: multipart/form-data\r\n",
        b"Content-Type: text/\xff\r\n",
        b"Content-Type: a/b\r\nContent-Type: c/d\r\n",
    ],
)
def test_the_content_type_does_not_matter(address: Address, content_type: bytes):
    answer = request(address, b"POST /v1/recoveries", content_type, json.dumps({"spki_sha256": "0" * 64}).encode())
    assert answer.status == 201


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b'{"code": NaN}', []),
        (b'{"code": Infinity}', []),
        (b'{"code": -Infinity}', []),
        (b'{"code": 1e999999}', ["code"]),
        (b'{"code": ' + b"9" * 4000 + b"}", ["code"]),
        (b'{"code": -0}', ["code"]),
        (b'{"code": "12345678\\u0000"}', ["code"]),
        (b'{"code": "\\ud800"}', []),
        (b'{"code": "\xed\xa0\x80"}', []),
        (b'\xef\xbb\xbf{"code": "123456789"}', []),
        ('{"code": "١٢٣٤٥٦٧٨٩"}'.encode(), ["code"]),
        ('{"code": "123456789"}'.encode("utf-16"), []),
        (b'{"code": "123456789"} x', []),
        (b'{"code": "123456789"', []),
        (b"{'code': '123456789'}", []),
        (b'{"code": "123456789", "code": 1}', ["code"]),
        (b'{"code": "123456789",}', []),
        (b'{"__proto__": {}, "code": {"code": []}}', ["code", "(unknown)"]),
        (b'{"": 0}', ["code", "(unknown)"]),
        (b'{"a":' * 9000 + b"1" + b"}" * 9000, []),
        (b"null", []),
        (b"", []),
    ],
    ids=range(22),
)
def test_an_odd_body_is_malformed(address: Address, holder: ContractClient, body: bytes, fields: list[str]):
    token = f"Authorization: Bearer {holder.session['session_token']}\r\n".encode()
    path = f"POST /v1/sessions/{holder.session['session_id']}/code".encode()
    answer = request(address, path, token + JSON, body)
    assert_problem(answer, "malformed")
    assert answer.json()["fields"] == fields
    assert holder.read().json()["code"]["attempts_left"] == 3
