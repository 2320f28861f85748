"""The installers' parts: systems are told the same thing everywhere, and the script for Windows compiles."""

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from crypteo_desktop.settings import _parser

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: *(\S+)")
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")


def test_linux_is_told_of_links_and_files_twice_alike() -> None:
    entry = (PACKAGING / "linux/crypteo-desktop.desktop").read_text(encoding="utf-8")
    told = re.search(r"^MimeType=(.*);$", entry, re.MULTILINE)
    assert told is not None
    metainfo = ET.parse(PACKAGING / "linux/fr.crypteo.desktop.metainfo.xml")
    assert {element.text for element in metainfo.iter("mediatype")} == set(told.group(1).split(";"))
    assert "x-scheme-handler/crypteo" in told.group(1)


@pytest.mark.parametrize("page", ["crypteo-desktop.1", "crypteo-desktop.fr.1"])
def test_the_man_pages_explain_every_option(page: str) -> None:
    text = (PACKAGING / "linux" / page).read_text(encoding="utf-8").replace("\\-", "-")
    options = {name for action in _parser()._actions for name in action.option_strings if name.startswith("--")}
    assert {option for option in options if option not in text} == set()


def test_the_installer_for_windows_compiles(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "crypteo-desktop.exe").write_bytes(b"MZ")
    (bundle / "_internal" / "library.dll").write_bytes(b"MZ")
    icon = tmp_path / "icon.ico"
    icon.write_bytes(
        bytes.fromhex("000001000100010100000100200030000000160000002800000001000000020000000100200000000000")
    )
    icon.write_bytes(icon.read_bytes() + bytes(32))
    setup = tmp_path / "crypteo-desktop-6.0.0-windows-x64.exe"
    facts = {"VERSION": "6.0.0", "PUBLISHER": "Somebody", "BUNDLE": bundle, "ICON": icon, "OUTPUT": setup}
    command = ["makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in facts.items())]
    done = subprocess.run(
        [*command, str(PACKAGING / "windows/crypteo-desktop.nsi")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert setup.read_bytes().startswith(b"MZ")


def test_the_installer_for_windows_steals_no_default() -> None:
    script = (PACKAGING / "windows/crypteo-desktop.nsi").read_text(encoding="utf-8")
    for kind in (".p12", ".pfx"):
        assert re.findall(rf'WriteReg\w+ SHCTX "Software\\Classes\\\{kind}"', script) == []
        assert rf'WriteRegNone SHCTX "Software\Classes\{kind}\OpenWithProgids"' in script


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_may_little_and_name_their_actions_by_commit(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert [used for used in USES.findall(text) if PINNED.fullmatch(used) is None] == []
