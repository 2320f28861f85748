"""A few walks of `make soak`: what a walk opens it closes again, keeps no secret, and Qt has nothing to warn of."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import logging
import sys

import pytest

from bench.soak import LEFT, slope, walk_often
from crypteo_desktop.adapters.demo_backend import start_demo_backend

WALKS = 3


@pytest.mark.long
def test_a_walk_leaves_no_file_thread_widget_or_secret_behind(qapp, caplog):
    service = start_demo_backend(sys.executable, ("-m", "bench.service"))
    try:
        first, *_, last = walk_often(qapp, service, WALKS, lambda _: None)
    finally:
        service.stop()
    assert [record for record in caplog.records if record.name == "qt" and record.levelno >= logging.WARNING] == []
    for name in LEFT:
        assert getattr(last, name) <= getattr(first, name), name


def test_the_slope_is_that_of_the_second_half_alone():
    assert slope([900.0, 100.0, 900.0, 100.0, 10.0, 12.0, 14.0, 16.0]) == 2.0
    assert slope([1.0]) == 0.0
