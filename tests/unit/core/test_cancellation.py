"""CancelToken: work stops at its checkpoints, and a wait ends at once."""

import time

import pytest

from crypteo_desktop.cancellation import Cancelled, CancelToken


def test_a_checkpoint_passes_until_somebody_asks_to_stop():
    token = CancelToken()
    token.checkpoint()
    token.cancel()
    assert token.is_cancelled
    with pytest.raises(Cancelled):
        token.checkpoint()


def test_a_wait_of_an_hour_ends_at_once_when_cancelled():
    token = CancelToken()
    token.cancel()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        token.wait(3600)
    assert time.monotonic() - start < 60


def test_a_wait_ends_after_its_time():
    token = CancelToken()
    start = time.monotonic()
    token.wait(0.05)
    assert time.monotonic() - start >= 0.05
    assert not token.is_cancelled
