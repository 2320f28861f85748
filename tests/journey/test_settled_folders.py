"""What an administrator settles of folders reaches the real outside world: neither file nor copy goes into a cloud."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pathlib import Path

import pytest

from crypteo_desktop.outside_world import make_services
from crypteo_desktop.policy import Policy
from crypteo_desktop.problems import file, keeping
from crypteo_desktop.services import Services
from crypteo_desktop.settings import Places
from tests.support.outcomes import outcome
from tests.support.samples import PROFILE


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive - TEST ENTREPRISE"
    folder.mkdir()
    return folder


def services_of(cloud: Path, policy: Policy) -> Services:
    return make_services(PROFILE, Places(save_to=cloud, data=cloud.parent / "own"), policy, has_keyring=False)


def test_where_clouds_are_forbidden_nothing_goes_into_one(cloud: Path) -> None:
    services = services_of(cloud, Policy(cloud_folders=False))
    copy = cloud / "copy.p12"
    assert outcome(lambda: services.folder.save("a.p12", b"content")) is file.FOLDER_SYNCHRONISED
    assert outcome(lambda: services.open_folder(cloud).save("a.p12", b"content")) is file.FOLDER_SYNCHRONISED
    assert outcome(lambda: services.keeping.copies.write(copy, b"content")) is keeping.COPY_SYNCHRONISED
    assert list(cloud.iterdir()) == []


def test_where_nothing_is_settled_the_holder_decides(cloud: Path) -> None:
    services = services_of(cloud, Policy())
    assert services.folder.save("a.p12", b"content").exists()
    assert services.keeping.copies.write(cloud / "copy.p12", b"content")
