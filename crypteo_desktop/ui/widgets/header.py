"""Header: whose program this is, that its steps are the holder's alone, and for whom the certificate is made."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import font, grown, is_large, roomy
from crypteo_desktop.ui.widgets.band import Band
from crypteo_desktop.ui.widgets.columns import Rule, stacked
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

PRODUCT: Final = "Crypteo Desktop"
VERSION: Final = QT_TRANSLATE_NOOP("Frame", "Version {version}")
HOLDER_ALONE: Final = QT_TRANSLATE_NOOP("Frame", "All of these steps are carried out\nby the holder alone")
CERTIFICATE_OF: Final = QT_TRANSLATE_NOOP("Frame", "Certificate of")
CERTIFICATE: Final = QT_TRANSLATE_NOOP("Frame", "Certificate")
STILL_LOCKED: Final = QT_TRANSLATE_NOOP("Frame", "still locked")
DEMONSTRATION: Final = QT_TRANSLATE_NOOP("Frame", "DEMONSTRATION")
DEMONSTRATION_HELP: Final = QT_TRANSLATE_NOOP("Frame", "Demonstration: this certificate is worth nothing.")
HEIGHT: Final = 64
# Narrower than the window at first, the name of the organisation comes before the sentence beside it.
USUAL_WIDTH: Final = 960
COMPACT_HEIGHT: Final = 52


class Elided(QWidget):
    """One line of words at the right edge, cut in the middle when it is too long; the tooltip has all of it."""

    heard_as = Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFont(font("body", weight=600))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for all of the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2, grown(22))

    def minimumSizeHint(self) -> QSize:
        """Accept room for a few letters."""
        return QSize(80, grown(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(theme_of(self).palette.color("ink"))
        words = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Watermark(QWidget):
    """A quiet sign that nothing here is worth anything outside a demonstration."""

    heard_as = Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("meta", weight=600))
        self.setAccessibleName(say(DEMONSTRATION_HELP))
        self.setToolTip(say(DEMONSTRATION_HELP))
        self.setFixedSize(self.fontMetrics().horizontalAdvance(say(DEMONSTRATION)) + 24, roomy(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a small amber plate."""
        palette = theme_of(self).palette
        painter = QPainter(self)
        fill, edge = palette.color("warn_tint"), palette.color("warn_border")
        paint_box(painter, self.rect(), fill=fill, edge=edge, width=1, radius=6)
        painter.setPen(palette.color("warn"))
        painter.drawText(QRect(0, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignCenter, say(DEMONSTRATION))
        painter.end()


class Header(Band):
    """The strip at the top of the window."""

    def __init__(self, authority: str, version: str, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__("paper", HEIGHT, line="bottom", parent=parent)
        self._organisation = Elided()
        self._mark = Icon("mark", 38)
        self._certificate_of = Label("meta2", say(CERTIFICATE_OF))
        self._certificate_of.setAlignment(Qt.AlignmentFlag.AlignRight)
        rule = Rule(vertical=True)
        rule.setFixedHeight(38)
        self.row.addWidget(self._mark)
        self.row.addSpacing(14)
        self.row.addLayout(stacked(Label("strong", PRODUCT), Label("meta2", _second_line(authority, version))))
        self.row.addSpacing(30)
        self.row.addWidget(rule)
        self.row.addSpacing(28)
        self._holder_alone = Label("meta2", say(HOLDER_ALONE))
        self.row.addWidget(self._holder_alone)
        self.row.addSpacing(24)
        if demo:
            self.row.addWidget(Watermark())
            self.row.addSpacing(16)
        self.row.addLayout(stacked(self._certificate_of, self._organisation), 1)
        self.show_holder("", "")

    def show_holder(self, name: str, organisation: str) -> None:
        """Say for whom the certificate is made; nothing before the link is open."""
        self._certificate_of.say(say(CERTIFICATE_OF))
        self._certificate_of.setVisible(bool(organisation))
        self._organisation.say(organisation)
        self._organisation.setToolTip("\n".join(part for part in (name, organisation) if part))
        self._make_room()

    def show_locked(self) -> None:
        """Say that nobody can tell yet whose certificate it is."""
        self.show_holder("", say(STILL_LOCKED))
        self._certificate_of.say(say(CERTIFICATE))

    def _make_room(self) -> None:
        given_up = self._holder_alone.sizeHint().width() if self._holder_alone.isHidden() else 0
        is_cut = self.column.sizeHint().width() + given_up > self.width()
        gives_up = (
            (is_large() or bool(self._organisation.toolTip())) and is_cut and (is_large() or self.width() < USUAL_WIDTH)
        )
        self._holder_alone.setVisible(not gives_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the holder's sentence where it leaves the organisation too little room."""
        super().resizeEvent(event)
        self._make_room()

    def set_compact(self, *, compact: bool) -> None:
        """Take less height, or the usual one."""
        self.set_least_height(COMPACT_HEIGHT if compact else HEIGHT)
        self._mark.setFixedSize(QSize(30, 30) if compact else QSize(38, 38))


def _second_line(authority: str, version: str) -> str:
    line = say(VERSION, version=version)
    return line if authority in PRODUCT else f"{line} · {authority}"
