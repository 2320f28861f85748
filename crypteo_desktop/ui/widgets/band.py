"""Band: a strip across the window whose content stays 880 wide at most, in the middle."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crypteo_desktop.ui.theme import theme_of

CONTENT_WIDTH = 880
MARGIN = 40
NARROW_MARGIN = 24
NARROW = 860


def side_margin(width: int) -> int:
    """Return the margin left and right of the content in a window of `width`."""
    least = MARGIN if width >= NARROW else NARROW_MARGIN
    return max(least, (width - CONTENT_WIDTH) // 2)


class Band(QWidget):
    """A full-width strip in "paper" or "band" colour with a hairline at its top or bottom; `row` holds its content."""

    def __init__(self, surface: str, height: int, *, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._line = line
        self.row = QHBoxLayout(self)
        self.row.setSpacing(0)
        self.row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle."""
        margin = side_margin(self.width())
        self.row.setContentsMargins(margin, 0, margin, 0)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.color(self._surface))
        if self._line:
            y = 0 if self._line == "top" else self.height() - 1
            painter.fillRect(0, y, self.width(), 1, palette.color("line"))
        painter.end()
