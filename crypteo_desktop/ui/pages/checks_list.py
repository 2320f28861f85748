"""ChecksList: what the technical check proved, one tick a line, in two columns."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.crypto.verification import Check
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.pages.wording import day
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

_CHECKED: Final = QT_TRANSLATE_NOOP("DoneView", "What was checked")


class ChecksList(QWidget):
    """Shows one list; another one takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(Label("strong", say(_CHECKED)))
        self._column.addWidget(self._list)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show what was checked."""
        sentences = tuple(say(check.text, **_shortened(check.facts)) for check in checks)
        fresh = QWidget()
        columns = QHBoxLayout(fresh)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        half = (len(sentences) + 1) // 2
        for part in (sentences[:half], sentences[half:]):
            columns.addLayout(_ticked(part), 1)
        self._column.replaceWidget(self._list, fresh)
        self._list.setParent(None)
        self._list.deleteLater()
        self._list = fresh


def _ticked(sentences: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    for words in sentences:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("tick", 18, "ok"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label("small", words, wrap=True), 1)
        column.addLayout(row)
    column.addStretch()
    return column


def _shortened(facts: Mapping[str, str | datetime]) -> dict[str, str]:
    """Return the facts with days for moments: hours and minutes stood on the screen before."""
    return {name: day(fact) if isinstance(fact, datetime) else fact for name, fact in facts.items()}
