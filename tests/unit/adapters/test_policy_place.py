"""Where the policy lies: files of each kind, absent, broken, and the way of calls that it settles."""

import plistlib
import sys
from pathlib import Path
from urllib.request import getproxies_environment

import pytest
import requests

from crypteo_desktop.adapters import policy_place
from crypteo_desktop.adapters.policy_place import from_property_list, from_toml, system_policy
from crypteo_desktop.adapters.settled_proxy import settle_proxy
from crypteo_desktop.policy import NAMES, Policy, PolicyError

EXAMPLE = Path(__file__).parents[3] / "packaging" / "policy.toml"


def test_where_there_is_no_policy_nothing_is_settled(tmp_path: Path) -> None:
    assert from_toml(tmp_path / "none") == {}
    assert from_property_list(tmp_path / "none") == {}


def test_a_file_of_toml_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('language = "fr"\n')
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(policy_place, "LINUX", file)
    assert system_policy() == Policy(language="fr")


def test_a_managed_preference_list_is_read_without_what_apple_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "fr.crypteo.desktop.plist"
    file.write_bytes(plistlib.dumps({"language": "fr", "cloud_folders": False, "PayloadUUID": "x"}))
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(policy_place, "MACOS", file)
    assert system_policy() == Policy(language="fr", cloud_folders=False)


@pytest.mark.parametrize("read", [from_toml, from_property_list])
def test_what_cannot_be_read_is_no_empty_policy(read: object, tmp_path: Path) -> None:
    assert callable(read)
    broken = tmp_path / "policy"
    broken.write_bytes(b"\xff = [")
    for place in (broken, tmp_path):  # a folder is no file
        with pytest.raises(PolicyError, match=str(place)):
            read(place)


def test_a_policy_that_cannot_be_obeyed_says_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("colour = 3\n")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(policy_place, "LINUX", file)
    with pytest.raises(PolicyError, match=r"policy\.toml: unknown: colour"):
        system_policy()


def test_the_example_says_nothing_until_its_lines_are_taken_in(tmp_path: Path) -> None:
    assert from_toml(EXAMPLE) == {}
    taken_in = tmp_path / "policy.toml"
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    taken_in.write_text("\n".join(line.removeprefix("#") for line in lines if line.startswith("#") and " = " in line))
    assert set(from_toml(taken_in)) == set(NAMES)


@pytest.mark.parametrize("foreign", ["http_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy"])
def test_a_settled_proxy_is_the_one_that_requests_uses(foreign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(foreign, "http://elsewhere.example.com:1")
    environment = {foreign: "*"}
    settle_proxy("http://proxy.example.com:3128", environment)
    assert environment == {
        "http_proxy": "http://proxy.example.com:3128",
        "https_proxy": "http://proxy.example.com:3128",
    }


def test_without_a_proxy_calls_go_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://elsewhere.example.com:1")
    monkeypatch.setenv("no_proxy", "")  # so that the test puts both back
    settle_proxy("direct")
    assert "https" not in getproxies_environment()
    assert requests.utils.get_environ_proxies("https://service.example.com", None) == {}
