"""A house that is reached over plain http, so that cookies travel in tests as they do in browsers over TLS."""

import pytest

from crypteo_backend.settings import Installer, Settings
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House

INSTALLERS = (
    Installer("Windows 10 et 11", "CryptoDesktop-6.0.0.exe", "https://get.example.com/CryptoDesktop-6.0.0.exe"),
    Installer("macOS 13 ou plus récent", "CryptoDesktop-6.0.0.dmg", "https://get.example.com/CryptoDesktop-6.0.0.dmg"),
)


@pytest.fixture
def house(make_house: HouseMaker) -> House:
    return make_house(Settings("http://127.0.0.1", installers=INSTALLERS))
