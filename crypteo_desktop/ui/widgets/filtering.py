"""Filters for what is typed or pasted: they refuse before a character stands in the field, and say why."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QValidator

SEPARATORS = frozenset(" \t\r\n\u00a0\u2009\u202f.,-\u2010\u2011\u2013\u2014_/")


class Refusal(Enum):
    """Why a filter refused something."""

    CHARACTER = "character"
    TOO_LONG = "too long"


class OnlyAllowed(QValidator):
    """Takes a text whole or not at all: to drop single characters of a pasted password would make another password.

    `allowed` returns the part of a text that may stand in the field. Signal: `refused(Refusal)`.
    """

    refused = Signal(object)

    def __init__(self, allowed: Callable[[str], str], max_length: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._max_length = max_length

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept `text` when all of it is allowed (Qt calls this for every change)."""
        if self._allowed(text) == text:
            return QValidator.State.Acceptable, text, position
        start = text[: self._max_length]
        self.refused.emit(Refusal.TOO_LONG if self._allowed(start) == start else Refusal.CHARACTER)
        return QValidator.State.Invalid, text, position


class OnlyDigits(QValidator):
    """Keeps the digits of a text, so that a code may be pasted with its spaces, or with the words around it.

    `digits` returns the digits of a text. More than `length` are refused as a whole. Signal: `refused(Refusal)`.
    """

    refused = Signal(object)

    def __init__(self, digits: Callable[[str], str], length: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._digits = digits
        self._length = length

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the digits of `text`, the caret behind as many of them as before (Qt calls this for every change)."""
        kept = self._digits(text)
        if len(kept) > self._length:
            self.refused.emit(Refusal.TOO_LONG)
            return QValidator.State.Invalid, text, position
        if len(kept) < self._length and len(kept) + sum(letter in SEPARATORS for letter in text) < len(text):
            self.refused.emit(Refusal.CHARACTER)
        return QValidator.State.Acceptable, kept, len(self._digits(text[:position]))
