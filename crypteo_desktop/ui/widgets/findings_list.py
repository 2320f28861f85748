"""FindingsList: what the look before the start found: all in order in one line, else each thing that is not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.preflight import Finding, Light
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.icons import TONE_ICONS, Icon
from crypteo_desktop.ui.widgets.labels import Label

_ALL_GREEN: Final = QT_TRANSLATE_NOOP("Preflight", "This computer is ready")
_DETAILS: Final = QT_TRANSLATE_NOOP("Preflight", "What was checked…")
_SPOKEN: Final = {
    Light.GREEN: QT_TRANSLATE_NOOP("Preflight", "In order: {finding}"),
    Light.AMBER: QT_TRANSLATE_NOOP("Preflight", "Note: {finding}"),
    Light.RED: QT_TRANSLATE_NOOP("Preflight", "To be mended: {finding}"),
}
_TONES: Final = {Light.GREEN: "ok", Light.AMBER: "warn", Light.RED: "error"}


class FindingsList(QWidget):
    """Short on a page, whole in a dialog. Signal: `details_wanted()`."""

    details_wanted = Signal()

    def __init__(self, *, whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        self.details = SecondaryButton(say(_DETAILS), side=14)
        self.details.clicked.connect(self.details_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        self.details.setVisible(not whole)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show them; hidden while there are none."""
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        self.setVisible(bool(findings))
        told = [finding for finding in findings if self._whole or finding.light is not Light.GREEN]
        for finding in told:
            self._rows.addWidget(_Row(finding.light, say(finding.text, **finding.facts)))
        if not told:
            self._rows.addWidget(_Row(Light.GREEN, say(_ALL_GREEN)))


class _Row(QWidget):
    def __init__(self, light: Light, words: str) -> None:
        super().__init__()
        label = Label("small", words, wrap=True)
        label.setAccessibleName(say(_SPOKEN[light], finding=words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(TONE_ICONS[_TONES[light]], 20, _TONES[light]), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
