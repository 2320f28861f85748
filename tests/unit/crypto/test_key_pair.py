"""The holder's key pair."""

import hashlib

import pytest
from cryptography.hazmat.primitives.serialization import load_der_public_key

from crypteo_desktop.crypto.keys import KeyPair, generate_key_pair
from tests.support.small_authority import SmallAuthority


def test_a_key_has_the_size_and_exponent_asked_for() -> None:
    numbers = generate_key_pair(2048, 65537).private_key.public_key().public_numbers()
    assert (numbers.n.bit_length(), numbers.e) == (2048, 65537)


@pytest.mark.parametrize(("bits", "exponent"), [(512, 65537), (2048, 4)])
def test_an_unreasonable_key_is_refused(bits: int, exponent: int) -> None:
    with pytest.raises(ValueError, match="must be"):
        generate_key_pair(bits, exponent)


def test_the_digest_is_that_of_the_public_half(authority: SmallAuthority) -> None:
    key = authority.key
    assert load_der_public_key(key.public_der) == key.private_key.public_key()
    assert key.spki_sha256 == hashlib.sha256(key.public_der).hexdigest()


def test_a_key_pair_does_not_print_itself(authority: SmallAuthority) -> None:
    key = authority.key
    assert repr(key) == str(key) == f"{key}" == "KeyPair(•••)"
    assert isinstance(key, KeyPair)
