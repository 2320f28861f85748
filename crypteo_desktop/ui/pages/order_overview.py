"""OrderOverview: for whom, what, which order; what will be done and what to have at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.preflight import Finding, Light
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.pages.page import LEAD_GAP
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import language, say
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.facts_panel import FactsPanel
from crypteo_desktop.ui.widgets.findings_list import FindingsList, all_green
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.numbered_list import NumberedList

if TYPE_CHECKING:
    from crypteo_desktop.session import Notice, Session

_HOLDER: Final = QT_TRANSLATE_NOOP("OrderOverview", "Holder")
_ORGANISATION: Final = QT_TRANSLATE_NOOP("OrderOverview", "Organisation")
_PRODUCT: Final = QT_TRANSLATE_NOOP("OrderOverview", "Product")
_ORDER: Final = QT_TRANSLATE_NOOP("OrderOverview", "Order")
_NUMBER: Final = QT_TRANSLATE_NOOP("OrderOverview", "No. {number}")
_WHAT_YOU_DO: Final = QT_TRANSLATE_NOOP("OrderOverview", "What you will do")
_STEPS: Final = {
    2: QT_TRANSLATE_NOOP("OrderOverview", "Choose the password of your certificate"),
    3: QT_TRANSLATE_NOOP("OrderOverview", "Enter your withdrawal code"),
    4: QT_TRANSLATE_NOOP("OrderOverview", "Answer your 3 revocation questions"),
    5: QT_TRANSLATE_NOOP("OrderOverview", "Wait for the certificate to be generated"),
    6: QT_TRANSLATE_NOOP("OrderOverview", "Check the certificate and save it"),
}
_LINK_LIFE: Final = QT_TRANSLATE_NOOP("OrderOverview", "Your link is valid until {moment}.")
_AT_HAND: Final = QT_TRANSLATE_NOOP("OrderOverview", "Have at hand")
_THINGS: Final[tuple[tuple[Text, Text], ...]] = (
    (
        QT_TRANSLATE_NOOP("OrderOverview", "Your withdrawal code"),
        QT_TRANSLATE_NOOP("OrderOverview", "9 digits, received by e-mail or SMS"),
    ),
    (
        QT_TRANSLATE_NOOP("OrderOverview", "Your 3 answers"),
        QT_TRANSLATE_NOOP("OrderOverview", "chosen at the identity check"),
    ),
    (
        QT_TRANSLATE_NOOP("OrderOverview", "A USB stick, if possible"),
        QT_TRANSLATE_NOOP("OrderOverview", "to keep a backup"),
    ),
)
_SPACING: Final = 9
_TIGHT: Final = 6
_GAP_OF_NOTICE: Final = 1


class OrderOverview(QWidget):
    """What one reads before beginning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = FactsPanel()
        self.link_life = Label("small2", wrap=True)
        self.findings = FindingsList()
        self.ready = all_green()
        self.notices = Label("small2", wrap=True)
        columns = TwoColumns()
        columns.main.addWidget(Label("h2", say(_WHAT_YOU_DO)))
        columns.main.addSpacing(5)
        columns.main.addWidget(NumberedList({number: say(text) for number, text in _STEPS.items()}, spacing=2))
        columns.main.addSpacing(7)
        columns.main.addWidget(self.link_life)
        columns.main.addSpacing(3)
        columns.main.addWidget(self.ready)
        columns.side.addWidget(Label("h2", say(_AT_HAND)))
        columns.side.addSpacing(8)
        for name, explanation in _THINGS:
            columns.side.addLayout(_bullet(say(name), say(explanation)))
            columns.side.addSpacing(9)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.findings, self.notices, self.facts, columns):
            self._column.addWidget(part)

    def show_session(self, session: Session, found: tuple[Finding, ...] = (), notices: tuple[Notice, ...] = ()) -> None:
        """Show what the service told when the link was opened, and what the look before the start found."""
        self.notices.say(" ".join(notice.text_fr if language() == "fr" else notice.text_en for notice in notices))
        self.notices.setVisible(bool(notices))
        self._column.setSpacing(_TIGHT if notices else _SPACING)
        to_tell = [finding for finding in found if finding.light is not Light.GREEN]
        self.findings.show_findings(to_tell)
        self.findings.setVisible(bool(to_tell))
        self.ready.setVisible(bool(found) and not to_tell)
        self.facts.show_facts(
            {
                say(_HOLDER): session.holder.display_name,
                say(_ORGANISATION): session.holder.organisation,
                say(_PRODUCT): session.order.product,
                say(_ORDER): say(_NUMBER, number=session.order.number),
            }
        )
        self.link_life.say(say(_LINK_LIFE, moment=session.link_expires_at))

    @property
    def gap_above(self) -> int:
        """How far below the lead it stands: a notice goes with the lead, so that all else stays in sight."""
        is_first = self.findings.isHidden() and not self.notices.isHidden()
        return _GAP_OF_NOTICE if is_first else LEAD_GAP

    def amiss(self) -> tuple[str, ...]:
        """Return what was found amiss, and what the service has to tell, as one hears it."""
        return (*self.findings.heard(), *((self.notices.words(),) if self.notices.words() else ()))


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(8, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = theme_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color("ink"))
        painter.drawEllipse(QPointF(4, 11), 3.5, 3.5)
        painter.end()


def _bullet(name: str, explanation: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("small-strong", name, wrap=True))
    words.addWidget(Label("small2", explanation, wrap=True))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(_Dot(), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
