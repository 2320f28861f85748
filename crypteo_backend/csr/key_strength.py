"""Refuses RSA public keys that somebody could factor, or that break the key policy.

These tests cannot prove a key strong; they find the three known ways in which faulty generators make weak ones.
"""

from math import gcd, isqrt, prod

from crypteo_backend.csr.refusal import KeyWeak
from crypteo_backend.csr.roca import has_roca_fingerprint

_FERMAT_ROUNDS = 100
_SMALL_PRIME_LIMIT = 10_000
_SQUARES_MODULO_256 = frozenset(number * number % 256 for number in range(256))


def _primes_below(limit: int) -> list[int]:
    composite = {multiple for root in range(2, isqrt(limit) + 1) for multiple in range(root * root, limit, root)}
    return [number for number in range(2, limit) if number not in composite]


_SMALL_PRIMES_PRODUCT = prod(_primes_below(_SMALL_PRIME_LIMIT))


def check_key_policy(modulus: int, exponent: int, bits: int, public_exponent: int) -> None:
    """Raise KeyWeak unless the modulus is odd and of exactly `bits` bits and the exponent is the one told."""
    if modulus.bit_length() != bits:
        raise KeyWeak("bits")
    if exponent != public_exponent:
        raise KeyWeak("exponent")
    if modulus % 2 == 0:
        raise KeyWeak("even")


def check_key_strength(modulus: int) -> None:
    """Raise KeyWeak when an odd modulus has a factor below 10,000, two primes close together, or a ROCA fingerprint."""
    if gcd(modulus, _SMALL_PRIMES_PRODUCT) != 1:
        raise KeyWeak("small-factor")
    if _is_product_of_close_numbers(modulus):
        raise KeyWeak("close-primes")
    if has_roca_fingerprint(modulus):
        raise KeyWeak("roca")


def _is_product_of_close_numbers(modulus: int) -> bool:
    """Tell whether Fermat's method splits the modulus within 100 rounds.

    It looks for `modulus = a*a - b*b`, from the smallest possible `a` on. For sound keys the wanted `a` is some
    2**1000 rounds away, so a hundred rounds raise no false alarm.
    """
    first = isqrt(modulus - 1) + 1
    return any(_is_square(a * a - modulus) for a in range(first, first + _FERMAT_ROUNDS))


def _is_square(number: int) -> bool:
    return number % 256 in _SQUARES_MODULO_256 and isqrt(number) ** 2 == number
