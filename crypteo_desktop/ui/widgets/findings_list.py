"""What the look before the start found: one row for each thing, or one line when all is in order."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.preflight import Finding, Light
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.icons import TONE_ICONS, Icon
from crypteo_desktop.ui.widgets.labels import Label

_ALL_GREEN: Final = QT_TRANSLATE_NOOP("Preflight", "This computer is ready")
_SPOKEN: Final = {
    Light.GREEN: QT_TRANSLATE_NOOP("Preflight", "In order: {finding}"),
    Light.AMBER: QT_TRANSLATE_NOOP("Preflight", "Note: {finding}"),
    Light.RED: QT_TRANSLATE_NOOP("Preflight", "To be mended: {finding}"),
}
_TONES: Final = {Light.GREEN: "ok", Light.AMBER: "warn", Light.RED: "error"}


class FindingRow(QWidget):
    """One thing that was found: its light as an icon, and in words for those who listen."""

    heard_as = Role.ListItem

    def __init__(self, light: Light, words: str) -> None:
        super().__init__()
        label = Label("small", words, wrap=True)
        label.setAccessibleName(say(_SPOKEN[light], finding=words))
        self.setAccessibleName(label.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(TONE_ICONS[_TONES[light]], 20, _TONES[light]), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)


def all_green() -> FindingRow:
    """Return the one line for a computer on which all is in order."""
    return FindingRow(Light.GREEN, say(_ALL_GREEN))


class FindingsList(QWidget):
    """Things that were found, one below the other."""

    heard_as = Role.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these in place of the former ones."""
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        for finding in findings:
            self._rows.addWidget(FindingRow(finding.light, say(finding.text, **finding.facts)))

    def heard(self) -> tuple[str, ...]:
        """Return what shows, as one hears it."""
        rows = (item.widget() for place in range(self._rows.count()) if (item := self._rows.itemAt(place)) is not None)
        return tuple(row.accessibleName() for row in rows if row is not None)
