"""The small parts of the backend: dates, tokens, references, masks, keys and limits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from crypteo_backend.clock import months_after, rfc3339, wall_clock
from crypteo_backend.messages.masking import masked_email, masked_mobile
from crypteo_backend.server import is_loopback
from crypteo_backend.support_reference import ALPHABET, new_reference, with_check
from crypteo_backend.tokens import new_code, new_token
from crypteo_backend.web.callers import address_of
from crypteo_backend.wire.requests import ClientBody, version_of


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [((2026, 11, 20), 2, (2027, 1, 20)), ((2026, 12, 31), 2, (2027, 2, 28)), ((2023, 12, 29), 2, (2024, 2, 29))],
)
def test_months_are_calendar_months(start: tuple[int, int, int], months: int, end: tuple[int, int, int]):
    assert months_after(datetime(*start, 17, 6, tzinfo=UTC), months) == datetime(*end, 17, 6, tzinfo=UTC)


def test_times_are_told_in_whole_seconds_of_utc():
    assert wall_clock().microsecond == 0
    assert rfc3339(datetime.fromisoformat("2026-11-20T10:30:15.900+01:00")) == "2026-11-20T09:30:15Z"


def test_the_check_character_is_the_contract_s():
    assert with_check("K7P2Q") == "K7P-2QL"


@given(st.binary(min_size=16, max_size=16))
def test_a_reference_checks_itself(drawn: bytes):
    reference = new_reference(lambda _: drawn)
    assert reference == with_check(reference.replace("-", "")[:5])
    assert len(reference) == 7
    assert set(reference.replace("-", "")) <= set(ALPHABET)


@given(st.binary(min_size=16, max_size=16))
def test_a_code_has_nine_digits(drawn: bytes):
    code = new_code(lambda _: drawn)
    assert len(code) == 9
    assert code.isdecimal()


def test_a_token_holds_256_bits():
    assert new_token(lambda size: b"\xff" * size) == "_" * 42 + "8"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("06 12 34 56 12", "06 •• •• •• 12"),
        ("+33 7.12.34.56.99", "07 •• •• •• 99"),
        ("0033612345600", "06 •• •• •• 00"),
    ],
)
def test_a_mobile_shows_its_ends_only(number: str, masked: str):
    assert masked_mobile(number) == masked


def test_an_address_shows_its_first_letter_and_its_domain():
    assert masked_email("camille.martin@example.com") == "c•••@example.com"


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback_is_known(host: str, alone: bool):
    assert is_loopback(host) is alone


@pytest.mark.parametrize(
    ("told", "meant"), [("6.0.0", (6, 0, 0)), ("1.2.30-rc.1", (1, 2, 30)), ("6.0.0.dev1", (6, 0, 0))]
)
def test_a_version_is_compared_by_its_numbers(told: str, meant: tuple[int, int, int]):
    assert version_of(ClientBody(version=told, os="Linux", locale="fr")) == meant


@pytest.mark.parametrize(
    ("host", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unix", "unix"),
    ],
)
def test_a_customer_s_whole_ipv6_network_counts_as_one_address(host: str, counted_as: str):
    assert address_of(Request({"type": "http", "client": (host, 1)})) == counted_as
