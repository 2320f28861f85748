"""Builds the .deb from the bundle, with dpkg-deb alone: debian_package.py BUNDLE INVENTORY ICONS OUTPUT.

BUNDLE is what PyInstaller made, INVENTORY the folder with sbom.cdx.json and licences.txt, ICONS the drawn pictures.
The time in every file is SOURCE_DATE_EPOCH.
"""

import gzip
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

ROOT: Final = Path(__file__).parents[2]
LINUX: Final = Path(__file__).parent
sys.path.insert(0, str(ROOT / "packaging"))

import bundle_identity  # noqa: E402  beside this folder, which is no package

NAME: Final = "crypteo-desktop"
PUBLISHER: Final = bundle_identity.publisher()
MAINTAINER: Final = f"{PUBLISHER.name} <{PUBLISHER.email}>"
MENU_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
# What no library is linked to, and the program needs all the same.
BUNDLED_ELSEWHERE: Final = ("libffi.so.*", "libxcb-*.so.*")
# libnss3-tools: the assistant writes into the stores of Firefox and Chromium with NSS's own tools.
BY_NAME: Final = ("ca-certificates", "desktop-file-utils", "libnss3-tools", "shared-mime-info")

CONTROL: Final = """\
Package: {name}
Version: {version}
Section: utils
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Maintainer: {maintainer}
Depends: {depends}
Recommends: gnome-keyring | org.freedesktop.secrets, xdg-desktop-portal, xdg-utils
Homepage: {homepage}
Description: download a software certificate in six screens
 Turns the link of an e-mail, a withdrawal code and three secret answers into
 one password-protected PKCS#12 file on the holder's own disk. The private key
 is made on this computer and never leaves it.
 .
 The screens are in French and English. There is no telemetry.
"""

CHANGELOG: Final = """\
{name} ({version}) unstable; urgency=medium

  * Release {upstream}; what changed is told in the project's CHANGELOG.md.

 -- {maintainer}  {date}
"""


def main(bundle: Path, inventory: Path, icons: Path, output: Path) -> None:
    """Lay the package out in a folder beside `output`, build it and print its name."""
    upstream = bundle_identity.program_version(ROOT)
    version, architecture = f"{upstream}-1", _run("dpkg", "--print-architecture").strip()
    tree = output / "debian-tree"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr/lib" / NAME
    shutil.copytree(bundle, program, symlinks=True)
    _leave_to_debian(program)
    _command(tree)
    _menu(tree, icons, upstream)
    _documents(tree, inventory, upstream, version)
    size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir()) // 1024
    control = CONTROL.format(
        name=NAME,
        version=version,
        architecture=architecture,
        size=size,
        maintainer=MAINTAINER,
        homepage=PUBLISHER.homepage,
        depends=", ".join(sorted({*_linked(program), *BY_NAME})),
    )
    _write(tree / "DEBIAN/control", control)
    _settle(tree)
    package = output / f"{NAME}_{version}_{architecture}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(tree), str(package))
    shutil.rmtree(tree)
    sys.stdout.write(f"{package}\n")


def _leave_to_debian(program: Path) -> None:
    """Remove what the portable archive brings along: here it is a dependency, which Debian keeps up to date."""
    for pattern in BUNDLED_ELSEWHERE:
        for library in (program / "_internal").glob(pattern):
            library.unlink()


def _command(tree: Path) -> None:
    link = tree / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")


def _menu(tree: Path, icons: Path, upstream: str) -> None:
    share = tree / "usr/share"
    _write(share / f"applications/{NAME}.desktop", (LINUX / f"{NAME}.desktop").read_text(encoding="utf-8"))
    metainfo = (LINUX / f"{bundle_identity.IDENTIFIER}.metainfo.xml").read_text(encoding="utf-8")
    _write(share / f"metainfo/{bundle_identity.IDENTIFIER}.metainfo.xml", _filled_in(metainfo, upstream))
    for size in MENU_SIZES:
        _copy(icons / f"{size}.png", share / f"icons/hicolor/{size}x{size}/apps/{NAME}.png")
    _copy(ROOT / "resources/icons/mark.svg", share / f"icons/hicolor/scalable/apps/{NAME}.svg")


def _documents(tree: Path, inventory: Path, upstream: str, version: str) -> None:
    share, documents = tree / "usr/share", tree / f"usr/share/doc/{NAME}"
    for source, folder in ((f"{NAME}.1", "man/man1"), (f"{NAME}.fr.1", "man/fr/man1")):
        page = _filled_in((LINUX / source).read_text(encoding="utf-8"), upstream)
        _write_compressed(share / folder / f"{NAME}.1.gz", page)
    date = format_datetime(_when())
    told = CHANGELOG.format(name=NAME, version=version, upstream=upstream, maintainer=MAINTAINER, date=date)
    _write_compressed(documents / "changelog.Debian.gz", told)
    _write_compressed(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _copy(LINUX / "copyright", documents / "copyright")
    _copy(ROOT / "docs/managed-machines.md", documents / "managed-machines.md")
    _copy(ROOT / "packaging/policy.toml", documents / "examples/policy.toml")
    for file in inventory.iterdir():
        _copy(file, documents / file.name)
    _copy(LINUX / "lintian-overrides", share / f"lintian/overrides/{NAME}")


def _linked(program: Path) -> list[str]:
    """Return the packages that hold the system's libraries which the bundle is linked to."""
    files = [file for file in program.rglob("*") if file.is_file() and _is_elf(file)]
    tree = program.parents[2]
    (tree / "DEBIAN").mkdir()  # how dpkg-shlibdeps knows the root of the tree
    stub = tree / "debian/control"
    _write(stub, f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    own = sorted({f"-l{file.parent.resolve()}" for file in files})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *own]
    answer = _run(*command, *(f"-e{file.resolve()}" for file in files), folder=tree)
    shutil.rmtree(stub.parent)
    return answer.strip().removeprefix("shlibs:Depends=").split(", ")


def _is_elf(file: Path) -> bool:
    with file.open("rb") as content:
        return not file.is_symlink() and content.read(4) == b"\x7fELF"


def _settle(tree: Path) -> None:
    """Give every file its final right and the one time; the package must not depend on who builds it, or when."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.is_dir() or (path.name == NAME and path.parent.name == NAME)
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (_when().timestamp(),) * 2, follow_symlinks=False)


def _when() -> datetime:
    return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)


def _filled_in(text: str, version: str) -> str:
    told = {"@VERSION@": version, "@DATE@": f"{_when():%Y-%m-%d}"}
    told |= {"@PUBLISHER@": escape(PUBLISHER.name), "@HOMEPAGE@": escape(PUBLISHER.homepage)}
    for mark, value in told.items():
        text = text.replace(mark, value)
    return text


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_compressed(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _run(*command: str, folder: Path | None = None) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
