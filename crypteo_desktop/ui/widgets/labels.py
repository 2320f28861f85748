"""Label: words on the screen, in a role that fixes size, weight, colour and line spacing."""

from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from crypteo_desktop.ui.typography import STYLES, font, grown
from crypteo_desktop.ui.widgets.long_words import breakable


@dataclass(frozen=True, slots=True)
class Role:
    """What a label is for: a style of type, a weight (None: the style's own) and a colour."""

    style: str
    weight: int | None = None
    tone: str = "ink"


ROLES: Final = {
    "h1": Role("h1"),
    "dlg": Role("dlg"),
    "h2": Role("h2"),
    "lead": Role("lead", tone="ink2"),
    "body": Role("body"),
    "body2": Role("body", tone="ink2"),
    "label": Role("body", 500),
    "strong": Role("body", 600),
    "small": Role("small"),
    "small2": Role("small", tone="ink2"),
    "small-strong": Role("small", 600),
    "help": Role("small", tone="ink2"),
    "meta": Role("meta"),
    "meta2": Role("meta", tone="ink2"),
    "meta-strong": Role("meta", 600),
    "ref": Role("ref"),
    "refXL": Role("refXL"),
    "error-code": Role("error-code"),
    "hex": Role("hex"),
}

HEADINGS: Final = frozenset({"h1", "h2", "dlg"})


class Label(QLabel):
    """Words in one role of `ROLES`; plain text only, so that nothing typed or received is ever read as markup."""

    def __init__(self, role: str, text: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = ROLES[role]
        self.heard_as: QAccessible.Role | None = QAccessible.Role.Heading if role in HEADINGS else None
        self._plain = ""
        self._bold: tuple[str, ...] = ()
        self.setProperty("tone", self._role.tone)
        self.setFont(font(self._role.style, weight=self._role.weight))
        self.setTextFormat(Qt.TextFormat.RichText)
        self._centre_lines()
        self.setWordWrap(wrap)
        self.say(text)

    def say(self, text: str, *, bold: tuple[str, ...] = ()) -> None:
        """Show `text`; the parts listed in `bold` stand out, wherever they occur in it."""
        if (text, bold) == (self._plain, self._bold):
            return
        self._plain, self._bold = text, bold
        self.setText(self._markup())
        self.setAccessibleName(text)

    def words(self) -> str:
        """Return what is shown, without markup."""
        return self._plain

    def set_tone(self, tone: str) -> None:
        """Change the colour: "ink", "ink2", "error", "warn", "ok" or "info"."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the style comes at the first show
                self.style().unpolish(self)
                self.style().polish(self)

    def let_select(self) -> None:
        """Let the words be selected and copied, with the mouse and with the keyboard."""
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setText(self._markup())

    def _may_be_copied(self) -> bool:
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)

    def _centre_lines(self) -> None:
        """Move the words up by half of what Qt puts above each line, so that they stand in its middle."""
        above = (grown(STYLES[self._role.style].line) - QFontMetricsF(self.font()).height()) / 2
        self.setContentsMargins(0, -round(above), 0, round(above))

    def _markup(self) -> str:
        if not self._plain:
            return ""
        may_break = self.wordWrap() and not self._may_be_copied()
        words = escape(breakable(self._plain) if may_break else self._plain).replace("\n", "<br>")
        for part in self._bold:
            words = words.replace(escape(part), f'<span style="font-weight:600">{escape(part)}</span>')
        return f'<p style="line-height:{grown(STYLES[self._role.style].line)}px">{words}</p>'
