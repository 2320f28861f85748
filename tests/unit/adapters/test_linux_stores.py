"""Where the stores of a Linux account are found: each place that Firefox keeps profiles in, and Chromium's folder."""

from pathlib import Path

import pytest

from crypteo_desktop.adapters.system_stores import computer_stores
from crypteo_desktop.adapters.system_stores.linux import CHROMIUM_HOME, LinuxStores

PLACES = (
    ".mozilla/firefox",
    "snap/firefox/common/.mozilla/firefox",
    ".var/app/org.mozilla.firefox/.mozilla/firefox",
    ".config/mozilla/firefox",
)


@pytest.fixture(autouse=True)
def without_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def make_profile(place: Path, path: str, name: str = "default") -> Path:
    """Make a profile as Firefox does, listed in `profiles.ini`."""
    place.mkdir(parents=True, exist_ok=True)
    folder = place / path
    folder.mkdir()
    with (place / "profiles.ini").open("a", encoding="utf-8") as listed:
        number = listed.tell()  # any number that is not taken
        listed.write(f"[Profile{number}]\nName={name}\nPath={path}\nIsRelative=1\n")
    return folder


def found(home: Path) -> list[Path | None]:
    return [store.info.folder for store in LinuxStores(home).find()]


@pytest.mark.parametrize("place", PLACES)
def test_profiles_are_found_in_every_place(tmp_path: Path, place: str) -> None:
    assert found(tmp_path) == []
    folder = make_profile(tmp_path / place, "abc.default")
    assert found(tmp_path) == [folder]


def test_every_profile_is_found_the_default_first(tmp_path: Path) -> None:
    place = tmp_path / PLACES[0]
    first, second = make_profile(place, "abc.old", "old"), make_profile(place, "xyz.default-esr", "default-esr")
    assert found(tmp_path) == [first, second]
    (place / "installs.ini").write_text("[3B6073811A6ABF12]\nDefault=xyz.default-esr\nLocked=1\n")
    assert found(tmp_path) == [second, first]


def test_a_profile_elsewhere_is_found_and_a_lost_one_is_not(tmp_path: Path) -> None:
    elsewhere = tmp_path / "disk" / "profile"
    elsewhere.mkdir(parents=True)
    place = tmp_path / PLACES[0]
    place.mkdir(parents=True)
    text = f"[Profile0]\nName=a\nPath={elsewhere}\nIsRelative=0\n[Profile1]\nName=b\nPath=gone\n[General]\nVersion=2\n"
    (place / "profiles.ini").write_text(text)
    assert found(tmp_path) == [elsewhere]


def test_a_list_that_cannot_be_read_hides_no_other_store(tmp_path: Path) -> None:
    broken = tmp_path / PLACES[0]
    broken.mkdir(parents=True)
    (broken / "profiles.ini").write_bytes(b"\xff\xfe[Profile0\n")
    (tmp_path / CHROMIUM_HOME).mkdir(parents=True)
    folder = make_profile(tmp_path / PLACES[1], "abc.default")
    assert found(tmp_path) == [tmp_path / CHROMIUM_HOME, folder]


@pytest.mark.parametrize(
    ("configured", "is_heeded"), [("{home}/elsewhere", True), ("elsewhere", False)], ids=["absolute", "relative"]
)
def test_the_configuration_folder_is_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configured: str, is_heeded: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", configured.format(home=tmp_path))
    usual = make_profile(tmp_path / PLACES[3], "abc.usual")
    set_apart = make_profile(tmp_path / "elsewhere" / "mozilla/firefox", "abc.apart")
    assert [store.info.folder for store in computer_stores().find()] == [set_apart if is_heeded else usual]
