"""A backend whose console has agents, and browsers at its door."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from crypteo_backend.settings import Settings
from tests.support.backend_house import House
from tests.support.console_client import ConsoleClient, ConsoleMaker, agent_of, console_of
from tests.support.support_desk_house import Agent

HouseMaker = Callable[..., House]


@pytest.fixture
def house(make_house: HouseMaker) -> House:
    return make_house(Settings("http://127.0.0.1"))


@pytest.fixture
def alix(house: House) -> Agent:
    return agent_of(house, "alix")


@pytest.fixture
def door(house: House) -> Iterator[ConsoleMaker]:
    """Open browsers that have been nowhere yet."""
    with ExitStack() as stack:

        def open_one(language: str = "fr") -> ConsoleClient:
            console = console_of(house, language)
            stack.callback(console.http.close)
            return console

        yield open_one


@pytest.fixture
def console(house: House, door: ConsoleMaker, alix: Agent) -> ConsoleClient:
    """Return a browser at which alix is signed in."""
    return door().sign_in(alix, alix.code(house.clock))
