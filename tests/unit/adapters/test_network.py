"""The way to the network: a proxy of the environment is seen, its address and login are not kept."""

import pytest

from crypteo_desktop.adapters.network import network
from crypteo_desktop.surroundings import Network


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_seen(monkeypatch: pytest.MonkeyPatch, name: str):
    for other in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(other, raising=False)
    assert network() is Network.DIRECT
    monkeypatch.setenv(name, "http://user:secret@proxy.example.com:3128")
    assert network() is Network.PROXY
