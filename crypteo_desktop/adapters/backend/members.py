"""Takes members out of a JSON object strictly: the right type, a bounded size, or Problem(ANSWER_DAMAGED)."""

import json
import re
import unicodedata
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem
from crypteo_desktop.secret import Secret

_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LONGEST_TEXT: Final = 500
_LARGEST_NUMBER: Final = 1_000_000
_NEVER_SHOWN: Final = frozenset({"Cc", "Cs", "Cn"})  # control characters, halves of pairs, no characters at all


def damaged() -> Problem:
    """Return the problem of an answer that is not what the contract says."""
    return Problem(problem.ANSWER_DAMAGED)


@dataclass(frozen=True, slots=True, repr=False)
class Members:
    """The members of one JSON object; those that nobody asks for are ignored (contract, first section)."""

    content: Mapping[str, object]

    @classmethod
    def parse(cls, body: bytes) -> "Members":
        """Return the members of a JSON text; raise Problem(ANSWER_DAMAGED) unless it is one object."""
        try:
            return cls._of(json.loads(body))
        except (ValueError, RecursionError):
            raise damaged() from None  # the cause would carry the body along

    @classmethod
    def _of(cls, value: object) -> "Members":
        if not isinstance(value, dict):
            raise damaged()
        return cls(value)

    def has(self, name: str) -> bool:
        """Whether the member is there."""
        return name in self.content

    def text(self, name: str, longest: int = _LONGEST_TEXT) -> str:
        """Return a text of one line that can be shown."""
        value = self.lines(name, longest)
        if any(unicodedata.category(character) in _NEVER_SHOWN for character in value):
            raise damaged()
        return value

    def lines(self, name: str, longest: int) -> str:
        """Return a text that may have several lines, such as PEM."""
        value = self.content.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= longest:
            raise damaged()
        return value

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """Return a text that is of this form from end to end."""
        value = self.lines(name, _LONGEST_TEXT)
        if pattern.fullmatch(value) is None:
            raise damaged()
        return value

    def secret(self, name: str, pattern: re.Pattern[str]) -> Secret:
        """Return a text of this form that does not print itself."""
        return Secret(self.matching(name, pattern))

    def number(self, name: str) -> int:
        """Return a whole number from nought to a million."""
        value = self.content.get(name)
        if type(value) is not int or not 0 <= value <= _LARGEST_NUMBER:
            raise damaged()
        return value

    def moment(self, name: str) -> datetime:
        """Return a time (RFC 3339, UTC, whole seconds, `Z`), aware."""
        told = self.matching(name, _TIME)
        try:
            return datetime.strptime(told, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            raise damaged() from None

    def encoded(self, name: str, longest: int) -> bytes:
        """Return bytes told in base64 with padding."""
        try:
            return b64decode(self.lines(name, longest), validate=True)
        except ValueError:
            raise damaged() from None

    def inside(self, name: str) -> "Members":
        """Return the object that this member is."""
        return self._of(self.content.get(name))

    def each(self, name: str, most: int) -> tuple["Members", ...]:
        """Return the objects of a list of at most so many."""
        return tuple(self._of(value) for value in self._list(name, most))

    def each_text(self, name: str, most: int, longest: int) -> tuple[str, ...]:
        """Return the texts of a list of at most so many."""
        return tuple(Members({name: value}).lines(name, longest) for value in self._list(name, most))

    def _list(self, name: str, most: int) -> list[object]:
        value = self.content.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise damaged()
        return value
