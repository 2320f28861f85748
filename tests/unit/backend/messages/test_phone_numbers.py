"""French spellings of telephone numbers become the one of ITU-T E.164."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.messages.phone_numbers import e164


@pytest.mark.parametrize(
    ("spelt", "number"),
    [
        ("06 12 34 56 12", "+33612345612"),
        ("0612345612", "+33612345612"),
        ("07.12.34.56.12", "+33712345612"),
        ("06-12-34-56-12", "+33612345612"),
        ("+33 6 12 34 56 12", "+33612345612"),
        ("+33 (0)6 12 34 56 12", "+33612345612"),
        ("0033612345612", "+33612345612"),
        ("+33\u00a06\u00a012\u00a034\u00a056\u00a012", "+33612345612"),
        ("0692 12 34 56", "+262692123456"),
        ("0690 12 34 56", "+590690123456"),
        ("0696123456", "+596696123456"),
        ("0694123456", "+594694123456"),
        ("+262 692 12 34 56", "+262692123456"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0049 151 12345678", "+4915112345678"),
    ],
)
def test_spellings_of_the_same_number(spelt: str, number: str):
    assert e164(spelt) == number


@pytest.mark.parametrize(
    "spelt",
    ["", "06 12", "612345612", "06 12 34 56 123", "+33 12", "+0 612345612", "abc", "+1234567890123456", "٠٦١٢٣٤٥٦١٢"],
)
def test_what_is_no_number_is_refused_and_not_repeated(spelt: str):
    with pytest.raises(ValueError, match=r"^no telephone number$"):
        e164(spelt)


@given(st.text(alphabet="+0123456789 .()-x", max_size=24))
def test_what_comes_out_is_always_e164_and_stays_so(spelt: str):
    try:
        number = e164(spelt)
    except ValueError:
        return
    assert re.fullmatch(r"\+[1-9][0-9]{6,14}", number)
    assert e164(number) == number
