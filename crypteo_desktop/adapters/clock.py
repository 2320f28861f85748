"""Seconds of this computer that also pass while it sleeps: the service's clock is told by them."""

import sys
import time
from typing import Final

# `time.monotonic` stands still in the sleep of these two; of macOS' clocks, CLOCK_MONOTONIC does not.
_COUNTING_SLEEP: Final = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}


def seconds() -> float:
    """Return seconds since some moment, never set back."""
    name = _COUNTING_SLEEP.get(sys.platform)
    return time.monotonic() if name is None else time.clock_gettime(getattr(time, name))
