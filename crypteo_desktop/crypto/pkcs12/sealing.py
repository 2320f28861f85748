"""What the password does in a PKCS#12 file: it encrypts and it authenticates, in one of two formats."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from cryptography import x509
from cryptography.hazmat import asn1

from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.ciphers import (
    AES_256,
    CIPHERS,
    DIGESTS,
    FUNCTIONS,
    OLD_NAMES,
    TRIPLE_DES,
    decrypt,
    encrypt,
)
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys, Purpose, is_misread
from crypteo_desktop.crypto.pkcs12.seal import Random
from crypteo_desktop.file_format import Format

# All derivations of one file together: NSS and GnuTLS write 1,800,000. More would only keep the computer busy.
MAX_ROUNDS: Final = 2_500_000
IN_PYTHON: Final = 2  # a round in Python takes as long as two of the library's
_SALT_LENGTH: Final = 16
_SEALED_PIECES: Final = ("certificates", "key")
_MAC_SIZE: Final = {"sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}

_Known = TypeVar("_Known")


class Unsupported(ValueError):
    """The file names an algorithm that is not read here; `name` is what people call it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TooManyRounds(ValueError):
    """The file asks for so much computing that it is refused; `rounds` is what it asks for."""

    def __init__(self, rounds: int) -> None:
        super().__init__(f"{rounds} rounds")
        self.rounds = rounds


@dataclass(frozen=True, slots=True)
class Sealing:
    """How one format encrypts and authenticates."""

    digest: x509.ObjectIdentifier
    encrypt: Callable[[bytes, DerivedKeys, int, Random], tuple[asn.Encryption, bytes]]


def authenticate(
    digest: x509.ObjectIdentifier, content: bytes, keys: DerivedKeys, rounds: int, random: Random
) -> asn.Mac:
    """Return the MAC over `content`, with a fresh salt."""
    salt, name = random(_SALT_LENGTH), DIGESTS[digest]
    value = hmac.digest(keys.derive(salt, rounds, Purpose.MAC, _MAC_SIZE[name], name), content, name)
    algorithm = asn.NullAlgorithm(identifier=digest, parameters=asn1.Null())
    return asn.Mac(digest=asn.Digest(algorithm=algorithm, value=value), salt=salt, rounds=rounds)


def is_authentic(mac: asn.Mac, content: bytes, keys: DerivedKeys) -> bool:
    """Whether the MAC is that of this content under this password; raise Unsupported or TooManyRounds."""
    name = _named(DIGESTS, mac.digest.algorithm.identifier)
    rounds = bounded(mac.rounds)
    key = keys.derive(mac.salt, rounds, Purpose.MAC, _MAC_SIZE[name], name)
    return hmac.compare_digest(hmac.digest(key, content, name), mac.digest.value)


def open_sealed(encryption: asn.Encryption, ciphertext: bytes, keys: DerivedKeys) -> bytes:
    """Return what was encrypted; raise Unsupported, TooManyRounds, or ValueError for what does not decrypt."""
    if encryption.identifier == asn.PBES2:
        return _open_pbes2(encryption, ciphertext, keys)
    if encryption.identifier != asn.PBE_SHA1_3DES:
        raise Unsupported(OLD_NAMES.get(encryption.identifier, encryption.identifier.dotted_string))
    parameters = asn.decoded(asn.PbeParameters, encryption.parameters)
    rounds = bounded(parameters.rounds)
    return decrypt(TRIPLE_DES, *_pbe_keys(keys, parameters.salt, rounds), ciphertext)


def cost_of(encryption: asn.Encryption) -> int:
    """Return how many of the library's rounds an encryption costs; nought for one that is not read here."""
    if encryption.identifier == asn.PBES2:
        parameters = asn.decoded(asn.Pbes2Parameters, encryption.parameters)
        if parameters.derivation.identifier != asn.PBKDF2:
            return 0
        return asn.decoded(asn.Pbkdf2Parameters, parameters.derivation.parameters).rounds
    if encryption.identifier in {asn.PBE_SHA1_3DES, *OLD_NAMES}:
        # A key of two blocks, and a vector.
        return 3 * IN_PYTHON * asn.decoded(asn.PbeParameters, encryption.parameters).rounds
    return 0


