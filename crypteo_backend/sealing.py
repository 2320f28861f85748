"""Seals what the database must hold but not tell: AES-256-GCM under a key of the pepper."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from crypteo_backend.server_keys import GenerationMissing, ServerKeys, generation_of
from crypteo_backend.tokens import RandomBytes

_NONCE_BYTES = 12


class SealBroken(Exception):
    """What was sealed was changed, moved to another place, or sealed under a pepper that is gone."""


def seal(keys: ServerKeys, purpose: str, place: str, clear: bytes, random: RandomBytes) -> bytes:
    """Return the sealed bytes: the generation, a colon, nonce and ciphertext; they open at this place alone."""
    nonce = random(_NONCE_BYTES)
    sealed = AESGCM(keys.key(purpose)).encrypt(nonce, clear, place.encode())
    return f"{keys.generation}:".encode() + nonce + sealed


def unseal(keys: ServerKeys, purpose: str, place: str, sealed: bytes) -> bytes:
    """Return what was sealed for the place, or raise SealBroken."""
    generation, _, rest = sealed.partition(b":")
    try:
        key = keys.key(purpose, generation_of(generation.decode("ascii")))
        return AESGCM(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], place.encode())
    except (InvalidTag, GenerationMissing, ValueError) as error:
        raise SealBroken(f"what is sealed as {purpose} for {place} cannot be opened") from error
