"""SupportCardDialog: what the agent on the phone asks for, large enough to read out; secrets are hidden meanwhile."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from crypteo_desktop.support.support_card import CardRow
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.code_link import CodeLink
from crypteo_desktop.ui.widgets.dialog import RING, Dialog
from crypteo_desktop.ui.widgets.labels import Label

_TITLE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "For support")
_READ_OUT: Final = QT_TRANSLATE_NOOP(
    "SupportCardDialog",
    "You may read all of this out. Never dictate a password, the withdrawal code, an answer or the link, not even to "
    "support.",
)
_REFERENCE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Support reference: {spelled}")
_LINE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "{label}: {value}")
_COPY: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "&Copy")
_COPIED: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Copied")
_SAVE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "&Save…")
_REPORT: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Save a &report…")
_WHAT_REPORT: Final = QT_TRANSLATE_NOOP(
    "SupportCardDialog", "What works on this computer and what does not, without secrets, to send to support."
)
_CLOSE: Final = QT_TRANSLATE_NOOP("SupportCardDialog", "Close")
_LABEL_WIDTH: Final = 170


class SupportCardDialog(Dialog):
    """Shows the card; the code of an error leads to its page, if `page_of` knows one.

    Signals: `save_requested(text)`; `report_requested()`, where a report `has_report`.
    """

    save_requested = Signal(str)
    report_requested = Signal()

    def __init__(
        self,
        over: QWidget,
        reference: str,
        rows: Sequence[CardRow],
        page_of: Callable[[str], str],
        *,
        has_report: bool = False,
    ) -> None:
        super().__init__(over, say(_TITLE), beyond=RING, scrolls=True)
        self._reference = reference
        self._lines = [(say(row.label), value_of(row)) for row in rows]
        self._pages = [page_of(row.error_code) if row.error_code else "" for row in rows]
        self.copy = SecondaryButton(say(_COPY), "clipboard")
        self.save = SecondaryButton(say(_SAVE))
        self.close_button = PrimaryButton(say(_CLOSE))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(lambda: self.save_requested.emit(self.as_text()))
        self.close_button.clicked.connect(self.reject)
        self.column.addWidget(Label("small", say(_READ_OUT), wrap=True))
        self.column.addSpacing(12)
        if reference:
            self._add_reference(reference)
        self.column.addLayout(self._table())
        self.report = SecondaryButton(say(_REPORT), side=14)
        self.report_state = Label("small", wrap=True)
        self.report.setAccessibleDescription(say(_WHAT_REPORT))
        self.report.setToolTip(say(_WHAT_REPORT))
        self.report_state.hide()
        if has_report:
            self._add_report()
        self.set_buttons(self.copy, self.close_button, self.save)

    def as_text(self) -> str:
        """Return the card as lines of plain text."""
        return "".join(f"{say(_LINE, label=label, value=value)}\n" for label, value in self._lines)

    def show_report_state(self, words: str, *, busy: bool) -> None:
        """Say how the report fares; no other one is asked for meanwhile."""
        self.report.setEnabled(not busy)
        self.report_state.say(words)
        self.report_state.show()
        announce(self, words)
        self.fit()

    def _add_report(self) -> None:
        self.report.clicked.connect(self.report_requested)
        self.column.addSpacing(14)
        self.column.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(4)
        self.column.addWidget(self.report_state)

    def _add_reference(self, reference: str) -> None:
        large = Label("refXL", reference)
        large.setAccessibleName(say(_REFERENCE, spelled=", ".join(sign for sign in reference if sign.isalnum())))
        self.column.addWidget(large)
        self.column.addSpacing(8)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for line, ((label, value), page) in enumerate(zip(self._lines, self._pages, strict=True)):
            if value == self._reference:
                continue  # it stands above, large
            grid.addWidget(Label("small2", label), line, 0, Qt.AlignmentFlag.AlignTop)
            if page:
                said: Label = CodeLink(page, value, role="small-strong", wrap=True)
                grid.addWidget(said, line, 1, Qt.AlignmentFlag.AlignLeft)  # where there are no words is no link
            else:
                said = Label("small-strong", value, wrap=True)
                said.let_select()
                grid.addWidget(said, line, 1)
            said.setAccessibleName(say(_LINE, label=label, value=value))
        return grid

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        announce(self, say(_COPIED))


def value_of(row: CardRow) -> str:
    """Return the value of a row in the language in force."""
    facts = {name: say(fact) if isinstance(fact, Text) else fact for name, fact in row.facts.items()}
    return say(row.value, **facts)
