"""key.bin: the private key of an unfinished download, sealed under the password and, if there is one, by the keyring.

Format, version 1 (docs/adr/0012-journal.md; every number one byte, no padding):

    "CRYPTEO-KEY"  version = 1  number of locks (1 or 2)
    for each lock:  kind (1 password, 2 keyring)  salt (16)  nonce (12)  data key, encrypted (32 + tag 16)
    nonce (12)  private key (PKCS#8, DER), encrypted (+ tag 16)

All encryption is AES-256-GCM (NIST SP 800-38D). The password's key is Argon2id (RFC 9106) with 64 MiB, 3 passes and 4
lanes over the lock's salt; the keyring's key is used as it is. What is encrypted is bound to the download by `binding`
and to all that stands before it, so that no part can be taken from one file into another.
"""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.secret import Secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

WRAPPING_KEY_SIZE: Final = 32
_MAGIC: Final = b"CRYPTEO-KEY\x01"
_PASSWORD, _KEYRING = 1, 2
_SALT, _NONCE, _TAG, _KEY = 16, 12, 16, 32
_LOCK: Final = 1 + _SALT + _NONCE + _KEY + _TAG
_MEMORY_KIB: Final = 64 * 1024
_PASSES: Final = 3
_LANES: Final = 4
_LARGEST: Final = 16 * 1024
# Two derivations of this library at the same time wait for each other for ever, or fail for want of memory
# (measured with cryptography 50 and four lanes), so all of this process take turns.
_ONE_DERIVATION: Final = threading.Lock()

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True, repr=False)
class _Lock:
    kind: int
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @property
    def head(self) -> bytes:
        """What stands before the wrapped data key."""
        return bytes([self.kind]) + self.salt + self.nonce

    @classmethod
    def read(cls, content: bytes) -> "_Lock":
        salt, nonce = content[1 : 1 + _SALT], content[1 + _SALT : 1 + _SALT + _NONCE]
        return cls(content[0], salt, nonce, content[1 + _SALT + _NONCE :])


def seal_key(
    key: KeyPair,
    password: Secret,
    wrapping_key: bytes | None,
    *,
    binding: bytes,
    random: Random = secrets.token_bytes,
) -> bytes:
    """Return the content of key.bin; `wrapping_key` (32 bytes) is the keyring's, None without one.

    Takes about 0.2 s and 64 MiB, and lets other threads run meanwhile.
    """
    with _wiped(random(_KEY)) as data_key:
        locks = _lock(_PASSWORD, password.reveal().encode(), data_key, binding, random)
        if wrapping_key is not None:
            locks += _lock(_KEYRING, wrapping_key, data_key, binding, random)
        head = _MAGIC + bytes([len(locks) // _LOCK]) + locks
        nonce = random(_NONCE)
        return head + nonce + _cipher(data_key).encrypt(nonce, _pkcs8(key), head + nonce + binding)


def open_with_password(content: bytes, password: Secret, *, binding: bytes) -> KeyPair:
    """Return the key pair; as slow as sealing. Raise Problem(PASSWORD_REFUSED) or Problem(KEY_UNREADABLE)."""
    return _opened(content, _PASSWORD, password.reveal().encode(), binding)


def open_with_wrapping_key(content: bytes, wrapping_key: bytes, *, binding: bytes) -> KeyPair:
    """Return the key pair by the keyring's key. Raise Problem(KEYRING_REFUSED) or Problem(KEY_UNREADABLE)."""
    return _opened(content, _KEYRING, wrapping_key, binding)


def _opened(content: bytes, kind: int, secret: bytes, binding: bytes) -> KeyPair:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  the window comes first

    locks, head, nonce, sealed = _parts(content)
    lock = next((lock for lock in locks if lock.kind == kind), None)
    refused = pending.PASSWORD_REFUSED if kind == _PASSWORD else pending.KEYRING_REFUSED
    if lock is None:
        raise Problem(refused)
    with _wiped(bytes(_KEY)) as data_key:
        try:
            with _kek(kind, secret, lock.salt) as kek:
                _cipher(kek).decrypt_into(lock.nonce, lock.wrapped, _MAGIC + lock.head + binding, data_key)
        except InvalidTag as error:
            raise Problem(refused) from error
        try:
            return _key_pair(data_key, nonce, sealed, head + nonce + binding)
        except (InvalidTag, ValueError, TypeError) as error:
            raise Problem(pending.KEY_UNREADABLE) from error


def _parts(content: bytes) -> tuple[tuple[_Lock, ...], bytes, bytes, bytes]:
    """Return the locks, all that stands before the key's nonce, the nonce and the sealed key."""
    start = len(_MAGIC) + 1
    count = content[start - 1] if len(content) >= start else 0
    end = start + count * _LOCK
    well_formed = content.startswith(_MAGIC) and count in {1, 2} and end + _NONCE + _TAG < len(content) <= _LARGEST
    if not well_formed:
        raise Problem(pending.KEY_UNREADABLE)
    locks = tuple(_Lock.read(content[at : at + _LOCK]) for at in range(start, end, _LOCK))
    return locks, content[:end], content[end : end + _NONCE], content[end + _NONCE :]


def _lock(kind: int, secret: bytes, data_key: bytearray, binding: bytes, random: Random) -> bytes:
    lock = _Lock(kind, random(_SALT), random(_NONCE), b"")
    with _kek(kind, secret, lock.salt) as kek:
        return lock.head + _cipher(kek).encrypt(lock.nonce, data_key, _MAGIC + lock.head + binding)


@contextmanager
def _kek(kind: int, secret: bytes, salt: bytes) -> Iterator[bytearray]:
    """Give the key that encrypts the data key, and overwrite it afterwards."""
    if kind == _KEYRING:
        with _wiped(secret) as kek:
            yield kek
        return
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415  the window comes first

    kdf = Argon2id(salt=salt, length=_KEY, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)
    with _wiped(bytes(_KEY)) as kek:
        with _ONE_DERIVATION:
            kdf.derive_into(secret, kek)
        yield kek


def _key_pair(data_key: bytearray, nonce: bytes, sealed: bytes, aad: bytes) -> KeyPair:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  the window comes first
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415

    with _wiped(bytes(len(sealed) - _TAG)) as der:
        _cipher(data_key).decrypt_into(nonce, sealed, aad, der)
        # The library would test both primes again for 130 ms with the GIL held; the tag says that they are ours.
        private_key = serialization.load_der_private_key(der, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(private_key, RSAPrivateKey):
        raise TypeError
    return KeyPair(private_key)


def _pkcs8(key: KeyPair) -> bytes:
    """Return the key in clear; `bytes` cannot be overwritten, so it is let go of as soon as it is sealed."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  the window comes first

    clear = serialization.NoEncryption()
    return key.private_key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, clear)


def _cipher(key: bytearray) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  the window comes first

    return AESGCM(key)


@contextmanager
def _wiped(secret: bytes) -> Iterator[bytearray]:
    """Give a copy of `secret` that can be overwritten, and overwrite it at the end."""
    copy = bytearray(secret)
    try:
        yield copy
    finally:
        copy[:] = bytes(len(copy))
