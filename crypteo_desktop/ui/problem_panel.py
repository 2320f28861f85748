"""ProblemPanel: a problem that takes the page's place, with the way on and what to say on the phone."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from crypteo_desktop.problems import Problem, Shown, WayOn
from crypteo_desktop.profile import SupportDesk
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.spoken import Spoken
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage, CodeLine, Panel
from crypteo_desktop.ui.widgets.numbered_list import NumberedList

COPY: Final = QT_TRANSLATE_NOOP("Frame", "Copy the reference")
COPY_CODE: Final = QT_TRANSLATE_NOOP("Frame", "Copy the code")
TRACE: Final = QT_TRANSLATE_NOOP("Frame", "Trace at the service: {trace}")
WHAT_NOW: Final = QT_TRANSLATE_NOOP("Frame", "What to do now?")
CALL: Final = QT_TRANSLATE_NOOP("Frame", "Call support on {phone}, key {key}.")
CALL_WITHOUT_KEY: Final = QT_TRANSLATE_NOOP("Frame", "Call support on {phone}.")
NO_HELP: Final = QT_TRANSLATE_NOOP("Frame", "If that does not help, call support on {phone}, key {key}.")
NO_HELP_WITHOUT_KEY: Final = QT_TRANSLATE_NOOP("Frame", "If that does not help, call support on {phone}.")
GIVE: Final = QT_TRANSLATE_NOOP("Frame", "Give the reference shown here.")
GIVE_CODE: Final = QT_TRANSLATE_NOOP("Frame", "Give this code and the order number of your e-mail.")
FOLLOW: Final = QT_TRANSLATE_NOOP("Frame", "Follow the agent’s instructions.\nYou may leave this window open.")
REFERENCE: Final = QT_TRANSLATE_NOOP("Frame", "Reference to give")
CODE: Final = QT_TRANSLATE_NOOP("Frame", "Code to give")
SCREEN: Final = QT_TRANSLATE_NOOP("Frame", "Screen {screen}")

WORDS: Final = {
    WayOn.RETRY: QT_TRANSLATE_NOOP("Frame", "Try again"),
    WayOn.SIGN_IN: QT_TRANSLATE_NOOP("Frame", "Sign in…"),
    WayOn.OTHER_FOLDER: QT_TRANSLATE_NOOP("Frame", "Choose another folder…"),
    WayOn.OTHER_FILE: QT_TRANSLATE_NOOP("Frame", "Choose another file…"),
    WayOn.REOPEN: QT_TRANSLATE_NOOP("Frame", "Open the link again"),
    WayOn.OTHER_LINK: QT_TRANSLATE_NOOP("Frame", "Enter another link"),
    WayOn.KEPT_HERE: QT_TRANSLATE_NOOP("Frame", "Back"),
    WayOn.CORRECT: QT_TRANSLATE_NOOP("Frame", "Correct"),
    WayOn.RESTART: QT_TRANSLATE_NOOP("Frame", "Restart"),
}
# What is offered for each way on; a full disk can be emptied, so another folder comes with another try.
OFFERED: Final = {
    WayOn.CORRECT: (WayOn.CORRECT,),
    WayOn.RETRY: (WayOn.RETRY,),
    WayOn.SEND_AGAIN: (WayOn.RETRY, WayOn.CORRECT),
    WayOn.AGAIN_OR_NOT: (WayOn.RETRY, WayOn.KEPT_HERE),
    WayOn.SIGN_IN: (WayOn.SIGN_IN, WayOn.RETRY),
    WayOn.NEW_CODE: (WayOn.CORRECT,),
    WayOn.OTHER_FOLDER: (WayOn.OTHER_FOLDER, WayOn.RETRY),
    # The same file may have been copied once more meanwhile.
    WayOn.OTHER_FILE: (WayOn.OTHER_FILE, WayOn.RETRY),
    WayOn.FILE_AGAIN: (WayOn.RETRY, WayOn.OTHER_FILE),
    WayOn.REOPEN: (WayOn.REOPEN,),
    WayOn.OTHER_LINK: (WayOn.OTHER_LINK,),
    WayOn.KEPT_HERE: (WayOn.KEPT_HERE,),
    WayOn.RESTART: (WayOn.RESTART,),
    # The program does not run then: a window of its own says so.
    WayOn.ADMINISTRATOR: (WayOn.RESTART,),
    # Support may have put things right meanwhile; nothing is lost by another try.
    WayOn.SUPPORT: (WayOn.RETRY,),
}


class ProblemPanel(QWidget):
    """A problem across the page. Signals: `chosen(way_on)` with a WayOn; `copy_requested()`."""

    chosen = Signal(object)
    copy_requested = Signal()

    def __init__(self, problem: Problem, desk: SupportDesk, spoken: Spoken, note: str = "") -> None:
        super().__init__()
        self._first: QPushButton | None = None
        self._words = f"{sentence(problem)} {remedy(problem)} {problem.kind.code}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(14)
        if problem.kind.shown is Shown.BLOCKED:
            column.addWidget(Panel("error", "octagon-cross", sentence(problem), remedy(problem)))
            column.addWidget(self._what_now(problem, desk, spoken))
        else:
            column.addWidget(self._failure(problem, desk))
        if note:
            column.addWidget(BoxedMessage("info", note))
        column.addStretch()

    def initial_focus(self) -> QWidget | None:
        """Return the button that most people need."""
        return self._first

    def words(self) -> str:
        """Return what a screen reader says at once."""
        return self._words

    def _failure(self, problem: Problem, desk: SupportDesk) -> Panel:
        buttons: list[QPushButton] = []
        if problem.kind.way_on is WayOn.SUPPORT:
            buttons.append(self._copy_button(say(COPY)))
        buttons += [self._way(way) for way in OFFERED[problem.kind.way_on]]
        self._first = buttons[0]
        panel = Panel("error", "octagon-cross", sentence(problem), remedy(problem), buttons)
        panel.column.addSpacing(6)
        panel.column.addWidget(CodeLine(problem.kind.code, desk.page_of(problem.kind.code)))
        if problem.trace_id:
            trace = Label("meta2", say(TRACE, trace=problem.trace_id), wrap=True)
            trace.let_select()
            panel.column.addWidget(trace)
        return panel

    def _what_now(self, problem: Problem, desk: SupportDesk, spoken: Spoken) -> TwoColumns:
        columns = TwoColumns()
        acts = _acts(problem.kind.first, desk, has_reference=bool(spoken.reference))
        columns.main.addWidget(Label("h2", say(WHAT_NOW)))
        columns.main.addSpacing(10)
        columns.main.addWidget(NumberedList(dict(enumerate(acts, 1)), bold=(desk.phone,), spacing=6))
        reference = Label("refXL", spoken.reference or problem.kind.code)
        reference.setAccessibleName(spoken.spelled() if spoken.reference else problem.kind.code)
        for way in OFFERED[problem.kind.way_on]:
            columns.main.addSpacing(10)
            columns.main.addWidget(self._way(way), 0, Qt.AlignmentFlag.AlignLeft)
        self._first = button = self._copy_button(say(COPY if spoken.reference else COPY_CODE))
        columns.side.addWidget(Label("h2", say(REFERENCE if spoken.reference else CODE)))
        columns.side.addSpacing(4)
        columns.side.addWidget(reference)
        columns.side.addSpacing(4)
        columns.side.addWidget(Label("help", say(SCREEN, screen=spoken.screen)))
        columns.side.addWidget(CodeLine(problem.kind.code, desk.page_of(problem.kind.code)))
        columns.side.addSpacing(10)
        columns.side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return columns

    def _way(self, way: WayOn) -> SecondaryButton:
        button = SecondaryButton(say(WORDS[way]))
        button.clicked.connect(lambda: self.chosen.emit(way))
        return button

    def _copy_button(self, text: str) -> SecondaryButton:
        button = SecondaryButton(text, "copy")
        button.clicked.connect(self.copy_requested)
        return button


def _acts(first: Text | None, desk: SupportDesk, *, has_reference: bool) -> tuple[str, ...]:
    """Return what to do, one after the other: what costs no call comes first."""
    with_key, without_key = (CALL, CALL_WITHOUT_KEY) if first is None else (NO_HELP, NO_HELP_WITHOUT_KEY)
    call = say(with_key if desk.key else without_key, phone=desk.phone, key=desk.key)
    give = say(GIVE if has_reference else GIVE_CODE)
    return (call, give, say(FOLLOW)) if first is None else (say(first), call, give)
