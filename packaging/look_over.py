"""Refuses a bundle that holds what it must not, lacks what it needs, or is too large: look_over.py BUNDLE."""

import sys
from pathlib import Path
from typing import Final

from PyInstaller.archive.readers import CArchiveReader

sys.path.insert(0, str(Path(__file__).parent))

import bundle_contents

LARGEST: Final = 95_000_000  # bytes on disk, as docs/performance.md wants it
NEEDED: Final = frozenset({"crypteo_desktop.app", "keyring.backends.SecretService", "zxcvbn.frequency_lists"})


def modules(program: Path) -> set[str]:
    """Return the names of all modules of Python in the program's own archive."""
    archive = CArchiveReader(str(program))
    return set(archive.open_embedded_archive("PYZ.pyz").toc)


def faults(bundle: Path) -> list[str]:
    """Return what is wrong with the bundle, in sentences."""
    found = modules(next(file for file in bundle.glob("crypteo-desktop*") if file.is_file()))
    unwanted = {name for name in found if bundle_contents.is_excluded(name)}
    strays = [path for path in bundle.rglob("*") if "backend" in path.name and "crypteo" in path.name]
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    told = [f"{size} bytes, over {LARGEST}"] if size > LARGEST else []
    told += [f"must not be in it: {name}" for name in sorted(unwanted)]
    told += [f"must not be in it: {path}" for path in strays]
    return told + [f"is missing: {name}" for name in sorted(NEEDED - found)]


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]))
    sys.stderr.writelines(f"{sentence}\n" for sentence in wrong)
    raise SystemExit(bool(wrong))
