"""From the password to keys, two ways: PBKDF2 (RFC 8018) and that of PKCS#12 itself (RFC 7292, appendix B.2)."""

import hashlib
from enum import IntEnum
from typing import Final

from crypteo_desktop.secret import Secret

_BLOCK: Final = {"sha1": 64, "sha256": 64, "sha384": 128, "sha512": 128}  # bytes


class Purpose(IntEnum):
    """What the key is for (RFC 7292, appendix B.3)."""

    CIPHER = 1
    VECTOR = 2
    MAC = 3


class DerivedKeys:
    """The keys of one password: each is derived when it is first asked for, and known from then on."""

    def __init__(self, password: Secret) -> None:
        self.password = password
        self._known: dict[tuple[object, ...], bytes] = {}

    def __eq__(self, other: object) -> bool:
        """Whether the same keys are known of the same password."""
        if not isinstance(other, DerivedKeys):
            return NotImplemented
        return self.password == other.password and self._known == other._known

    __hash__ = None  # type: ignore[assignment]  # what is known grows

    def pbkdf2(self, salt: bytes, rounds: int, size: int, digest: str) -> bytes:
        """Return `size` bytes by PBKDF2 over the password in UTF-8."""
        asked = (salt, rounds, size, digest)
        if asked not in self._known:
            self._known[asked] = hashlib.pbkdf2_hmac(digest, self.password.reveal().encode(), salt, rounds, size)
        return self._known[asked]

    def derive(self, salt: bytes, rounds: int, purpose: Purpose, size: int, digest: str) -> bytes:
        """Return `size` bytes by RFC 7292, appendix B.2."""
        asked = (salt, rounds, purpose, size, digest)
        if asked not in self._known:
            self._known[asked] = derive(self.password, *asked)
        return self._known[asked]


def derive(password: Secret, salt: bytes, rounds: int, purpose: Purpose, size: int, digest: str) -> bytes:
    """Return `size` bytes by RFC 7292, appendix B.2, over the password in UTF-16 with its closing zero.

    A loop in Python gives way to other threads every few milliseconds, which a loop in the library does not.
    """
    block = _BLOCK[digest]
    make = getattr(hashlib, digest)
    told = _told(password, salt, block)
    result = b""
    while len(result) < size:
        piece = make(bytes([purpose]) * block + told).digest()
        for _ in range(rounds - 1):
            piece = make(piece).digest()
        result += piece
        told = _added(told, _filled(piece, block), block)
    return result[:size]


def is_misread(password: Secret, salt: bytes, key: bytes, digest: str) -> bool:
    """Whether GnuPG (seen with gpgsm 2.2.40) derives another key than this one, and calls the password wrong.

    For a key longer than one digest, B.2 adds to each block of salt and password, as numbers. GnuPG drops the zero byte
    that one sum of 256 begins with, so that every 64th file of two keys did not open there.
    """
    block, size = _BLOCK[digest], hashlib.new(digest).digest_size
    if len(key) <= size:
        return False
    sums = _added(_told(password, salt, block), _filled(key[:size], block), block)
    return 0 in sums[::block]


def _told(password: Secret, salt: bytes, block: int) -> bytes:
    return _filled(salt, block) + _filled(password.reveal().encode("utf-16-be") + b"\0\0", block)


def _filled(text: bytes, block: int) -> bytes:
    """Return `text` repeated until it fills whole blocks."""
    length = -(-len(text) // block) * block
    return (text * (length // len(text) + 1))[:length] if text else b""


def _added(told: bytes, piece: bytes, block: int) -> bytes:
    """Return each block of `told` plus `piece` plus one, as numbers without what overflows."""
    more, limit = int.from_bytes(piece[:block]) + 1, 1 << 8 * block
    numbers = (int.from_bytes(told[at : at + block]) for at in range(0, len(told), block))
    return b"".join(((number + more) % limit).to_bytes(block) for number in numbers)
