"""Folders that a cloud service synchronises, told by what each service leaves behind."""

import json
from pathlib import Path

import pytest

from crypteo_desktop.adapters.cloud_folders import CloudFolders


def clouds(home: Path, **environment: str) -> CloudFolders:
    return CloudFolders(environment, home)


def test_an_ordinary_folder_is_synchronised_by_nobody(tmp_path: Path) -> None:
    assert clouds(tmp_path).cloud_of(tmp_path / "Téléchargements") == ""


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_says_so_in_a_variable(tmp_path: Path, variable: str) -> None:
    moved = tmp_path / "Mes fichiers"
    told = clouds(tmp_path, **{variable: str(moved)})
    assert told.cloud_of(moved / "Téléchargements") == "OneDrive"
    assert told.cloud_of(tmp_path / "Mes fichiers 2") == ""


@pytest.mark.parametrize(
    ("below_home", "name"),
    [
        ("OneDrive - TEST ENTREPRISE/Documents", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personnel", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-camille@example.com/Mon Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Dropbox (TEST ENTREPRISE)/Certificats", "Dropbox"),
        ("Nextcloud/Documents", "Nextcloud"),
        ("kDrive", "kDrive"),
        ("Proton Drive/My files", "Proton Drive"),
        ("Box", "Box"),
        ("Boxes", ""),
        ("megaphone", ""),
    ],
)
def test_a_folder_bears_the_name_of_its_service(tmp_path: Path, below_home: str, name: str) -> None:
    assert clouds(tmp_path).cloud_of(tmp_path / below_home) == name


def test_the_name_of_the_person_is_no_service(tmp_path: Path) -> None:
    home = tmp_path / "dropbox"
    assert clouds(home).cloud_of(home / "Downloads") == ""


def test_dropbox_and_nextcloud_say_it_in_their_settings(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox/info.json").write_text(json.dumps({"personal": {"path": str(tmp_path / "boîte")}}))
    (tmp_path / ".config/Nextcloud").mkdir(parents=True)
    place = tmp_path / "nuage"
    (tmp_path / ".config/Nextcloud/nextcloud.cfg").write_text(
        f"[General]\nclientVersion=3.7\n[Accounts]\n0\\Folders\\1\\localPath={place}/\n0\\Folders\\1\\paused=false\n"
    )
    known = clouds(tmp_path)
    assert known.cloud_of(tmp_path / "boîte/a") == "Dropbox"
    assert known.cloud_of(place / "b") == "Nextcloud"
    assert known.cloud_of(tmp_path / "c") == ""


@pytest.mark.parametrize("content", ["", "{", "[]", '{"personal": 3}', '{"personal": {}}', "\\localPath=x"])
def test_broken_settings_are_passed_over(tmp_path: Path, content: str) -> None:
    for file in (".dropbox/info.json", ".config/Nextcloud/nextcloud.cfg"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(content)
    assert clouds(tmp_path).cloud_of(tmp_path / "a") == ""


def test_the_desktop_of_a_mac_may_be_in_icloud(tmp_path: Path) -> None:
    (tmp_path / "Library/Mobile Documents/com~apple~CloudDocs/Desktop").mkdir(parents=True)
    assert clouds(tmp_path).cloud_of(tmp_path / "Desktop") == "iCloud"
    assert clouds(tmp_path).cloud_of(tmp_path / "Documents") == ""


@pytest.mark.parametrize(
    ("marker", "name"),
    [(".dropbox.cache", "Dropbox"), (".sync_1a2b.db", "Nextcloud"), (".stfolder", "Syncthing")],
)
def test_a_marker_file_in_a_folder_above_tells(tmp_path: Path, marker: str, name: str) -> None:
    home = tmp_path / "camille"
    (home / "partagé/a/b").mkdir(parents=True)
    (home / "partagé" / marker).touch()
    (home / marker).touch()  # in the home itself it says nothing
    assert clouds(home).cloud_of(home / "partagé/a/b") == name
    assert clouds(home).cloud_of(home / "Downloads") == ""


def test_a_link_into_the_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "Downloads").symlink_to("Nextcloud")
    assert clouds(tmp_path).cloud_of(tmp_path / "Downloads") == "Nextcloud"
