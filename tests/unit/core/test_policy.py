"""The administrator's policy: what it may say, what it may not, and that a profile keeps to it."""

from pathlib import Path

import pytest

from crypteo_desktop.policy import Policy, PolicyError, policy_from
from crypteo_desktop.profile import ProfileError
from tests.support.samples import PROFILE


def test_nothing_is_settled_where_nothing_is_told() -> None:
    assert policy_from({}) == Policy()
    assert policy_from({}).cloud_folders


def test_everything_that_can_be_settled_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/camille")
    monkeypatch.setenv("UNIT", "paie")
    told = {
        "profile": "/etc/crypteo-desktop/profile.toml",
        "servers": ["production"],
        "proxy": "http://proxy.example.com:3128",
        "folder": "~/Certificats/$UNIT",
        "format": "compatible",
        "language": "fr",
        "cloud_folders": False,
        "keep_log": True,
    }
    assert policy_from(told) == Policy(
        profile=Path("/etc/crypteo-desktop/profile.toml"),
        servers=("production",),
        proxy="http://proxy.example.com:3128",
        folder=Path("/home/camille/Certificats/paie"),
        file_format="compatible",
        language="fr",
        cloud_folders=False,
        keep_log=True,
    )


def test_windows_tells_truths_as_numbers() -> None:
    assert not policy_from({"cloud_folders": 0}).cloud_folders
    assert policy_from({"cloud_folders": 1}).cloud_folders


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"colour": "red"}, "unknown: colour"),
        ({"folder": "Certificats"}, "whole path"),
        ({"folder": ""}, "a text"),
        ({"profile": 3}, "a text"),
        ({"servers": "production"}, "a list"),
        ({"servers": [3]}, "a list"),
        ({"servers": []}, "no server at all"),
        ({"proxy": "proxy.example.com"}, "http://host:port"),
        ({"proxy": "http://camille:secret@proxy.example.com"}, "without a login"),
        ({"format": "rc2"}, "modern, compatible"),
        ({"language": "de"}, "fr, en"),
        ({"cloud_folders": "no"}, "true or false"),
        ({"cloud_folders": 2}, "true or false"),
    ],
)
def test_what_cannot_be_obeyed_is_refused(told: dict[str, object], words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        policy_from(told)


def test_a_profile_keeps_to_the_servers_that_are_allowed() -> None:
    known = PROFILE.servers[0].id
    assert [server.id for server in PROFILE.only([known]).servers] == [known]
    with pytest.raises(ProfileError, match="elsewhere"):
        PROFILE.only([known, "elsewhere"])
