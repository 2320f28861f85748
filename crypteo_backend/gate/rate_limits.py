"""Limits so wide that a person never meets them."""

import threading
from dataclasses import dataclass
from datetime import timedelta

from crypteo_backend.clock import Clock
from crypteo_backend.problems import Problem
from crypteo_backend.settings import Figures

WINDOW = timedelta(minutes=1)
_MANY_KEYS = 10_000


class RateLimit:
    """So many requests a minute for each key: a session, or an address."""

    def __init__(self, limit: int, clock: Clock) -> None:
        self._limit = limit
        self._clock = clock
        self._lock = threading.Lock()
        self._seconds = int(WINDOW.total_seconds())
        self._counts: dict[tuple[str, int], int] = {}

    def count(self, key: str) -> None:
        """Count one request; raises too-many-requests until the minute is over."""
        minute, second = divmod(int(self._clock().timestamp()), self._seconds)
        with self._lock:
            self._forget(minute)
            spent = self._counts[key, minute] = self._counts.get((key, minute), 0) + 1
        if spent > self._limit:
            raise Problem("too-many-requests", retry_after=self._seconds - second)

    def _forget(self, minute: int) -> None:
        if len(self._counts) > _MANY_KEYS:
            self._counts = {where: count for where, count in self._counts.items() if where[1] == minute}


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The two limits of the contract."""

    sessions: RateLimit
    openings: RateLimit


def rate_limits(figures: Figures, clock: Clock) -> RateLimits:
    """Return fresh limits with the settings' figures."""
    return RateLimits(RateLimit(figures.requests_a_minute, clock), RateLimit(figures.openings_a_minute, clock))
