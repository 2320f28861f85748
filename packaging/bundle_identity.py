"""What systems show of the bundle: version, commit, icon, and how macOS and Windows are told what it opens."""

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

IDENTIFIER: Final = "fr.crypteo.desktop"
NAME: Final = "Crypteo Desktop"

# https://developer.apple.com/documentation/bundleresources/information-property-list
INFO_PLIST: Final = {
    "CFBundleName": NAME,
    "CFBundleDisplayName": NAME,
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "fr"],
    "CFBundleURLTypes": [
        {"CFBundleURLName": IDENTIFIER, "CFBundleURLSchemes": ["crypteo"], "CFBundleTypeRole": "Viewer"}
    ],
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "PKCS #12",
            "CFBundleTypeRole": "Viewer",
            # "Open with" lists the program; Keychain Access stays what a double-click opens.
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["com.rsa.pkcs-12"],
        }
    ],
    "LSApplicationCategoryType": "public.app-category.utilities",
    "LSMinimumSystemVersion": "13.0",
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "Apache-2.0",
    "NSRequiresAquaSystemAppearance": False,
}


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes it: packaging/publisher.toml."""

    name: str
    email: str
    homepage: str


def publisher() -> Publisher:
    """Return who publishes it; raise TypeError for a file that names more, or less."""
    return Publisher(**tomllib.loads(Path(__file__).with_name("publisher.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Identity:
    """What the spec hands to PyInstaller; `icon` and `windows_version` are files, None where the system has no use."""

    version: str
    commit_file: Path
    icon: str | None
    windows_version: str | None


def read(root: Path, work: Path) -> Identity:
    """Write the commit, the icons and the version resource into `work` and return where they are."""
    work.mkdir(parents=True, exist_ok=True)
    version = program_version(root)
    commit_file = work / "commit"
    commit_file.write_text(commit(root) + "\n", encoding="ascii")
    icons = work / "icons"
    subprocess.run((sys.executable, str(root / "packaging" / "icons.py"), str(icons)), check=True)
    if sys.platform == "win32":
        resource = work / "version-resource.txt"
        resource.write_text(windows_version_resource(version), encoding="utf-8")
        return Identity(version, commit_file, str(icons / "crypteo-desktop.ico"), str(resource))
    icon = str(icons / "crypteo-desktop.icns") if sys.platform == "darwin" else None
    return Identity(version, commit_file, icon, None)


def program_version(root: Path) -> str:
    """Return the version that crypteo_desktop/version.py states."""
    source = (root / "crypteo_desktop" / "version.py").read_text(encoding="utf-8")
    stated = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if stated is None:
        raise ValueError("crypteo_desktop/version.py states no version")
    return stated.group(1)


def commit(root: Path) -> str:
    """Return the commit that is built, twelve digits, with `-changed` when the working tree is not that commit."""
    command = ("git", "-C", str(root), "describe", "--always", "--exclude=*", "--abbrev=12", "--dirty=-changed")
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"  # an unpacked source archive


def windows_version_resource(version: str) -> str:
    """Return a VS_VERSIONINFO resource as PyInstaller reads it; its four numbers are version and 0."""
    numbers = (*(int(number) for number in version.split(".")), 0)
    texts = {
        "CompanyName": publisher().name,
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": "crypteo-desktop",
        "LegalCopyright": "Apache-2.0",
        "OriginalFilename": "crypteo-desktop.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,\n"
        "                                fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"              kids=[StringFileInfo([StringTable('040C04B0', [{strings}])]),\n"
        "                    VarFileInfo([VarStruct('Translation', [0x040C, 1200])])])\n"
    )
