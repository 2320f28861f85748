"""What the program takes on disk and in a download, beside a bare QWizard's bundle."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.first_window import BARE_BUNDLE, BUNDLE, ROOT, ensure_bundles

MEGABYTE = 1024 * 1024
BUNDLE_GOAL, PACKAGE_GOAL = 95, 32  # MB
LARGEST = 15


def measure() -> Iterator[Figure]:
    """Yield the figure of the bundle, and that of the Debian package."""
    ensure_bundles()
    bare, ours = size_of(BARE_BUNDLE), size_of(BUNDLE)
    raw = {"bytes_bare_and_ours": [bare, ours], "largest_files_of_ours": largest(BUNDLE)}
    yield _figure("bundle on disk", bare, ours, BUNDLE_GOAL, raw)
    for package in (ROOT / "dist").glob("*.deb"):
        packed = _xz_size(BARE_BUNDLE)
        size = package.stat().st_size
        yield _figure("Debian package", packed, size, PACKAGE_GOAL, {"bytes_bare_and_ours": [packed, size]})


def _figure(name: str, bare: int, ours: int, goal: int, raw: dict[str, object]) -> Figure:
    megabytes = ours / MEGABYTE
    measured = f"{megabytes:.0f} MB ({ours / bare:.2f}x)"
    baseline = f"bare QWizard bundle, {bare / MEGABYTE:.0f} MB"
    return Figure(name, baseline, f"at most {goal} MB", measured, megabytes <= goal, raw)


def size_of(folder: Path) -> int:
    """Return the bytes of all files; a link counts nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def largest(folder: Path) -> dict[str, int]:
    """Return the largest files and their bytes."""
    files = {str(file.relative_to(folder)): file.stat().st_size for file in folder.rglob("*") if file.is_file()}
    return dict(sorted(files.items(), key=lambda entry: -entry[1])[:LARGEST])


def _xz_size(folder: Path) -> int:
    """Return the bytes of the folder as tar.xz, once made, kept beside it."""
    archive = folder.with_suffix(".tar.xz")
    if not archive.exists():
        command = ["tar", "--create", "--xz", "--file", archive, "--directory", folder.parent, folder.name]
        subprocess.run(command, check=True)
    return archive.stat().st_size
