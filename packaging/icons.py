"""Draws the program's mark in the sizes and containers that systems want: PNG, .ico for Windows, .icns for macOS.

usage: icons.py FOLDER
"""

import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK: Final = Path(__file__).parents[1] / "resources" / "icons" / "mark.svg"
SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
_ICO_SIZES: Final = (16, 24, 32, 48, 64, 256)
# The types of https://en.wikipedia.org/wiki/Apple_Icon_Image_format that hold a PNG.
_ICNS_TYPES: Final = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """Return the mark as a PNG of `size` pixels each way, on nothing."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures by size (ICONDIR, then ICONDIRENTRY by ICONDIRENTRY, then the pictures)."""
    entries, offset = b"", 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def icns(pictures: Mapping[bytes, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures by type."""
    blocks = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks


def main(folder: Path) -> None:
    """Write every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"{size}.png").write_bytes(picture)
    (folder / "crypteo-desktop.ico").write_bytes(ico({size: pictures[size] for size in _ICO_SIZES}))
    (folder / "crypteo-desktop.icns").write_bytes(icns({kind: pictures[s] for kind, s in _ICNS_TYPES.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
