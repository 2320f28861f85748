"""Random secrets of the wire and the one-way forms in which they are kept."""

import base64
import hashlib
from collections.abc import Callable

RandomBytes = Callable[[int], bytes]


def base64url(raw: bytes) -> str:
    """Return the bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def new_token(random: RandomBytes) -> str:
    """Return 256 random bits as 43 characters, for links, sessions and nonces."""
    return base64url(random(32))


def new_identifier(random: RandomBytes) -> str:
    """Return 128 random bits as 22 characters, for names that are no secrets but must not be guessed."""
    return base64url(random(16))


def token_hash(token: str) -> str:
    """Return what is stored in a token's place; 128 bits or more of entropy need no slow hash."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def new_code(random: RandomBytes) -> str:
    """Return a retrieval code of nine digits; 128 random bits make the remainder's bias too small to matter."""
    return f"{int.from_bytes(random(16), 'big') % 10**9:09d}"


def new_serial_number(random: RandomBytes) -> int:
    """Return a certificate's serial number of 159 random bits: the most that a positive one may have (RFC 5280)."""
    return int.from_bytes(random(20), "big") >> 1 or 1
