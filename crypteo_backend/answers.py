"""The three secret answers: what counts as equal, and the one slow hash that stands for all three."""

import hmac
import os
import threading
import unicodedata
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from crypteo_backend.server_keys import ServerKeys, generation_of

# On one processor a second hash at the same time would only push the first one's 64 MiB out of its cache.
HASHES_AT_ONCE = min(2, len(os.sched_getaffinity(0)))
_PURPOSE = "answers"
RFC_9106_LOW_MEMORY = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


class AnswersDiffer(Exception):
    """At least one of the three answers is not the one that was set; nobody learns which."""


def canonical(answer: str) -> str:
    """Return what two equal answers have in common: "Éloïse " becomes "eloise" (contract, "Secret answers")."""
    decomposed = unicodedata.normalize("NFKD", answer)
    folded = "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
    return "".join(character for character in folded.translate(_LIGATURES) if character.isalnum())


def nobody_s_hash(argon2id: PasswordHasher) -> str:
    """Return what is of the right form, so that comparing takes a whole hash; no answers are known to have it."""
    cost = f"m={argon2id.memory_cost},t={argon2id.time_cost},p={argon2id.parallelism}"
    return f"$argon2id$v=19${cost}${'A' * 22}${'A' * 43}"


class AnswerHasher:
    """Hashes three answers as one; at most two hashes run at once, one a processor, since each takes 64 MiB."""

    def __init__(self, keys: ServerKeys, argon2id: PasswordHasher = RFC_9106_LOW_MEMORY) -> None:
        self._keys = keys
        self._argon2id = argon2id
        self._turn = threading.BoundedSemaphore(HASHES_AT_ONCE)
        self._decoy = f"{keys.generation}:{nobody_s_hash(argon2id)}"

    def hash(self, answers: Sequence[str]) -> str:
        """Return the pepper's generation, a colon and the Argon2id hash of the answers in their questions' order."""
        generation = self._keys.generation
        with self._turn:
            return f"{generation}:{self._argon2id.hash(self._keyed(answers, generation))}"

    def verify(self, encoded: str | None, answers: Sequence[str]) -> None:
        """Raise AnswersDiffer unless all answers are the hashed ones; where there is no hash it takes as long."""
        stored = encoded or self._decoy
        with self._turn:
            try:
                self._argon2id.verify(stored.partition(":")[2], self._keyed(answers, generation_of(stored)))
            except VerifyMismatchError as mismatch:
                raise AnswersDiffer from mismatch
        if encoded is None:
            raise AnswersDiffer

    def _keyed(self, answers: Sequence[str], generation: int) -> str:
        # No canonical answer holds a line break, so the joined text stands for these three answers alone.
        joined = "\n".join(canonical(answer) for answer in answers)
        return hmac.digest(self._keys.key(_PURPOSE, generation), joined.encode("utf-8"), "sha256").hex()
