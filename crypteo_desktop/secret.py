"""Secret: a value that does not print itself."""

from typing import Final

_MASK: Final = "Secret(•••)"


class Secret:
    """Holds a password, code, answer, token or link; every use of `reveal()` can be searched for.

    Python cannot promise to erase a string from memory, so this guards against the likely leak: a log line, a
    traceback, a debugger's repr.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value itself, for the one call that needs it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return self._value == other._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __repr__(self) -> str:
        return _MASK

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return _MASK

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a Secret is never pickled")
