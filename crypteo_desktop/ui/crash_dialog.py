"""CrashDialog: says over whatever shows that a part of the program failed, what is kept, and the two ways on."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crypteo_desktop.problems import Problem, anywhere
from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import CodeLine
from crypteo_desktop.ui.widgets.support_strip import call_line

_TITLE: Final = QT_TRANSLATE_NOOP("CrashDialog", "This program met an error")
_LAST_TIME: Final = QT_TRANSLATE_NOOP("CrashDialog", "The program ended by an error last time")
_KEPT: Final = QT_TRANSLATE_NOOP(
    "CrashDialog", "Nothing is lost: what was begun is kept on this computer, and the program offers to go on."
)
_CALL: Final = QT_TRANSLATE_NOOP("CrashDialog", "If it happens again, call support and give this code.")
_GO_ON: Final = QT_TRANSLATE_NOOP("CrashDialog", "&Continue")
_RESTART: Final = QT_TRANSLATE_NOOP("CrashDialog", "&Restart")
_CARD: Final = QT_TRANSLATE_NOOP("CrashDialog", "&Support card")


class CrashDialog(Dialog):
    """Closing it goes on. Signals: `restart_wanted()`."""

    restart_wanted = Signal()

    def __init__(self, over: QWidget, desk: SupportDesk) -> None:
        super().__init__(over, say(_TITLE))
        problem = Problem(anywhere.PROGRAM_STOPPED)
        add_words(self, f"{sentence(problem)} {remedy(problem)}", desk)
        self.go_on = SecondaryButton(say(_GO_ON))
        self.card = SecondaryButton(say(_CARD))
        self.restart = PrimaryButton(say(_RESTART))
        self.go_on.clicked.connect(self.reject)
        self.card.clicked.connect(self._ask_for_card)
        self.restart.clicked.connect(self._restart)
        self.set_buttons(self.go_on, self.restart, self.card)
        announce(self, f"{sentence(problem)} {problem.kind.code}", urgent=True)

    def _restart(self) -> None:
        self.restart_wanted.emit()
        self.accept()


class LastCrashDialog(Dialog):
    """Says at a start that the last one ended by an error; there is nothing to decide."""

    def __init__(self, over: QWidget, desk: SupportDesk) -> None:
        super().__init__(over, say(_LAST_TIME))
        add_words(self, say(_KEPT), desk)
        self.go_on = PrimaryButton(say(_GO_ON))
        self.go_on.clicked.connect(self.accept)
        self.set_buttons(None, self.go_on)


def add_words(dialog: Dialog, words: str, desk: SupportDesk) -> None:
    """Put what happened, the code and the support desk into a dialog."""
    dialog.column.addWidget(Label("body2", words, wrap=True))
    dialog.column.addSpacing(12)
    dialog.column.addWidget(CodeLine(anywhere.PROGRAM_STOPPED.code))
    dialog.column.addSpacing(12)
    dialog.column.addWidget(Label("small", say(_CALL), wrap=True))
    dialog.column.addWidget(Label("small-strong", call_line(desk), wrap=True))
