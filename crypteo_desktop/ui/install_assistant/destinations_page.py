"""Page 3 of the assistant: whose certificate it is, where to install it, and then what came of it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.install_steps import InstallStep
from crypteo_desktop.install_steps.destinations import can_remove, remove, try_again
from crypteo_desktop.install_steps.installation import Installation
from crypteo_desktop.install_steps.looking import program_of
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.install_assistant.page import AssistantPage
from crypteo_desktop.ui.install_assistant.result_view import ResultView
from crypteo_desktop.ui.install_assistant.store_row import ChoiceRow, StoreRow
from crypteo_desktop.ui.install_assistant.words import rows_of_file, said_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.details_table import DetailsTable
from crypteo_desktop.ui.widgets.dialog import Dialog, ask
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage

_INSTALL: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Install")
_INSTALL_IN: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Install in")
_REMOVE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Remove from this computer…")
_REMOVE_TITLE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Remove the certificate from this computer?")
_REMOVE_TEXT: Final = QT_TRANSLATE_NOOP(
    "InstallAssistant",
    "It is removed where this program installed it, and nowhere else: {stores}. Your file stays where it is.",
)
_KEEP: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Keep it")
_DO_REMOVE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Remove it")
_READY: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Everything is done. You can close this window.")
_IN_TURN: Final = QT_TRANSLATE_NOOP("InstallAssistant", "One program after the other: here is what was done so far.")
_LEFT_IN: Final = QT_TRANSLATE_NOOP("InstallAssistant", "One thing is left to do for {store}.")
_LEFT: Final = QT_TRANSLATE_NOOP("InstallAssistant", "{n} things are left to do.")
_RESULT: Final = "1"
_NAMES_WIDTH: Final = 148


class DestinationsPage(AssistantPage):
    """Shows the choice until something was done, then the result."""

    def __init__(self, step: InstallStep) -> None:
        super().__init__(step)
        self.rows: tuple[StoreRow, ...] = ()
        self.remove_button: SecondaryButton | None = None
        self.question: Dialog | None = None
        self._installation: Installation | None = None
        self._heard = ""
        self._told: frozenset[str] = frozenset()
        self._shown: QWidget | None = None

    @property
    def has_result(self) -> bool:
        """Whether the result shows."""
        return self._installation is not None and self._installation.was_tried

    def fill(self, installation: Installation) -> Installation:
        """Put in what was chosen and typed."""
        for row in self.rows:
            installation = installation.with_destination(row.filled())
        return installation

    def present(self, installation: Installation) -> None:
        """Show the choice, or the result."""
        self._installation = installation
        self.remove_button = None
        self.lead.say(_lead(installation) if self.has_result else say(self.step.info.help))
        self._heard, self._told = self.lead.words(), frozenset()
        self._show(self._result(installation) if self.has_result else self._choice(installation))
        for row in self.rows:
            row.changed.connect(self.changed)
            row.retry_requested.connect(lambda store_id: self.work_requested.emit(try_again(store_id)))

    def show_progress(self, installation: Installation) -> None:
        """Show what came of each store so far, beside those that wait."""
        view = ResultView(installation, is_running=True)
        self.rows = view.rows
        self.lead.say(say(_IN_TURN))
        self._show(_held_at_top(view))
        self._tell_results()
        self.setEnabled(True)  # there is nothing to press, and results are not to be grey

    def _tell_results(self) -> None:
        """Tell those who listen of each store once it is done with."""
        done = {row.destination.store.info.id: row for row in self.rows if row.destination.was_tried}
        for store_id in done.keys() - self._told:
            announce(self, done[store_id].accessibleName())
        self._told |= done.keys()

    def _show(self, shown: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
            self.column.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = shown
        self.column.addWidget(shown, 1)
        shown.show()  # at once: what comes next gives the focus to a part of it

    def heard(self) -> str:
        """Say what came of it, once there is a result."""
        return self._heard

    def initial_focus(self) -> QWidget | None:
        """Go where the holder has to act, else leave it to the primary button."""
        if not self.has_result and self._is_ready():
            return None
        return next((need for row in self.rows if (need := row.first_need()) is not None), None)

    def primary_text(self) -> str:
        """Say what the button does."""
        return say(_INSTALL)

    def screen_suffix(self) -> str:
        """Say 1 once there is a result."""
        return _RESULT if self.has_result else ""

    def _is_ready(self) -> bool:
        return self._installation is not None and not self.step.missing(self.fill(self._installation))

    def _result(self, installation: Installation) -> QWidget:
        view = ResultView(installation)
        self.rows = view.rows
        self._heard = f"{view.title}. {self.lead.words()}"
        return _held_at_top(view)

    def _choice(self, installation: Installation) -> QWidget:
        columns = TwoColumns()
        for said in said_of(installation):
            columns.main.addWidget(BoxedMessage(said.tone, said.title, said.text))
            columns.main.addSpacing(10)
        table = DetailsTable(names_width=_NAMES_WIDTH)
        table.show_rows(rows_of_file(installation.certificate))
        columns.main.addWidget(table)
        columns.side.addWidget(Label("h2", say(_INSTALL_IN)))
        self.rows = tuple(ChoiceRow(destination) for destination in installation.destinations)
        for row in self.rows:
            columns.side.addSpacing(12)
            columns.side.addWidget(row)
        if can_remove(installation):
            self.remove_button = SecondaryButton(say(_REMOVE), side=14)
            self.remove_button.clicked.connect(partial(self._ask_before_removing, installation))
            columns.side.addSpacing(20)
            columns.side.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        return _held_at_top(columns)

    def _ask_before_removing(self, installation: Installation) -> None:
        stores = [program_of(it.store.info) for it in installation.destinations if it.is_ours]
        text = say(_REMOVE_TEXT, stores=", ".join(dict.fromkeys(stores)))
        self.question, _ = ask(self, say(_REMOVE_TITLE), text, keep=say(_KEEP), leave=say(_DO_REMOVE))
        self.question.finished.connect(self._on_answer)

    def _on_answer(self, answer: int) -> None:
        self.question = None
        if answer == Dialog.DialogCode.Accepted:
            self.work_requested.emit(remove)


def _lead(installation: Installation) -> str:
    left = installation.left
    if not left:
        return say(_READY)
    return say(_LEFT_IN, store=program_of(left[0].store.info)) if len(left) == 1 else say(_LEFT, n=len(left))


def _held_at_top(content: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    column.addStretch()
    return holder
