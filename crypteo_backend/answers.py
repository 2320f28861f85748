"""The three secret answers: what counts as equal, and the one slow hash that stands for all three."""

import hmac
import threading
import unicodedata
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

HASHES_AT_ONCE = 2
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


class AnswersDiffer(Exception):
    """At least one of the three answers is not the one that was set; nobody learns which."""


def canonical(answer: str) -> str:
    """Return what two equal answers have in common: "Éloïse " becomes "eloise" (contract, "Secret answers")."""
    decomposed = unicodedata.normalize("NFKD", answer)
    folded = "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
    return "".join(character for character in folded.translate(_LIGATURES) if character.isalnum())


class AnswerHasher:
    """Hashes three answers as one; at most two hashes run at a time, since each takes 64 MiB."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._argon2id = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)  # RFC 9106, low memory
        self._turn = threading.BoundedSemaphore(HASHES_AT_ONCE)

    def hash(self, answers: Sequence[str]) -> str:
        """Return the Argon2id hash, with its parameters, of the answers in the order of their questions."""
        with self._turn:
            return self._argon2id.hash(self._keyed(answers))

    def verify(self, encoded: str, answers: Sequence[str]) -> None:
        """Raise AnswersDiffer unless all answers are the hashed ones."""
        with self._turn:
            try:
                self._argon2id.verify(encoded, self._keyed(answers))
            except VerifyMismatchError as mismatch:
                raise AnswersDiffer from mismatch

    def _keyed(self, answers: Sequence[str]) -> str:
        # No canonical answer holds a line break, so the joined text stands for these three answers alone.
        joined = "\n".join(canonical(answer) for answer in answers)
        return hmac.digest(self._key, joined.encode("utf-8"), "sha256").hex()
