"""A support desk for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.support_desk_house import DeskHouse, desk_house


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskHouse]:
    with desk_house(tmp_path) as house:
        yield house
