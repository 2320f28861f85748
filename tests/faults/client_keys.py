"""Key pairs without waiting: any two of a few primes make a key that no other walk has; worth nothing elsewhere."""

import json
from concurrent.futures import Executor
from dataclasses import dataclass
from math import isqrt, lcm
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

BITS, EXPONENT = 3072, 65537


@dataclass(frozen=True, slots=True)
class PrimePool:
    """The primes in a file, which grows at its end, so that the n-th key stays the same."""

    file: Path

    def grow(self, keys: int, executor: Executor) -> None:
        """Make primes for so many keys."""
        primes = json.loads(self.file.read_text()) if self.file.exists() else []
        missing = (isqrt(8 * keys + 1) + 5) // 2 - len(primes)
        pairs = executor.map(two_primes, [BITS] * ((max(missing, 0) + 1) // 2))
        self.file.write_text(json.dumps([*primes, *(prime for pair in pairs for prime in pair)]))

    def key(self, number: int) -> rsa.RSAPrivateKey:
        """Return the n-th key, from 0."""
        primes = json.loads(self.file.read_text())
        second = (1 + isqrt(8 * number + 1)) // 2
        return _key_of(primes[number - second * (second - 1) // 2], primes[second])


def two_primes(bits: int) -> tuple[int, int]:
    """Return the primes of a new key."""
    numbers = rsa.generate_private_key(EXPONENT, bits).private_numbers()
    return numbers.p, numbers.q


def _key_of(p: int, q: int) -> rsa.RSAPrivateKey:
    d = pow(EXPONENT, -1, lcm(p - 1, q - 1))
    public = rsa.RSAPublicNumbers(EXPONENT, p * q)
    parts = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
    return rsa.RSAPrivateNumbers(p, q, d, *parts, public).private_key(unsafe_skip_rsa_key_validation=True)
