"""A house that is reached over plain http, so that cookies travel in tests as they do in browsers over TLS."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.settings import Installer, Settings
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House
from tests.support.contract_client import ContractClient
from tests.support.visitor import Visitor

INSTALLERS = (
    Installer("Windows 10 et 11", "CryptoDesktop-6.0.0.exe", "https://get.example.com/CryptoDesktop-6.0.0.exe"),
    Installer("macOS 13 ou plus récent", "CryptoDesktop-6.0.0.dmg", "https://get.example.com/CryptoDesktop-6.0.0.dmg"),
)

VisitorMaker = Callable[..., Visitor]


@pytest.fixture
def house(make_house: HouseMaker) -> House:
    return make_house(Settings("http://127.0.0.1", installers=INSTALLERS))


@pytest.fixture
def new_visitor() -> Iterator[VisitorMaker]:
    """Make visitors of houses; their connections are closed in the end."""
    with ExitStack() as stack:

        def make(house: House, **headers: str) -> Visitor:
            return Visitor(stack.enter_context(Visitor.browser(house, headers)))

        yield make


@pytest.fixture
def visitor(house: House, new_visitor: VisitorMaker) -> Visitor:
    return new_visitor(house)


@pytest.fixture
def holder(house: House, key: RSAPrivateKey) -> ContractClient:
    """The holder of an issued certificate."""
    holder = house.holder()
    holder.authenticate().certify(key).raise_for_status()
    return holder
