"""StrengthBars: how strong a password is, in a word and four neutral bars."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crypteo_desktop.steps.password import Strength
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.labels import Label

_STRENGTH: Final = QT_TRANSLATE_NOOP("Strength", "Strength")
_SPOKEN: Final = QT_TRANSLATE_NOOP("Strength", "Strength: {word}")
_WORDS: Final[dict[Strength, Text]] = {
    Strength.WEAK: QT_TRANSLATE_NOOP("Strength", "weak"),
    Strength.FAIR: QT_TRANSLATE_NOOP("Strength", "fair"),
    Strength.GOOD: QT_TRANSLATE_NOOP("Strength", "good"),
    Strength.VERY_GOOD: QT_TRANSLATE_NOOP("Strength", "very good"),
}
_BAR_HEIGHT: Final = 8
_BAR_GAP: Final = 6


class StrengthBars(QWidget):
    """The word at the right, the bars below; an empty password has neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = Label("small-strong")
        self._bars = _Bars()
        row = QHBoxLayout()
        row.addWidget(Label("small2", say(_STRENGTH)))
        row.addStretch()
        row.addWidget(self._word)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        self._column.addLayout(row)
        self._column.addWidget(self._bars)

    def show_strength(self, strength: Strength) -> None:
        """Fill as many bars as `strength` counts, and say its word."""
        word = _WORDS.get(strength)
        self._word.say(say(word) if word else "")
        self._word.setAccessibleName(self.spoken())
        self._bars.show_filled(int(strength))
        # At once: painted before the next turn of the event loop, a longer word would be cut.
        self._column.activate()

    def spoken(self) -> str:
        """Return what a screen reader says of it; nothing for an empty password."""
        return say(_SPOKEN, word=self._word.words()) if self._word.words() else ""


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _BAR_HEIGHT)

    def show_filled(self, filled: int) -> None:
        self._filled = filled
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color("ink2"))
        width = (self.width() - (len(_WORDS) - 1) * _BAR_GAP) / len(_WORDS)
        for index in range(len(_WORDS)):
            painter.setBrush(palette.color("ink2" if index < self._filled else "line"))
            painter.setPen(painter.brush().color())
            bar = QRectF(index * (width + _BAR_GAP), 0, width, _BAR_HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(bar, 1, 1)
        painter.end()
