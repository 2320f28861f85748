"""This computer's seconds pass in its sleep too."""

import time
from types import SimpleNamespace

import pytest

from crypteo_desktop.adapters import clock

READINGS = SimpleNamespace(
    CLOCK_BOOTTIME=7, CLOCK_MONOTONIC=1, clock_gettime={7: 1000.0, 1: 900.0}.__getitem__, monotonic=lambda: 800.0
)


@pytest.mark.parametrize(("platform", "reading"), [("linux", 1000.0), ("darwin", 900.0), ("win32", 800.0)])
def test_each_system_has_a_clock_that_counts_the_sleep(
    monkeypatch: pytest.MonkeyPatch, platform: str, reading: float
) -> None:
    monkeypatch.setattr(clock, "time", READINGS)
    monkeypatch.setattr(clock.sys, "platform", platform)
    assert clock.seconds() == reading


def test_the_seconds_go_forward() -> None:
    first = clock.seconds()
    assert 0 <= clock.seconds() - first < 60
    assert first >= time.monotonic() - 1
