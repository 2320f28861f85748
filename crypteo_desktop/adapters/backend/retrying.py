"""Tries again what may be repeated without harm, a few times, with growing waits that whoever waits is told of."""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Answered, Retrying
from crypteo_desktop.problems import Problem, certificate
from crypteo_desktop.problems import anywhere as problem

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")

# What may pass by itself within a minute or two. A name that is not found and a proxy's page do not.
PASSING: Final = frozenset(
    {
        problem.NO_NETWORK.name,
        problem.UNREACHABLE.name,
        problem.TOO_SLOW.name,
        problem.SERVICE_FAILED.name,
        problem.ANSWER_DAMAGED.name,
        problem.TOO_MANY_REQUESTS.name,
        certificate.AUTHORITY_UNAVAILABLE.name,
    }
)
LONGEST_WAIT: Final = 60.0


def patiently(act: Callable[[], _Result], waits: tuple[float, ...], token: CancelToken) -> _Result:
    """Return what `act` returns, trying once more after each of `waits` (seconds) when a passing problem is raised.

    A wait is longer where the service asked for it with Retry-After, but never over a minute. The token is told of
    each wait (Retrying), and that an answer came after all (Answered); cancelling it ends a wait at once.
    """
    for attempt, wait in enumerate(waits, start=2):
        try:
            result = act()
        except Problem as passing:
            if passing.kind.name not in PASSING:
                raise
            seconds = _seconds(wait, passing)
            _log.info("%s; trying again in %s s", passing.kind.name, seconds)
            token.tell(Retrying(passing.kind, seconds, attempt, len(waits) + 1))
            token.wait(seconds)
        else:
            return _told(result, token, again=attempt > 2)
    return _told(act(), token, again=bool(waits))


def _seconds(wait: float, passing: Problem) -> float:
    asked = passing.facts.get("retry_after")
    return max(wait, min(float(asked), LONGEST_WAIT)) if isinstance(asked, int) else wait


def _told(result: _Result, token: CancelToken, *, again: bool) -> _Result:
    if again:
        token.tell(Answered())
    return result