def bounded(rounds: int) -> int:
    """Return a number of rounds that is reasonable; raise TooManyRounds or ValueError."""
    if rounds < 1:
        raise ValueError("no rounds")
    if rounds > MAX_ROUNDS:
        raise TooManyRounds(rounds)
    return rounds


def _open_pbes2(encryption: asn.Encryption, ciphertext: bytes, keys: DerivedKeys) -> bytes:
    told = asn.decoded(asn.Pbes2Parameters, encryption.parameters)
    if told.derivation.identifier != asn.PBKDF2:
        raise Unsupported(told.derivation.identifier.dotted_string)
    derivation = asn.decoded(asn.Pbkdf2Parameters, told.derivation.parameters)
    cipher = _named(CIPHERS, told.cipher.identifier)
    vector = asn.decoded(bytes, told.cipher.parameters)
    function = "sha1" if derivation.function is None else _named(FUNCTIONS, derivation.function.identifier)
    key = keys.pbkdf2(derivation.salt, bounded(derivation.rounds), cipher.key_size, function)
    return decrypt(cipher, key, vector, ciphertext)


def _seal_modern(plain: bytes, keys: DerivedKeys, rounds: int, random: Random) -> tuple[asn.Encryption, bytes]:
    """Encrypt by PBES2: AES-256-CBC under PBKDF2 with HMAC-SHA-256."""
    salt, vector = random(_SALT_LENGTH), random(AES_256.block)
    function = asn.NullAlgorithm(identifier=asn.HMAC_SHA256, parameters=asn1.Null())
    derivation = asn.Pbkdf2Parameters(salt=salt, rounds=rounds, key_length=None, function=function)
    parameters = asn.Pbes2Parameters(
        derivation=asn.Algorithm(identifier=asn.PBKDF2, parameters=asn.encoded(derivation)),
        cipher=asn.Algorithm(identifier=asn.AES256_CBC, parameters=asn.encoded(vector)),
    )
    key = keys.pbkdf2(salt, rounds, AES_256.key_size, "sha256")
    encryption = asn.Encryption(identifier=asn.PBES2, parameters=asn.encoded(parameters))
    return encryption, encrypt(AES_256, key, vector, plain)


def _seal_compatible(plain: bytes, keys: DerivedKeys, rounds: int, random: Random) -> tuple[asn.Encryption, bytes]:
    """Encrypt by pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292, appendix C): weaker, but read by old systems."""
    salt = random(_SALT_LENGTH)
    key, vector = _pbe_keys(keys, salt, rounds)
    while is_misread(keys.password, salt, key, "sha1"):
        salt = random(_SALT_LENGTH)
        key, vector = _pbe_keys(keys, salt, rounds)
    parameters = asn.encoded(asn.PbeParameters(salt=salt, rounds=rounds))
    encryption = asn.Encryption(identifier=asn.PBE_SHA1_3DES, parameters=parameters)
    return encryption, encrypt(TRIPLE_DES, key, vector, plain)


def _pbe_keys(keys: DerivedKeys, salt: bytes, rounds: int) -> tuple[bytes, bytes]:
    key = keys.derive(salt, rounds, Purpose.CIPHER, TRIPLE_DES.key_size, "sha1")
    return key, keys.derive(salt, rounds, Purpose.VECTOR, TRIPLE_DES.block, "sha1")


def derive_all(form: Format, keys: DerivedKeys, rounds: int, random: Random) -> None:
    """Derive every key that a file of this format needs, drawing `random` as writing the file does."""
    for _ in _SEALED_PIECES:
        SEALINGS[form].encrypt(b"", keys, rounds, random)
    authenticate(SEALINGS[form].digest, b"", keys, rounds, random)


def _named(table: Mapping[x509.ObjectIdentifier, _Known], identifier: x509.ObjectIdentifier) -> _Known:
    if identifier not in table:
        raise Unsupported(OLD_NAMES.get(identifier, identifier.dotted_string))
    return table[identifier]


SEALINGS: Final = {
    Format.MODERN: Sealing(asn.SHA256, _seal_modern),
    Format.COMPATIBLE: Sealing(asn.SHA1, _seal_compatible),
}
