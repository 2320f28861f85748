"""The buttons: one primary that goes on, secondary ones with an outline, and a row with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QSizePolicy, QWidget

from crypteo_desktop.ui.secrets_aside import secrets_aside
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import font, roomy
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.icons import paint_icon

if TYPE_CHECKING:
    from crypteo_desktop.ui.palette import Palette

HEIGHT: Final = 44
RADIUS: Final = 6
SIDE: Final = 24
_ICON: Final = 20
_GAP: Final = 8
_BOX: Final = 20


class PushButton(QPushButton):
    """What both kinds of push button share: size, painting, Enter as Space; narrower sides mean smaller type."""

    def __init__(self, text: str, *, icon: str | None = None, side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, autoDefault=True)
        self._icon_name = icon
        self._side = side
        self.setFont(font("body" if side >= SIDE else "small", weight=600))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Leave room for the words, the icon and the sides; never lower than a finger needs."""
        return QSize(max(self._words_width() + 2 * self._side, self.minimumWidth()), roomy(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Allow narrower sides before the words are cut."""
        return QSize(self._words_width() + 24, roomy(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, then the words with their icon in the middle."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        ink = self.paint_surface(painter, palette)
        painter.setPen(ink)
        painter.setFont(self.font())
        left = (self.width() - self._words_width()) / 2
        if self._icon_name is not None:
            area = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)
            paint_icon(painter, self._icon_name, area, ink)
            left += _ICON + _GAP
        area = QRectF(left, 0, self.width() - left, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic
        painter.drawText(area, flags, self.text())
        painter.end()

    def paint_surface(self, painter: QPainter, palette: Palette) -> QColor:
        """Paint what the words stand on and return the colour of the words."""
        raise NotImplementedError

    def _words_width(self) -> int:
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return words + (_ICON + _GAP if self._icon_name is not None else 0)


class PrimaryButton(PushButton):
    """The one button of a screen that goes on."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("kind", "primary")

    def paint_surface(self, painter: QPainter, palette: Palette) -> QColor:
        """Paint the carmine fill, darker under the mouse, grey while it does not work."""
        fill = "accent_pressed" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        if not self.isEnabled():
            fill = "disabled_bg"
        paint_box(painter, self.rect(), fill=palette.color(fill), edge=None, width=0, radius=RADIUS)
        return palette.color("on_accent" if self.isEnabled() else "disabled_text")


class SecondaryButton(PushButton):
    """Any other button: an outline, with an icon if asked."""

    def __init__(self, text: str, icon: str | None = None, *, side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(text, icon=icon, side=side, parent=parent)
        self.setProperty("kind", "secondary")

    def paint_surface(self, painter: QPainter, palette: Palette) -> QColor:
        """Paint the outline, darker and slightly filled under the mouse, pale while it does not work."""
        edge, fill = "edge", "paper"
        if not self.isEnabled():
            edge = "line"
        elif self.isDown():
            edge, fill = "ink", "disabled_bg"
        elif self.underMouse():
            edge, fill = "ink", "band"
        surface = palette.color(fill)
        paint_box(painter, self.rect(), fill=surface, edge=palette.color(edge), width=palette.edge_width, radius=RADIUS)
        return palette.color("ink" if self.isEnabled() else "disabled_text")


class CheckRow(QCheckBox):
    """A box to tick with its words; the whole row takes the click."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Leave room for the box, the gap and the words."""
        return QSize(_words_width(self) + 36, roomy(24))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, _position: QPoint) -> bool:
        """Take a click anywhere in the row."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, its tick and the words."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        box = QRect(0, (self.height() - _BOX) // 2, _BOX, _BOX)
        is_dark = self.isChecked() and self.isEnabled()
        # A tick that cannot be changed still tells something: that the certificate is there.
        edge = palette.color("ink" if is_dark else "edge" if self.isEnabled() or self.isChecked() else "line")
        fill = palette.color("ink" if is_dark else "field" if self.isEnabled() else "disabled_bg")
        paint_box(painter, box, fill=fill, edge=edge, width=palette.edge_width, radius=4)
        if self.isChecked():
            tick = palette.color("paper" if self.isEnabled() else "ink2")
            paint_icon(painter, "tick", QRectF(box).adjusted(2, 2, -2, -2), tick)
        painter.setPen(palette.color("ink" if self.isEnabled() else "disabled_text"))
        painter.drawText(
            self.rect().adjusted(36, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextHideMnemonic,
            self.text(),
        )
        painter.end()


class ShowSecret(CheckRow):
    """A box that shows what was typed while it is ticked; it never is when secrets come back in sight."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        secrets_aside().changed.connect(self._untick)

    def _untick(self) -> None:
        self.setChecked(False)  # a screen reader may have ticked it while nothing could be shown


def _words_width(button: QAbstractButton) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
