"""What both windows are alike in: their size, their icon, and the frame that fills them."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.ui.theme import LIGHT
from crypteo_desktop.ui.widgets.icons import icon_pixmap

SIZE: Final = QSize(960, 680)
LEAST_SIZE: Final = QSize(840, 480)
_ICON_SIZES: Final = (16, 24, 32, 48, 64)  # pixels, that window systems ask for


def lay_out(window: QWidget, frame: QWidget) -> None:
    """Fill a window with its frame, in the size that the screens are drawn for."""
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(frame)
    window.setMinimumSize(LEAST_SIZE)
    window.resize(SIZE)


def window_icon() -> QIcon:
    """Return the mark."""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addPixmap(QPixmap(icon_pixmap("mark", size, LIGHT.ink)))
    return icon
