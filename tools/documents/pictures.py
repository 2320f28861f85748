"""Pictures for guide and atlas: states of the screens in one language, with few colours so that they stay small."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from crypteo_desktop.ui.theme import Theme
from crypteo_desktop.ui.translation import install
from tests.support.states import STATES
from tools.documents.guide import pictures
from tools.documents.languages import ROOT

FOLDER: Final = ROOT / "docs" / "guide" / "pictures"
_SIZE: Final = (960, 790)  # nothing is cut at the least size, but here nothing needs to be scrolled
_COLOURS: Final = 96


def with_few_colours(picture: QImage) -> QImage:
    """Return the picture in its most frequent colours: a screen has few, and letters' edges shades of them."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("I")
    table = [colour for colour, _ in Counter(pixels.tolist()).most_common(_COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)


def save(picture: QImage, file: Path) -> None:
    """Write the picture as PNG, as small as can be."""
    writer = QImageWriter(str(file), b"png")
    writer.setQuality(0)
    if not writer.write(picture):
        raise OSError(writer.errorString())


def draw(names: list[str], folder: Path) -> None:
    """Draw these states into the folder, and remove pictures of others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        showing = STATES[name].show(*_SIZE)
        save(with_few_colours(showing.picture().toImage()), folder / f"{name}.png")
        showing.close()
    for file in folder.glob("*.png"):
        if file.stem not in names:
            file.unlink()


def main() -> int:
    """Draw every picture in the language named."""
    (language,) = sys.argv[1:]
    app = QApplication([])
    install(app, language)
    Theme.apply(app)
    draw(pictures(), FOLDER / language)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
