"""StoreRow: one store of this computer, to be chosen before the act, with its result after it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.install_steps.destinations import needs_password
from crypteo_desktop.install_steps.installation import Deed, Destination
from crypteo_desktop.install_steps.looking import can_be_chosen, program_of
from crypteo_desktop.problems import installing
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.accessible_roles import Role
from crypteo_desktop.ui.install_assistant.words import store_name, store_place
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import CheckRow, SecondaryButton
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import CodeLine
from crypteo_desktop.ui.widgets.text_field import TextField
from crypteo_desktop.ui.widgets.visibility import show_if

TRY_AGAIN: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Try again")
_HEARD: Final = QT_TRANSLATE_NOOP("InstallAssistant", "{store}: {result}")
_TRY_AGAIN_FOR: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Try again for {store}")
_PRIMARY: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Primary password of {store}")
_THERE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Installed")
_REMOVED: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Removed")
_NOT_YET: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Not done yet")
_NOT_DONE: Final = QT_TRANSLATE_NOOP("InstallAssistant", "Not installed")
_INDENT: Final = 36
_ICON: Final = 26
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class StoreRow(QWidget):
    """What both forms share: the line below the name, the primary password where it is asked for, "Try again".

    Signals: `changed()` after the holder typed or chose; `retry_requested(store id)`.
    """

    changed = Signal()
    retry_requested = Signal(str)

    def __init__(self, destination: Destination, *, can_retry: bool) -> None:
        super().__init__()
        info = destination.store.info
        self.destination = destination
        self.name = store_name(info)
        self.code = CodeLine(_code_of(destination))
        self.line = Label("small2", line_of(destination), wrap=True)
        self.password = TextField(say(_PRIMARY, store=program_of(info)), secret=True)
        self.retry = SecondaryButton(say(TRY_AGAIN), side=14)
        show_if(self.password, needs_password(destination))
        show_if(self.retry, can_retry)
        self.password.edit.setText(destination.password.reveal())
        if is_password_wrong(destination) and destination.problem is not None:
            problem = destination.problem
            self.password.set_error(sentence(problem), remedy(problem), problem.kind.code)
            self.password.edit.selectAll()
        self.password.edit.edited.connect(self.changed)
        self.retry.setAccessibleName(say(_TRY_AGAIN_FOR, store=f"{self.name}, {store_place(info)}"))
        self.retry.clicked.connect(lambda: self.retry_requested.emit(info.id))

    def filled(self) -> Destination:
        """Return the destination with what was typed."""
        return replace(self.destination, password=Secret(self.password.edit.text()))

    def first_need(self) -> QWidget | None:
        """Return where the holder has to act: the primary password, else "Try again", else nothing."""
        if needs_password(self.destination):
            return self.password.edit
        return self.retry if not self.retry.isHidden() else None


class ChoiceRow(StoreRow):
    """A store with its box to tick."""

    def __init__(self, destination: Destination) -> None:
        super().__init__(destination, can_retry=destination.problem is not None and not needs_password(destination))
        self.box = CheckRow(self.name)
        self.box.setChecked(destination.is_chosen or destination.has_certificate)
        self.box.setEnabled(can_be_chosen(destination))
        self.box.setAccessibleName(f"{self.name}, {store_place(destination.store.info)}")
        self.box.setAccessibleDescription(self.line.words())
        self.box.toggled.connect(self._on_toggled)
        self._show_password()
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 4, 0, 0)  # clear of the box's focus ring
        below.setSpacing(6)
        below.addWidget(self.line)
        below.addWidget(self.code)
        below.addWidget(self.password)
        below.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addLayout(below)

    def _on_toggled(self) -> None:
        self._show_password()
        self.changed.emit()

    def _show_password(self) -> None:
        """Ask for the primary password only where it will be used: to install, or to remove what was installed."""
        is_used = self.box.isChecked() or self.destination.is_ours
        show_if(self.password, needs_password(self.destination) and is_used)

    def filled(self) -> Destination:
        """Return the destination with what was typed and chosen."""
        is_chosen = self.box.isChecked() and can_be_chosen(self.destination)
        return replace(super().filled(), is_chosen=is_chosen)

    def first_need(self) -> QWidget | None:
        """Return the primary password of a chosen store, else the box where one can choose."""
        if needs_password(self.destination) and self.box.isChecked():
            return self.password.edit
        return self.box if self.box.isEnabled() else None


class ResultRow(StoreRow):
    """A store with what came of it, or a hollow disc while it waits; nothing can be done while work runs."""

    heard_as = Role.ListItem

    def __init__(self, destination: Destination, *, is_left: bool, is_running: bool = False) -> None:
        super().__init__(destination, can_retry=is_left and not is_running)
        if is_running:
            self.password.hide()
        is_coming = is_running and destination.is_waiting
        if is_coming:
            self.line.say(f"{store_place(destination.store.info)}. {say(_NOT_YET)}.")
        icon, tone = ("hollow", "ink2") if is_coming else ("triangle", "warn") if is_left else ("check-circle", "ok")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label("label", self.name))
        words.addWidget(self.line)
        words.addWidget(self.code)
        words.addWidget(self.password)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(16)
        row.addWidget(Icon(icon, _ICON, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(say(_HEARD, store=self.name, result=self.line.words()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter after the primary password try again; elsewhere it is the window's."""
        if event.key() in _ENTER and self.password.edit.hasFocus():
            self.retry_requested.emit(self.destination.store.info.id)
        else:
            super().keyPressEvent(event)


def _code_of(destination: Destination) -> str:
    if destination.problem is None or is_password_wrong(destination):
        return ""
    return destination.problem.kind.code


def is_password_wrong(destination: Destination) -> bool:
    """Whether the primary password that was typed is not the store's."""
    return destination.problem is not None and destination.problem.kind is installing.STORE_PASSWORD_WRONG


def line_of(destination: Destination) -> str:
    """Return what is to be said of a store, in one line or two."""
    place = store_place(destination.store.info)
    if is_password_wrong(destination):
        return place  # the rest stands under the field
    if destination.problem is not None:
        return f"{place}. {sentence(destination.problem)} {remedy(destination.problem)}"
    if destination.tried is Deed.REMOVE:
        return f"{place}. {say(_REMOVED)}."
    if destination.has_certificate:
        return f"{place}. {say(_THERE)}."
    return f"{place}. {say(_NOT_DONE)}." if destination.was_tried else place
