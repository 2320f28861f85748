"""Lists what is in the bundle: sbom.cdx.json (CycloneDX) and licences.txt, from the lock file and what is installed.

usage: uv export --frozen --no-default-groups --format cyclonedx1.5 | inventory.py FOLDER

To run in the environment that the bundle is built from. No network is asked. The time is SOURCE_DATE_EPOCH, and the
serial number a digest of the content, so that two builds of one commit list the same.
"""

import json
import os
import ssl
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.backends.openssl.backend import backend
from PySide6.QtCore import qVersion

sys.path.insert(0, str(Path(__file__).parent))

import bundle_identity

ROOT: Final = Path(__file__).parents[1]
TEXTS: Final = ROOT / "packaging" / "licences"
RULE: Final = "=" * 100


def bill(exported: dict[str, Any], when: datetime) -> dict[str, Any]:
    """Return uv's bill of materials with what no lock file names, its own version, time and serial number."""
    installed = {_plain(distribution.name): distribution for distribution in metadata.distributions()}
    packages = [
        {**component, "licenses": [{"license": {"name": licence_of(installed[_plain(component["name"])])}}]}
        for component in exported["components"]
        if _plain(component["name"]) in installed
    ]
    kept = {component["bom-ref"] for component in packages} | {exported["metadata"]["component"]["bom-ref"]}
    program = {
        **exported["metadata"]["component"],
        "type": "application",
        "version": bundle_identity.program_version(ROOT),
        "properties": [{"name": "crypteo:commit", "value": bundle_identity.commit(ROOT)}],
    }
    content = {
        **exported,
        "metadata": {**exported["metadata"], "timestamp": f"{when:%Y-%m-%dT%H:%M:%SZ}", "component": program},
        "components": [*packages, *not_locked()],
        "dependencies": [_among(entry, kept) for entry in exported["dependencies"] if entry["ref"] in kept],
    }
    del content["serialNumber"]
    digest = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {**content, "serialNumber": f"urn:uuid:{digest}"}


def not_locked() -> list[dict[str, Any]]:
    """Return what is in the bundle without being a locked package of Python."""
    python = sys.version.split()[0]
    parts = (
        ("Python", python, "PSF-2.0", f"pkg:generic/python@{python}"),
        ("Qt", qVersion(), "LGPL-3.0-only", f"pkg:generic/qt@{qVersion()}"),
        ("OpenSSL (in cryptography)", _version(backend.openssl_version_text()), "Apache-2.0", None),
        ("OpenSSL (Python's; on Linux the system's)", _version(ssl.OPENSSL_VERSION), "Apache-2.0", None),
        ("PyInstaller loader", metadata.version("pyinstaller"), "GPL-2.0-or-later WITH Bootloader-exception", None),
        ("Inter (fonts)", "4", "OFL-1.1", None),
    )
    return [_component(*part) for part in parts]


def _component(name: str, version: str, licence: str, purl: str | None) -> dict[str, Any]:
    listed = {"type": "library", "name": name, "version": version, "licenses": [{"license": {"name": licence}}]}
    return {**listed, "purl": purl} if purl else listed


def _version(text: str) -> str:
    return text.split()[1]


def _among(entry: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    return {**entry, "dependsOn": [ref for ref in entry["dependsOn"] if ref in kept]} if "dependsOn" in entry else entry


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def licence_of(distribution: metadata.Distribution) -> str:
    """Return the licence that a package states, as an expression where it has one; never the whole text."""
    told = distribution.metadata
    stated = told.get("License-Expression") or told.get("License") or ""
    if 0 < len(stated) < 80 and "\n" not in stated:
        return stated
    classifiers = (line.split("::")[-1].strip() for line in told.get_all("Classifier", []) if "License ::" in line)
    return next(classifiers, "see licences.txt")


def licences(listed: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of licences.txt: a table, then every text that the parts bring, or their licence asks for."""
    installed = {_plain(distribution.name): distribution for distribution in metadata.distributions()}
    yield "What Crypteo Desktop is made of, and under which licences. Its own is Apache-2.0."
    yield ""
    for component in listed["components"]:
        yield f"{component['name']:<45} {component['version']:<12} {component['licenses'][0]['license']['name']}"
    for component in listed["components"]:
        distribution = installed.get(_plain(component["name"]))
        for file in _texts(distribution) if distribution else ():
            yield from ("", RULE, f"{component['name']} {component['version']}: {file.name}", RULE, "", _read(file))
    for file in (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), *sorted(TEXTS.glob("*.txt"))):
        if file.is_file():
            yield from ("", RULE, _title(file), RULE, "", _read(file))


def _title(file: Path) -> str:
    return "Qt, PySide6: " + file.name if file.parent == TEXTS else f"Python: {file.name}"


def _texts(distribution: metadata.Distribution) -> list[Path]:
    named = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
    files = (Path(str(file.locate())) for file in distribution.files or () if file.name.upper().startswith(named))
    return sorted(file for file in files if file.is_file())


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace").strip()


def main(folder: Path) -> None:
    """Write both lists into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    listed = bill(json.load(sys.stdin), when)
    (folder / "sbom.cdx.json").write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "licences.txt").write_text("\n".join(licences(listed)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
