"""The assistant on this computer's own kinds of store: a Firefox profile and Chromium's, in a home of their own."""

from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_desktop.adapters.given_file import read_given_file
from crypteo_desktop.adapters.installed_list import InstalledFile
from crypteo_desktop.adapters.system_stores.linux import CHROMIUM_HOME, LinuxStores
from crypteo_desktop.adapters.system_stores.nss_tools import Nss, tools_are_there
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.install_assistant.destinations_page import DestinationsPage
from tests.support.install_fakes import install_services, small_authority
from tests.ui.install_assistant.conftest import Desk, Start

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not tools_are_there(), reason="certutil and pk12util are not installed"),
]
NOTHING = Secret("")


def keys_in(folder: Path) -> list[bool]:
    return [has_key for _, has_key in Nss(folder, NOTHING).nicknames() if has_key]


def test_it_is_installed_into_real_stores_and_removed_again(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "Camille_MARTIN_540206.p12"
    file.write_bytes(small_authority().content)
    firefox, chromium = tmp_path / ".mozilla/firefox/abc.default", tmp_path / CHROMIUM_HOME
    for folder in (firefox, chromium):
        Nss(folder, NOTHING).make()
    (firefox.parent / "profiles.ini").write_text("[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\n")
    noted = InstalledFile(tmp_path / "data" / "installed.json")
    real = replace(install_services(), read=read_given_file, stores=LinuxStores(tmp_path), installed=noted)

    desk = start(real, file)
    desk.open()
    desk.enter()
    assert desk.window.problem is None
    assert (keys_in(firefox), keys_in(chromium)) == ([True], [True])
    desk.enter()
    assert desk.statuses == [0]

    again = start(real, file)
    again.open()
    assert again.primary == "Finish"
    _remove(again)
    assert again.window.problem is None
    assert (keys_in(firefox), keys_in(chromium)) == ([], [])
    assert file.read_bytes() == small_authority().content


def _remove(desk: Desk) -> None:
    page = desk.window.stage.page
    assert isinstance(page, DestinationsPage)
    assert page.remove_button is not None
    page.remove_button.click()
    assert page.question is not None
    page.question.accept()
    desk.settle()
