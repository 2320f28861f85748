"""Small file systems in memory, for tests that want a disk to be full or protected."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount a small file system in memory on `folder`, or say why this cannot be tried here."""
    command = ["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux may mount a file system")
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("this container may not mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], capture_output=True, check=True)


@contextmanager
def stick(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Mount an ext4 file system as a stick would be; give its mount point and the file that stands for its memory."""
    image, place = folder / "stick.img", folder / "CLE_USB"
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root on Linux with e2fsprogs may make a stick of a file")
    image.write_bytes(bytes(8_000_000))
    place.mkdir()
    subprocess.run(["mkfs.ext4", "-q", "-F", "-O", "^has_journal", str(image)], check=True, capture_output=True)
    if subprocess.run(["mount", "-o", "loop", str(image), str(place)], capture_output=True, check=False).returncode:
        pytest.skip("this container may not mount a file")
    try:
        yield place, image
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=True)
