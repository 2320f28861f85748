"""What an agent signs in with: a password, kept as an Argon2id hash, and one-time codes (RFC 6238) of a sealed seed."""

import base64
import hmac
import threading
import unicodedata
from datetime import datetime

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from crypteo_backend.answers import RFC_9106_LOW_MEMORY, nobody_s_hash
from crypteo_backend.sealing import seal, unseal
from crypteo_backend.server_keys import ServerKeys
from crypteo_backend.tokens import RandomBytes

ISSUER = "Crypteo"
STEP_SECONDS = 30
_DRIFT = 1  # steps that an agent's clock may be off, either way (RFC 6238, section 5.2)
_SEED_BYTES = 20  # as long as the hash (RFC 4226, section 4)
_PURPOSE = "agent-totp"


class PasswordWrong(Exception):
    """The password is not the one that was hashed."""


class CodeWrong(Exception):
    """The one-time code is wrong, too old, or was accepted before."""


class PasswordHashes:
    """Hashes passwords with Argon2id; one at a time, since each hash takes 64 MiB."""

    def __init__(self, argon2id: PasswordHasher = RFC_9106_LOW_MEMORY) -> None:
        self._argon2id = argon2id
        self._turn = threading.Lock()

    def hash(self, password: str) -> str:
        """Return the encoded hash."""
        with self._turn:
            return self._argon2id.hash(_composed(password))

    def verify(self, encoded: str | None, password: str) -> None:
        """Raise PasswordWrong unless the password is the hashed one; where there is no hash it takes as long."""
        with self._turn:
            try:
                self._argon2id.verify(encoded or nobody_s_hash(self._argon2id), _composed(password))
            except VerifyMismatchError as mismatch:
                raise PasswordWrong from mismatch
        if encoded is None:
            raise PasswordWrong


def _composed(password: str) -> str:
    """Return one spelling of what is typed alike: keyboards differ in how they send an accent."""
    return unicodedata.normalize("NFC", password)


def new_seed(random: RandomBytes) -> str:
    """Return a seed in base32, as authenticator apps take it."""
    return base64.b32encode(random(_SEED_BYTES)).decode("ascii")


def otpauth_uri(name: str, seed: str) -> str:
    """Return what an authenticator app reads from a QR code; it holds the seed."""
    return pyotp.TOTP(seed).provisioning_uri(name=name, issuer_name=ISSUER)


def code_at(seed: str, step: int) -> str:
    """Return the six digits of a step of 30 seconds."""
    return pyotp.TOTP(seed).generate_otp(step)


def step_at(moment: datetime) -> int:
    """Return the number of the step of 30 seconds, counted from 1970."""
    return int(moment.timestamp()) // STEP_SECONDS


def step_of_code(seed: str, code: str, now: datetime, last_step: int) -> int:
    """Return the step that the code belongs to, later than the last one that was accepted; raises CodeWrong."""
    near = range(step_at(now) - _DRIFT, step_at(now) + _DRIFT + 1)
    told = code.encode("utf-8", "replace")
    matching = [step for step in near if hmac.compare_digest(code_at(seed, step).encode(), told)]
    fresh = [step for step in matching if step > last_step]
    if not fresh:
        raise CodeWrong
    return fresh[0]


def seal_seed(keys: ServerKeys, name: str, seed: str, random: RandomBytes) -> bytes:
    """Return the seed sealed for this agent alone."""
    return seal(keys, _PURPOSE, name, seed.encode(), random)


def unseal_seed(keys: ServerKeys, name: str, sealed: bytes) -> str:
    """Return the agent's seed, or raise SealBroken."""
    return unseal(keys, _PURPOSE, name, sealed).decode("ascii")
