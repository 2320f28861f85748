"""Each kind of weak key is refused for its own reason, under a signature that is valid."""

from collections.abc import Callable, Iterator
from math import isqrt, prod

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from crypteo_backend.csr import CsrInvalid, KeyWeak, PublicKeyFacts, check_key_strength
from crypteo_backend.csr.roca import has_roca_fingerprint
from tests.unit.backend.csr import forge, weak_keys
from tests.unit.backend.csr.forge import RsaNumbers

Check = Callable[[bytes], PublicKeyFacts]


@pytest.fixture(scope="session")
def roca_key() -> RsaNumbers:
    return weak_keys.with_roca(seed=20171016)


def refusal_of(key: RsaNumbers, check: Check) -> str:
    with pytest.raises(KeyWeak) as refusal:
        check(forge.csr(key, forge.challenge()))
    return refusal.value.reason


@pytest.mark.parametrize("bits", [2048, 3064, 3080])
def test_another_size_is_refused(bits: int, check: Check) -> None:
    assert refusal_of(weak_keys.numbers(generate_private_key(forge.E, bits)), check) == "bits"


def test_another_exponent_is_refused(check: Check) -> None:
    assert refusal_of(weak_keys.numbers(generate_private_key(3, weak_keys.BITS)), check) == "exponent"


@pytest.mark.parametrize("exponent", [1, 2, 65536, 2**3071 + 1])
def test_a_senseless_exponent_is_refused(exponent: int, key: RsaNumbers, check: Check) -> None:
    assert refusal_of(RsaNumbers(key.n, exponent, key.d), check) == "exponent"


def test_an_even_modulus_is_refused(key: RsaNumbers, check: Check) -> None:
    assert refusal_of(RsaNumbers(key.n - 1, key.e, key.d), check) == "even"


@pytest.mark.parametrize("prime", [3, 9973])
def test_a_factor_below_ten_thousand_is_refused(prime: int, check: Check) -> None:
    assert refusal_of(weak_keys.with_factor(prime), check) == "small-factor"


def test_the_first_prime_above_ten_thousand_is_no_small_factor(check: Check) -> None:
    key = weak_keys.with_factor(10007)
    assert check(forge.csr(key, forge.challenge())).spki_der == forge.public_key(key)


def test_primes_that_are_neighbours_are_refused(private_key: RSAPrivateKey, check: Check) -> None:
    assert refusal_of(weak_keys.with_close_primes(private_key), check) == "close-primes"


def test_a_square_is_refused_as_two_equal_primes(private_key: RSAPrivateKey) -> None:
    with pytest.raises(KeyWeak, match=r"^close-primes$"):
        check_key_strength(private_key.private_numbers().p ** 2)


@pytest.mark.parametrize(("rounds", "reason"), [(1, "close-primes"), (100, "close-primes"), (101, None)])
def test_a_hundred_rounds_of_fermat_are_tried(rounds: int, reason: str | None) -> None:
    assert next(found for found in map(_strength, _found_in_round(rounds)) if found != "small-factor") == reason


def _found_in_round(rounds: int) -> Iterator[int]:
    """Yield products (a - b)(a + b) for which the method reaches `a` in this round: b*b/2a lies between the two."""
    for a in range(2**255, 2**256):
        b = isqrt(a * (2 * rounds - 1)) | (a + 1) % 2
        yield a * a - b * b


def _strength(modulus: int) -> str | None:
    try:
        check_key_strength(modulus)
    except KeyWeak as refusal:
        return refusal.reason
    return None


def test_a_key_of_the_faulty_library_is_refused(roca_key: RsaNumbers, check: Check) -> None:
    assert refusal_of(roca_key, check) == "roca"


def test_one_exponent_must_fit_all_primes_of_the_fingerprint() -> None:
    others = prod(prime for prime in weak_keys.SMALL_PRIMES if 3 < prime <= 167) * 2
    fitting = 1 + 3 * others  # 1 everywhere: the exponent 0
    contradicting = 1 + others * pow(others, -1, 3)  # 1 everywhere, but 2 modulo 3: an odd exponent
    assert contradicting % 3 == 2
    assert has_roca_fingerprint(fitting)
    assert not has_roca_fingerprint(contradicting)


def test_sound_keys_pass(private_key: RSAPrivateKey, check: Check) -> None:
    key = weak_keys.numbers(private_key)
    check_key_strength(key.n)
    assert check(forge.csr(key, forge.challenge())).spki_der == forge.public_key(key)


def test_a_weak_key_needs_a_valid_signature_to_be_called_weak(roca_key: RsaNumbers, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^signature$"):
        check(forge.csr(RsaNumbers(roca_key.n, roca_key.e, 3), forge.challenge()))
