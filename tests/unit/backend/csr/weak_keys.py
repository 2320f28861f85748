"""Makes RSA keys that are weak in one known way each and otherwise sound: 3,072 bits, odd, exponent 65537."""

from itertools import count
from math import gcd, lcm, prod
from random import Random

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from tests.unit.backend.csr.forge import E, RsaNumbers

BITS = 3072
SMALL_PRIMES = [number for number in range(2, 702) if all(number % root for root in range(2, 27) if root < number)]


def numbers(key: RSAPrivateKey) -> RsaNumbers:
    private = key.private_numbers()
    return RsaNumbers(private.public_numbers.n, private.public_numbers.e, private.d)


def from_primes(*primes: int) -> RsaNumbers:
    return RsaNumbers(prod(primes), E, pow(E, -1, lcm(*(prime - 1 for prime in primes))))


def with_factor(small_prime: int) -> RsaNumbers:
    """Return a key whose modulus has this prime as a third factor."""
    for _ in count():
        private = generate_private_key(E, BITS - small_prime.bit_length() + 1).private_numbers()
        if (private.public_numbers.n * small_prime).bit_length() == BITS:
            return from_primes(small_prime, private.p, private.q)
    raise AssertionError


def with_close_primes(key: RSAPrivateKey) -> RsaNumbers:
    """Return a key whose second prime is the next one after the first."""
    private = key.private_numbers()
    first = max(private.p, private.q)
    return from_primes(first, next(number for number in count(first + 2, 2) if is_prime(number)))


def with_roca(seed: int) -> RsaNumbers:
    """Return a key as the faulty library made them for 3,072 bits: M is the product of the first 126 primes."""
    random = Random(seed)
    return from_primes(_roca_prime(random), _roca_prime(random))


def _roca_prime(random: Random) -> int:
    step = prod(SMALL_PRIMES)
    smallest, largest = (3 << (BITS // 2 - 2)) // step + 1, (1 << (BITS // 2)) // step
    while True:
        candidate = random.randrange(smallest, largest) * step + pow(E, random.randrange(step), step)
        if is_prime(candidate):
            return candidate


def is_prime(number: int) -> bool:
    """Tell whether a number of such size is prime beyond doubt and fit for the exponent (Fermat's test, base 2)."""
    return all(number % prime for prime in SMALL_PRIMES) and gcd(number - 1, E) == 1 and pow(2, number - 1, number) == 1
