"""Rubbish is looked for from the first paint on."""

import gc
from collections.abc import Iterator

import pytest

from crypteo_desktop.ui import collecting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_nothing_is_looked_for_while_the_program_starts() -> None:
    collecting.put_off()
    assert not gc.isenabled()


def test_what_is_there_then_is_never_looked_at_again() -> None:
    collecting.put_off()
    collecting.begin()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 1000
