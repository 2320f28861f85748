"""Messages: inline under a field, boxed in a column, or a panel across the page."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.code_link import CodeLink
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.icons import TONE_ICONS, Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.visibility import show_if

ERROR_CODE = QT_TRANSLATE_NOOP("Frame", "Error code")
_HEARD: Final = {
    "error": Role.AlertMessage,
    "warn": Role.AlertMessage,
    "ok": Role.Notification,
    "info": Role.Notification,
}


class CodeLine(QWidget):
    """The line that names an error for the phone: "Error code CRY-301"; the code leads to `page`, if there is one."""

    def __init__(self, code: str = "", page: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = CodeLink(page) if page else Label("error-code")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Label("help", say(ERROR_CODE)))
        row.addWidget(self._code)
        row.addStretch()
        self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show another code; none hides the line."""
        self._code.say(code)
        show_if(self, bool(code))


class InlineMessage(QWidget):
    """A message without a box, directly under its field: icon, sentence, remedy and code."""

    def __init__(self, tone: str = "error", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heard_as = _HEARD[tone]
        self._icon = Icon(TONE_ICONS[tone], 20, tone)
        self._sentence = Label("label", wrap=True)
        self._remedy = Label("small", wrap=True)
        self._code = CodeLine()
        column = QVBoxLayout()
        column.setSpacing(1)
        for widget in (self._sentence, self._remedy, self._code):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(lowered(self._icon, 2))
        row.addLayout(column, 1)
        self.show_message(text, tone=tone)

    def show_message(self, sentence: str, remedy: str = "", code: str = "", *, tone: str = "error") -> None:
        """Show a message in `tone` ("error", "warn", "ok" or "info"); an empty sentence hides it."""
        self.heard_as = _HEARD[tone]
        self._icon.show_icon(TONE_ICONS[tone], tone)
        self._sentence.set_tone(tone)
        self._sentence.say(sentence)
        self._remedy.say(remedy)
        show_if(self._remedy, bool(remedy))
        self._code.show_code(code)
        self.setAccessibleName(" ".join(part for part in (sentence, remedy, code) if part))
        show_if(self, bool(sentence))

    def words(self) -> str:
        """Return all that the message says."""
        return self.accessibleName()


def lowered(icon: Icon, by: int) -> QVBoxLayout:
    """Return `icon` at the top of a column, `by` pixels lower, so that it stands level with the first line beside."""
    column = QVBoxLayout()
    column.setContentsMargins(0, by, 0, 0)
    # No stretch: it would let the whole message grow into any room that is left.
    column.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    return column


class Box(QFrame):
    """A tinted box with an outline; the outline of an error is twice as thick."""

    def __init__(self, tone: str, radius: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heard_as = _HEARD[tone]
        self._tone = tone
        self._radius = radius

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box under its children."""
        palette = theme_of(self).palette
        width = max(2.0 if self._tone == "error" else 1.0, palette.edge_width - 0.5)
        fill, edge = palette.color(f"{self._tone}_tint"), palette.color(f"{self._tone}_border")
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=fill, edge=edge, width=width, radius=self._radius)
        painter.end()


class BoxedMessage(Box):
    """A message in a box: icon, title and text."""

    def __init__(self, tone: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tone, 6, parent)
        self._title = Label("small-strong", title, wrap=True)
        self._text = Label("small", text, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addLayout(lowered(Icon(TONE_ICONS[tone], 20, tone), 2))
        row.addLayout(column, 1)
        self.column = column
        self.show_message(title, text)

    def show_message(self, title: str, text: str = "") -> None:
        """Change the words."""
        self._title.say(title)
        self._text.say(text)
        show_if(self._text, bool(text))
        self.setAccessibleName(f"{title} {text}".strip())


class Panel(Box):
    """A message across the page: big icon, heading, text, and secondary buttons below; `column` takes more."""

    def __init__(
        self,
        tone: str,
        icon: str,
        title: str,
        text: str = "",
        buttons: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tone, 8, parent)
        self.setAccessibleName(f"{title} {text}".strip())
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.column.addWidget(Label("h2", title, wrap=True))
        if text:
            self.column.addWidget(Label("body", text, wrap=True))
        if buttons:
            self.column.addSpacing(8)
            self.column.addLayout(_in_a_row(buttons))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 18, 24, 17)
        row.setSpacing(18)
        row.addWidget(Icon(icon, 36, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.column, 1)


def _in_a_row(buttons: Sequence[QPushButton]) -> QBoxLayout:
    direction = QBoxLayout.Direction
    row = QBoxLayout(direction.TopToBottom if is_large() else direction.LeftToRight)
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
