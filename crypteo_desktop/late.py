"""What is made when it is first asked for: the window is painted before most of the outside world is even loaded."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

_T = TypeVar("_T")


def late(make: Callable[[], _T]) -> _T:
    """Return a stand-in for what `make` makes, once, at the first look at any attribute; any thread may look."""
    return cast("_T", _Late(make))


class _Late:
    """Hands every attribute on; what stands behind it is a part of the program, so nothing is ever set from outside."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._made: object | None = None
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> object:
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)
