"""A private key under a password, in PKCS#8 with PBES2 (RFC 8018), slow enough to make guessing dear.

`cryptography` derives the key of its own PKCS#8 files with 2,048 rounds and offers no choice; this writes the same
format with 600,000, which OpenSSL, `cryptography` and Java read.
"""

import base64
import textwrap
from collections.abc import Callable

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ROUNDS = 600_000  # OWASP's figure of 2023 for PBKDF2 with HMAC-SHA-256

_PBES2 = x509.ObjectIdentifier("1.2.840.113549.1.5.13")
_PBKDF2 = x509.ObjectIdentifier("1.2.840.113549.1.5.12")
_HMAC_SHA256 = x509.ObjectIdentifier("1.2.840.113549.2.9")
_AES256_CBC = x509.ObjectIdentifier("2.16.840.1.101.3.4.1.42")


@asn1.sequence
class _Prf:
    algorithm: x509.ObjectIdentifier
    parameters: asn1.Null


@asn1.sequence
class _Pbkdf2Parameters:
    salt: bytes
    rounds: int
    prf: _Prf


@asn1.sequence
class _Kdf:
    algorithm: x509.ObjectIdentifier
    parameters: _Pbkdf2Parameters


@asn1.sequence
class _Encryption:
    algorithm: x509.ObjectIdentifier
    vector: bytes


@asn1.sequence
class _Pbes2Parameters:
    kdf: _Kdf
    encryption: _Encryption


@asn1.sequence
class _Scheme:
    algorithm: x509.ObjectIdentifier
    parameters: _Pbes2Parameters


@asn1.sequence
class _EncryptedPrivateKeyInfo:
    scheme: _Scheme
    encrypted: bytes


def protected_key(key: RSAPrivateKey, password: bytes, random: Callable[[int], bytes]) -> bytes:
    """Return the key as EncryptedPrivateKeyInfo in PEM: PBKDF2 with HMAC-SHA-256, then AES-256-CBC."""
    salt, vector = random(16), random(16)
    clear = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    secret = PBKDF2HMAC(SHA256(), 32, salt, ROUNDS).derive(password)
    encrypted = _encrypted(clear, secret, vector)
    return _pem(asn1.encode_der(_EncryptedPrivateKeyInfo(scheme=_scheme(salt, vector), encrypted=encrypted)))


def _scheme(salt: bytes, vector: bytes) -> _Scheme:
    prf = _Prf(algorithm=_HMAC_SHA256, parameters=asn1.Null())
    kdf = _Kdf(algorithm=_PBKDF2, parameters=_Pbkdf2Parameters(salt=salt, rounds=ROUNDS, prf=prf))
    encryption = _Encryption(algorithm=_AES256_CBC, vector=vector)
    return _Scheme(algorithm=_PBES2, parameters=_Pbes2Parameters(kdf=kdf, encryption=encryption))


def _encrypted(clear: bytes, secret: bytes, vector: bytes) -> bytes:
    padder = PKCS7(128).padder()
    encryptor = Cipher(AES256(secret), CBC(vector)).encryptor()
    return encryptor.update(padder.update(clear) + padder.finalize()) + encryptor.finalize()


def _pem(der: bytes) -> bytes:
    body = "\n".join(textwrap.wrap(base64.b64encode(der).decode("ascii"), 64))
    return f"-----BEGIN ENCRYPTED PRIVATE KEY-----\n{body}\n-----END ENCRYPTED PRIVATE KEY-----\n".encode()
