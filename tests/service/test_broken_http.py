"""What is no HTTP, or never becomes a whole request, is refused with a problem; the line is cut in the end."""

import json
import socket
import time
from collections.abc import Iterator

import pytest

from crypteo_backend.authority.embedded import EmbeddedAuthority
from tests.support.movable_clock import MovableClock
from tests.support.raw_http import Address, conversation
from tests.support.standing_house import standing_house

PATIENCE = 1.0
MARK = b"MARKED7secret"
HEAD = b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\n"
NO_HTTP = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + MARK + b"\r\n\r\n",
    MARK + b"\r\n\r\n",
    b"GET /v1/service HTTP/1\r\nHost: x\r\n\r\n",
    b"GET /v1/service HTTP/1.1\r\n\r\n",
    b"GET /\xff" + MARK + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/service HTTP/1.1\r\nHost: x\r\n" + MARK + b" : 1\r\n\r\n",
    b"GET /v1/service HTTP/1.1\r\nHost: x\r\nA: b\x00" + MARK + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nA: " + MARK * 3000,
    HEAD + b"Content-Length: -1\r\n\r\n",
    HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    HEAD + b"Transfer-Encoding: gzip\r\n\r\n" + MARK,
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz" + MARK + b"\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabcd" + MARK + b"\r\n",
]
HALF_SENT = [
    b"G",
    HEAD,
    HEAD + b"Content-Length: 10\r\n\r\n" + MARK[:9],
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n" + MARK[:5],
    HEAD + b"Expect: 100-continue\r\nContent-Length: 10\r\n\r\n",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, pristine_authority: EmbeddedAuthority) -> Iterator[Address]:
    """A service that waits a second for a request to be whole."""
    folder = tmp_path_factory.mktemp("broken")
    with standing_house(folder, pristine_authority, MovableClock(), PATIENCE) as house:
        yield house.address


def assert_malformed(answer: bytes) -> None:
    head, _, body = answer.rpartition(b"\r\n\r\n")
    assert head.startswith((b"HTTP/1.1 422 ", b"HTTP/1.1 100 "))
    for header in (b"application/problem+json", b"no-store", b"date: ", b"connection: close"):
        assert header in head.lower()
    told = json.loads(body)
    assert (told["code"], told["status"], told["fields"]) == ("malformed", 422, [])
    assert MARK not in answer


@pytest.mark.parametrize("sent", NO_HTTP, ids=range(len(NO_HTTP)))
def test_what_the_parser_refuses_is_malformed(address: Address, sent: bytes, caplog: pytest.LogCaptureFixture):
    assert_malformed(conversation(address, sent))
    assert MARK.decode() not in caplog.text
    assert "Refused: malformed" in caplog.text


@pytest.mark.parametrize("sent", HALF_SENT, ids=range(len(HALF_SENT)))
def test_a_request_that_is_never_whole_is_malformed_after_a_while(address: Address, sent: bytes):
    begun = time.monotonic()
    assert_malformed(conversation(address, sent))
    assert time.monotonic() - begun >= PATIENCE * 0.9


def test_a_drop_now_and_then_does_not_win_time(address: Address):
    answer, drops = b"", 0
    with socket.create_connection(address, timeout=PATIENCE / 8) as line:
        line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
        while not answer and drops < 100:
            line.sendall(b"x")
            drops += 1
            try:
                answer = line.recv(65536)
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 422 ")


def test_a_silent_line_is_cut_without_a_word(address: Address):
    assert conversation(address) == b""


def test_a_head_request_that_is_never_whole_gets_no_body(address: Address):
    answer = conversation(address, b"HEAD /v1/service HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 422 ")
    assert answer.endswith(b"\r\n\r\n")


def test_a_second_request_has_its_own_time_and_its_own_refusal(address: Address):
    whole = b"GET /v1/service HTTP/1.1\r\nHost: x\r\n\r\n"
    for rest in (HEAD, HEAD + b"Content-Length: 3\r\n\r\n", MARK + b"\r\n\r\n"):
        first, _, second = conversation(address, whole + rest).partition(b"HTTP/1.1 422 ")
        assert first.startswith(b"HTTP/1.1 200 ")
        assert_malformed(b"HTTP/1.1 422 " + second)


def test_a_body_that_is_refused_unread_ends_too(address: Address):
    answer = conversation(address, HEAD + b"Content-Length: 100000000\r\n\r\n" + b"x" * 100)
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_what_breaks_after_its_refusal_is_cut_without_a_crash(address: Address, caplog: pytest.LogCaptureFixture):
    mebibyte = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    answer = conversation(address, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", mebibyte * 5, b"zz\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_an_upgrade_is_not_answered(address: Address):
    asked = b"GET /v1/service HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    assert conversation(address, asked).startswith(b"HTTP/1.1 200 ")
