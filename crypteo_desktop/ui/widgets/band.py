"""Band: a strip across the window whose content stays 880 wide at most, in the middle."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import is_large

CONTENT_WIDTH = 880
MARGIN = 40
NARROW_MARGIN = 24
NARROW = 860
_AIR = 6
_LITTLE_AIR = 4


def side_margin(width: int) -> int:
    """Return the margin left and right of the content in a window of `width`."""
    least = MARGIN if width >= NARROW else NARROW_MARGIN
    return max(least, (width - CONTENT_WIDTH) // 2)


class Band(QWidget):
    """A full-width strip in "paper" or "band" colour, a hairline at its top or bottom; `row` holds its content.

    One that `grows` is higher where its words wrap; the others do so where text is large.
    """

    def __init__(
        self, surface: str, height: int, *, line: str = "", grows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._surface = surface
        self._line = line
        self._grows = grows
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        self.column.addLayout(self.row)
        self._keep_margins()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_least_height(height)

    def set_least_height(self, height: int) -> None:
        """Be so high, or as high as the words need, if the band grows or text is large."""
        if self._grows or is_large():
            self.setMinimumHeight(height)
        else:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle."""
        self._keep_margins()
        super().resizeEvent(event)

    def _keep_margins(self) -> None:
        margin, above = side_margin(self.width()), _AIR if is_large() else _LITTLE_AIR if self._grows else 0
        self.column.setContentsMargins(margin, above, margin, above)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.color(self._surface))
        if self._line:
            y = 0 if self._line == "top" else self.height() - 1
            painter.fillRect(0, y, self.width(), 1, palette.color("line"))
        painter.end()
