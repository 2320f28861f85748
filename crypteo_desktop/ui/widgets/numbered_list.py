"""NumberedList: short sentences, each beside its number in a circle."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.typography import font, grown
from crypteo_desktop.ui.widgets.labels import Label


class NumberedList(QWidget):
    """Shows sentences by their numbers; `bold` parts of them stand out."""

    heard_as = Role.List

    def __init__(
        self,
        sentences: Mapping[int, str],
        *,
        bold: tuple[str, ...] = (),
        spacing: int = 7,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        for number, sentence in sentences.items():
            column.addLayout(_row(number, sentence, bold))


class Disc(QWidget):
    """A number in a circle of 24 pixels."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(grown(24), grown(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and number."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color("edge"), palette.edge_width))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(palette.color("ink"))
        painter.setFont(font("meta", weight=600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


def _row(number: int, sentence: str, bold: tuple[str, ...]) -> QHBoxLayout:
    words = Label("body", wrap=True)
    words.say(sentence, bold=bold)
    words.setAccessibleName(f"{number}. {sentence}")
    words.heard_as = Role.ListItem
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(Disc(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
