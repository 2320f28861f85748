"""UnfinishedView: a download that was begun here and not finished: what there is of it, and the password to go on."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.enrolment import Unfinished
from crypteo_desktop.pending import Stage
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps.password import MAX_LENGTH
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.buttons import SecondaryButton, ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.facts_panel import FactsPanel
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.never_dictate import SecretRow
from crypteo_desktop.ui.widgets.text_field import TextField

STATES: Final = {
    Stage.OPENED: QT_TRANSLATE_NOOP("UnfinishedView", "A download was begun: you can go on with it."),
    Stage.KEY_KEPT: QT_TRANSLATE_NOOP("UnfinishedView", "A download was begun: you can go on with it."),
    Stage.REQUESTED: QT_TRANSLATE_NOOP(
        "UnfinishedView", "Your certificate may be issued already: it remains to be received."
    ),
    Stage.ISSUED: QT_TRANSLATE_NOOP("UnfinishedView", "Your certificate is issued already: it remains to be saved."),
    Stage.SAVED: QT_TRANSLATE_NOOP("UnfinishedView", "Your certificate is saved: it remains to be checked."),
    Stage.VERIFIED: QT_TRANSLATE_NOOP(
        "UnfinishedView", "Your certificate is saved and checked: it remains to be confirmed to the service."
    ),
}
_HOLDER: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Holder")
_ORGANISATION: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Organisation")
_ORDER: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Order")
_NUMBER: Final = QT_TRANSLATE_NOOP("UnfinishedView", "No. {number}")
_BEGUN: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Begun")
_MOMENT: Final = QT_TRANSLATE_NOOP("UnfinishedView", "{moment}")
_PASSWORD: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Password of the certificate")
_AT_STEP_2: Final = QT_TRANSLATE_NOOP("UnfinishedView", "It is the one that you chose at step 2.")
_SHOW: Final = QT_TRANSLATE_NOOP("UnfinishedView", "S&how the password")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Caps Lock is on")
_NO_PASSWORD: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Choose Go on. Nothing is to be typed here.")
_SAFE: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Nothing is lost")
_KEPT: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView",
    "Your key is kept on this computer. Your password opens it; you may try as often as you wish.",
)
_NO_KEY_TO_OPEN: Final = QT_TRANSLATE_NOOP("UnfinishedView", "What was begun is kept on this computer.")
_ELSEWHERE: Final = QT_TRANSLATE_NOOP(
    "UnfinishedView",
    "This download was begun by another account or on another computer. Your password opens it here too.",
)
_FORGOTTEN: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Forgotten password?")
_OTHER: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Open another link")
_REMOVE: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Remove from this computer…")
_NEXT: Final = QT_TRANSLATE_NOOP("UnfinishedView", "Show the next one ({place} of {count})")
_NARROW: Final = 14  # so that the four buttons stand in one row


def state_of(unfinished: Unfinished) -> Text:
    """Return the sentence for how far the download is; a file that is gone remains to be saved."""
    download = unfinished.download
    if unfinished.file is not None:
        return STATES[max(download.stage, Stage.SAVED)]
    return STATES[min(download.stage, Stage.ISSUED)]


class UnfinishedView(QWidget):
    """What is unfinished.

    Signals: `edited()` after typing, `passed_over()` when another link is wanted, `next_wanted()` when the next one is
    to be shown, `removal_wanted()`, `another_password_wanted()`.
    """

    edited = Signal()
    passed_over = Signal()
    next_wanted = Signal()
    removal_wanted = Signal()
    another_password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next = SecondaryButton("", side=_NARROW)
        self.facts = FactsPanel()
        self.field = TextField(say(_PASSWORD), say(_AT_STEP_2), secret=True)
        self.field.never_dictate(by_line=False)
        self.show_row = ShowSecret(say(_SHOW))
        self._secret_row = SecretRow(self.show_row)
        self.no_password = Label("body", say(_NO_PASSWORD), wrap=True)
        self.kept = Label("small", wrap=True)
        self.forgotten = SecondaryButton(say(_FORGOTTEN), side=_NARROW)
        self.other = SecondaryButton(say(_OTHER), side=_NARROW)
        self.remove = SecondaryButton(say(_REMOVE), side=_NARROW)
        self.field.edit.setMaxLength(MAX_LENGTH)
        self.field.edit.edited.connect(self._on_edited)
        self.show_row.toggled.connect(self.field.edit.show_secret)
        for button, wanted in (
            (self.other, self.passed_over),
            (self.next, self.next_wanted),
            (self.remove, self.removal_wanted),
            (self.forgotten, self.another_password_wanted),
        ):
            button.clicked.connect(wanted)
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.watch(self.field.edit)
        self._caps_lock.switched.connect(lambda on: self.field.set_notice(say(_CAPS_LOCK) if on else ""))
        self._lay_out()

    def password(self) -> Secret:
        """Return what was typed."""
        return Secret(self.field.edit.text())

    def show_unfinished(self, unfinished: Unfinished, place: int, count: int) -> None:
        """Show one download, the `place`th of `count`."""
        download = unfinished.download
        self.next.setText(say(_NEXT, place=place % count + 1, count=count))
        self.next.setVisible(count > 1)
        self.facts.show_facts(
            {
                say(_HOLDER): download.holder.display_name,
                say(_ORGANISATION): download.holder.organisation,
                say(_ORDER): say(_NUMBER, number=download.order.number),
                say(_BEGUN): say(_MOMENT, moment=download.begun_at),
            }
        )
        self.field.setVisible(unfinished.needs_password)
        self._secret_row.setVisible(unfinished.needs_password)
        self.no_password.setVisible(not unfinished.needs_password)
        self.forgotten.setVisible(unfinished.needs_password)
        kept = _KEPT if unfinished.needs_password else _NO_KEY_TO_OPEN
        self.kept.say(say(_ELSEWHERE if download.from_elsewhere else kept))

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.edit.clear()
        self.show_row.setChecked(False)

    def _on_edited(self) -> None:
        self.field.clear_error()
        self.edited.emit()

    def _lay_out(self) -> None:
        columns = TwoColumns()
        for widget in (self.field, self._secret_row, self.no_password):
            columns.main.addWidget(widget)
            columns.main.addSpacing(8)
        columns.side.addWidget(Label("h2", say(_SAFE), wrap=True))
        columns.side.addSpacing(10)
        columns.side.addWidget(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addWidget(columns)
        column.addLayout(_in_a_row(self.forgotten, self.other, self.next, self.remove))


def _in_a_row(*widgets: QWidget) -> QBoxLayout:
    direction = QBoxLayout.Direction
    row = QBoxLayout(direction.TopToBottom if is_large() else direction.LeftToRight)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
