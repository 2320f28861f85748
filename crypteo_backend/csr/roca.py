"""Recognises RSA moduli made by the faulty Infineon library (ROCA, CVE-2017-15361).

Its primes have the form `k*M + (65537**a mod M)`, M being the product of the first primes (Nemec et al., "The Return
of Coppersmith's Attack", CCS 2017, section 2). So the modulus itself is a power of 65537 modulo M. For every key size
M contains the primes up to 167, hence these 39 suffice; a sound modulus passes by chance about once in 2**150.
"""

from math import gcd

_GENERATOR = 65537
# fmt: off
_PRIMES = (
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71,
    73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
)
# fmt: on


def _logarithms(prime: int) -> dict[int, int]:
    """Return, for each power of the generator modulo the prime, its exponent modulo the generator's order."""
    table: dict[int, int] = {}
    power = 1
    while power not in table:
        table[power] = len(table)
        power = power * _GENERATOR % prime
    return table


_LOGARITHMS = {prime: _logarithms(prime) for prime in _PRIMES}


def has_roca_fingerprint(modulus: int) -> bool:
    """Tell whether the modulus is a power of 65537 modulo the product of the primes up to 167.

    Each prime gives the wanted exponent modulo the generator's order; one exponent must satisfy them all
    (Chinese remainders, the orders being no coprime numbers).
    """
    exponent, period = 0, 1
    for prime, logarithms in _LOGARITHMS.items():
        residue = logarithms.get(modulus % prime)
        common = gcd(period, len(logarithms))
        if residue is None or (residue - exponent) % common:
            return False
        step = len(logarithms) // common
        exponent += period * ((residue - exponent) // common * pow(period // common, -1, step) % step)
        period *= step
    return True
