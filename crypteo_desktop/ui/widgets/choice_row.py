"""ChoiceRow: one of several choices in a list: a round mark, a name, and a few words at the right end."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import font, roomy
from crypteo_desktop.ui.widgets.buttons import HEIGHT, RADIUS
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.icons import paint_icon

_SIDE: Final = 14
_GAP: Final = 10
_ROUND: Final = 20
_ICON: Final = 22
_LEAST_NAME: Final = 60


class ChoiceRow(QRadioButton):
    """Arrow keys go from row to row in the same parent; the whole row takes the click."""

    def __init__(self, icon: str, name: str, note: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._name = name
        self.setFont(font("body", weight=500))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(name)
        self.say_note(note)

    def say_note(self, note: str) -> None:
        """Change the words at the right end."""
        self._note = note
        self.setAccessibleName(f"{self._name}, {note}" if note else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a button; as wide as there is room."""
        return QSize(_SIDE * 2 + _ROUND + _ICON + _GAP * 3 + _LEAST_NAME, roomy(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Cut the name before the row grows."""
        return self.sizeHint()

    def hitButton(self, _position: QPoint) -> bool:
        """Take a click anywhere in the row."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the mark, the icon, the name and the note."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        chosen, works = self.isChecked(), self.isEnabled()
        edge = palette.color("ink" if chosen else "edge" if works else "line")
        fill = palette.color("band" if chosen or (works and self.underMouse()) else "paper")
        width = 2.0 if chosen else palette.edge_width
        paint_box(painter, self.rect(), fill=fill, edge=edge, width=width, radius=RADIUS)
        ink = palette.color("ink" if works else "disabled_text")
        self._paint_mark(painter)
        left = _SIDE + _ROUND + _GAP
        icon = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, self._icon, icon, ink)
        self._paint_words(painter, left + _ICON + _GAP)
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        palette = theme_of(self).palette
        ink = palette.color("ink" if self.isEnabled() else "line")
        mark = QRect(_SIDE, (self.height() - _ROUND) // 2, _ROUND, _ROUND)
        edge = ink if self.isChecked() else palette.color("edge" if self.isEnabled() else "line")
        paint_box(painter, mark, fill=palette.color("field"), edge=edge, width=palette.edge_width, radius=_ROUND / 2)
        if self.isChecked():
            paint_box(painter, mark.adjusted(5, 5, -5, -5), fill=ink, edge=None, width=0, radius=5)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        palette = theme_of(self).palette
        area = self.rect().adjusted(left, 0, -_SIDE, 0)
        small = font("small")
        painter.setFont(small)
        painter.setPen(palette.color("ink2" if self.isEnabled() else "disabled_text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)
        taken = painter.fontMetrics().horizontalAdvance(self._note)
        painter.setFont(self.font())
        painter.setPen(palette.color("ink" if self.isEnabled() else "disabled_text"))
        room = area.width() - taken - _GAP
        words = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
