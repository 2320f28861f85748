"""Tries again what may be repeated without harm, a few times and with growing waits."""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import anywhere as problem

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

# What may pass by itself within a second or two.
PASSING: Final = frozenset({problem.UNREACHABLE.name, problem.TOO_SLOW.name, problem.SERVICE_FAILED.name})


def patiently(act: Callable[[], _Result], waits: tuple[float, ...], token: CancelToken) -> _Result:
    """Return what `act` returns, trying once more after each of `waits` (seconds) when a passing problem is raised."""
    for wait in waits:
        try:
            return act()
        except Problem as passing:
            if passing.kind.name not in PASSING:
                raise
            _log.info("%s; trying again in %s s", passing.kind.name, wait)
            token.wait(wait)
    return act()
