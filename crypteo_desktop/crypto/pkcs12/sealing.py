"""What the password does in a PKCS#12 file: it encrypts (PBES2, RFC 8018) and it authenticates (RFC 7292, B)."""

import hashlib
import hmac
from collections.abc import Callable
from typing import Final

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.secret import Secret

# A file that asks for more is no file of ours; it would only keep the computer busy.
MAX_ROUNDS: Final = 2_000_000
_SALT_LENGTH: Final = 16
_AES_BLOCK: Final = 16
_AES_KEY: Final = 32
_SHA256_BLOCK: Final = 64
_PURPOSE_MAC: Final = 3  # RFC 7292, appendix B.3

Random = Callable[[int], bytes]


def encrypt(plain: bytes, password: Secret, *, rounds: int, random: Random) -> tuple[asn.Encryption, bytes]:
    """Return how `plain` was encrypted, with a fresh salt and vector, and the ciphertext."""
    salt, vector = random(_SALT_LENGTH), random(_AES_BLOCK)
    padder = padding.PKCS7(8 * _AES_BLOCK).padder()
    encryptor = Cipher(algorithms.AES256(_pbkdf2(password, salt, rounds)), modes.CBC(vector)).encryptor()
    ciphertext = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    return _encryption(salt, vector, rounds), ciphertext


def decrypt(encryption: asn.Encryption, ciphertext: bytes, password: Secret) -> bytes:
    """Return what was encrypted; raise ValueError for another algorithm or what does not decrypt."""
    derivation, cipher = encryption.parameters.derivation, encryption.parameters.cipher
    told = (encryption.identifier, derivation.identifier, derivation.parameters.function.identifier, cipher.identifier)
    if told != (asn.PBES2, asn.PBKDF2, asn.HMAC_SHA256, asn.AES256_CBC):
        raise ValueError("another encryption than AES-256-CBC with PBKDF2")
    key = _pbkdf2(password, derivation.parameters.salt, _bounded(derivation.parameters.rounds))
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(cipher.vector)).decryptor()
    unpadder = padding.PKCS7(8 * _AES_BLOCK).unpadder()
    return unpadder.update(decryptor.update(ciphertext) + decryptor.finalize()) + unpadder.finalize()


def authenticate(content: bytes, password: Secret, *, rounds: int, random: Random) -> asn.Mac:
    """Return the MAC over `content`, with a fresh salt."""
    salt = random(_SALT_LENGTH)
    value = hmac.digest(_mac_key(password, salt, rounds), content, "sha256")
    return asn.Mac(digest=asn.Digest(algorithm=_plain(asn.SHA256), value=value), salt=salt, rounds=rounds)


def is_authentic(mac: asn.Mac, content: bytes, password: Secret) -> bool:
    """Whether the MAC is that of this content under this password; raise ValueError for another digest than SHA-256."""
    if mac.digest.algorithm.identifier != asn.SHA256:
        raise ValueError("another digest than SHA-256")
    key = _mac_key(password, mac.salt, _bounded(mac.rounds))
    return hmac.compare_digest(hmac.digest(key, content, "sha256"), mac.digest.value)


def _pbkdf2(password: Secret, salt: bytes, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.reveal().encode(), salt, rounds, _AES_KEY)


def _mac_key(password: Secret, salt: bytes, rounds: int) -> bytes:
    """Return the 32 bytes of RFC 7292, appendix B.2; one block of SHA-256 suffices, so nothing is chained.

    A loop in Python gives way to other threads every few milliseconds, which a loop in the library does not.
    """
    repeated = _filled(salt) + _filled(password.reveal().encode("utf-16-be") + b"\0\0")
    block = bytes([_PURPOSE_MAC]) * _SHA256_BLOCK + repeated
    for _ in range(rounds):
        block = hashlib.sha256(block).digest()
    return block


def _filled(text: bytes) -> bytes:
    """Return `text` repeated until it fills whole blocks."""
    length = -(-len(text) // _SHA256_BLOCK) * _SHA256_BLOCK
    return (text * (length // len(text) + 1))[:length] if text else b""


def _bounded(rounds: int) -> int:
    if not 1 <= rounds <= MAX_ROUNDS:
        raise ValueError("an unreasonable number of rounds")
    return rounds


def _plain(identifier: x509.ObjectIdentifier) -> asn.NullAlgorithm:
    return asn.NullAlgorithm(identifier=identifier, parameters=asn1.Null())


def _encryption(salt: bytes, vector: bytes, rounds: int) -> asn.Encryption:
    parameters = asn.Pbkdf2Parameters(salt=salt, rounds=rounds, key_length=None, function=_plain(asn.HMAC_SHA256))
    return asn.Encryption(
        identifier=asn.PBES2,
        parameters=asn.Pbes2Parameters(
            derivation=asn.KeyDerivation(identifier=asn.PBKDF2, parameters=parameters),
            cipher=asn.Cipher(identifier=asn.AES256_CBC, vector=vector),
        ),
    )
