"""ResultView: what came of it, in one sentence, then store by store."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.install_steps.installation import Deed, Installation
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.install_assistant.store_row import ResultRow
from crypteo_desktop.ui.install_assistant.words import whose
from crypteo_desktop.ui.pages.wording import day
from crypteo_desktop.ui.spoken import SPACED_DOT
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.columns import Rule
from crypteo_desktop.ui.widgets.message import Panel

_INSTALLED: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate is installed on this computer")
_INSTALLING: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate is being installed…")
_REMOVING: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate is being removed…")
_NOT_YET: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate is not installed yet")
_REMOVED: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate was removed from this computer")
_NOT_REMOVED: Final = QT_TRANSLATE_NOOP("InstallAssistant", "The certificate is not removed everywhere yet")
_VALID_UNTIL: Final = QT_TRANSLATE_NOOP("InstallAssistant", "valid until {day}")


class ResultView(QWidget):
    """A panel and a row for each store that was touched, or is still to be."""

    def __init__(self, installation: Installation, *, is_running: bool = False) -> None:
        super().__init__()
        left = {it.store.info.id for it in installation.left}
        touched = [it for it in installation.destinations if it.was_tried or it.is_chosen or it.has_certificate]
        if is_running:
            self.rows = tuple(ResultRow(it, is_left=it.is_left, is_running=True) for it in touched)
        else:
            self.rows = tuple(ResultRow(it, is_left=it.store.info.id in left) for it in touched)
        self.title, tone, icon = _said_meanwhile(installation) if is_running else _said(installation)
        details = installation.certificate
        until = say(_VALID_UNTIL, day=day(details.not_after))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Panel(tone, icon, self.title, f"{whose(details)}{SPACED_DOT}{until}"))
        column.addSpacing(18)
        for row in self.rows:
            column.addWidget(Rule())
            column.addWidget(row)
        column.addWidget(Rule())


def _said_meanwhile(installation: Installation) -> tuple[str, str, str]:
    removing = any(it.tried is Deed.REMOVE for it in installation.destinations)
    return say(_REMOVING if removing else _INSTALLING), "info", "info"


def _said(installation: Installation) -> tuple[str, str, str]:
    """Return the sentence, its tone and its icon."""
    removing = any(it.tried is Deed.REMOVE for it in installation.destinations)
    if removing:
        is_good = not installation.left
        title = _REMOVED if is_good else _NOT_REMOVED
    else:
        is_good = any(it.has_certificate for it in installation.destinations)
        title = _INSTALLED if is_good else _NOT_YET
    return (say(title), "ok", "check-circle") if is_good else (say(title), "warn", "triangle")
