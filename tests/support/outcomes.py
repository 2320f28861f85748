"""What an act came to: its result, or the kind of the problem that it raised."""

from collections.abc import Callable
from typing import TypeVar

from crypteo_desktop.problems import Problem, ProblemKind

_Result = TypeVar("_Result")


def outcome(act: Callable[[], _Result]) -> _Result | ProblemKind:
    """Return what `act` returns, or the kind of its Problem; let every other exception through."""
    try:
        return act()
    except Problem as problem:
        return problem.kind
