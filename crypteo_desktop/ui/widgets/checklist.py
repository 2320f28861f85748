"""Checklist: rules that turn green one by one; an unmet rule stays neutral, it is no error."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label

_MET: Final = QT_TRANSLATE_NOOP("Checklist", "{rule}: met")
_NOT_MET: Final = QT_TRANSLATE_NOOP("Checklist", "{rule}: not met yet")
_TALLY: Final = QT_TRANSLATE_NOOP("Checklist", "{met} of {all} rules met")


class Checklist(QWidget):
    """Shows `rules`, sentences by id, in their order."""

    heard_as = Role.List

    def __init__(self, rules: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {rule_id: _RuleRow(sentence) for rule_id, sentence in rules.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for row in self._rows.values():
            column.addWidget(row)

    def show_met(self, met: Collection[str]) -> None:
        """Tick the rules whose ids are in `met`, and no other."""
        for rule_id, row in self._rows.items():
            row.show_met(met=rule_id in met)

    def met(self) -> tuple[str, ...]:
        """Return the ids of the rules that are ticked."""
        return tuple(rule_id for rule_id, row in self._rows.items() if row.is_met)

    def tally(self) -> str:
        """Return how many rules are met, as one says it: "4 of 5 rules met"."""
        return say(_TALLY, met=len(self.met()), all=len(self._rows))


class _RuleRow(QWidget):
    heard_as = Role.ListItem

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.is_met = False
        self._sentence = sentence
        self._icon = Icon("hollow", 20, "edge")
        self._label = Label("small", sentence, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.show_met(met=False)

    def show_met(self, *, met: bool) -> None:
        self.is_met = met
        self._icon.show_icon(*(("check-circle", "ok") if met else ("hollow", "edge")))
        self._label.setAccessibleName(say(_MET if met else _NOT_MET, rule=self._sentence))
        self.setAccessibleName(self._label.accessibleName())
