"""CopyForm: where the copy goes, the password that proves it, and what stopped the last try."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.problems import Problem, Shown
from crypteo_desktop.secret import Secret
from crypteo_desktop.steps.password import MAX_LENGTH
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.keeping.place_list import PlaceList
from crypteo_desktop.ui.problem_view import remedy, sentence
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import SecondaryButton, ShowSecret
from crypteo_desktop.ui.widgets.caps_lock import CapsLock, system_reader
from crypteo_desktop.ui.widgets.message import BoxedMessage, CodeLine
from crypteo_desktop.ui.widgets.text_field import TextField

_OTHER_FOLDER: Final = QT_TRANSLATE_NOOP("CopyDialog", "Choose another &folder…")
_FOLDER_FOR_COPY: Final = QT_TRANSLATE_NOOP("CopyDialog", "Choose the folder for the copy")
_LABEL: Final = QT_TRANSLATE_NOOP("CopyDialog", "Password of the certificate")
_WHY: Final = QT_TRANSLATE_NOOP("CopyDialog", "The copy is opened with it, to be sure that it is good.")
_SHOW: Final = QT_TRANSLATE_NOOP("CopyDialog", "S&how the password")
_CAPS_LOCK: Final = QT_TRANSLATE_NOOP("CopyDialog", "Caps Lock is on")
_TRY_AGAIN: Final = QT_TRANSLATE_NOOP("CopyDialog", "&Try again")

RING: Final = 6  # of the focus ring, which the scrolled area would cut

AskForFolder = Callable[[QWidget], Path | None]


def ask_for_copy_folder(parent: QWidget) -> Path | None:
    """Ask for a folder with the system's dialog; None when the holder chose none."""
    chosen = QFileDialog.getExistingDirectory(parent, say(_FOLDER_FOR_COPY))
    return Path(chosen) if chosen else None


class CopyForm(QWidget):
    """Signals: `changed()` after anything was chosen or typed; `resized()` when it needs another height; `again()`."""

    changed = Signal()
    resized = Signal()
    again = Signal()

    def __init__(self, ask_for_folder: AskForFolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask_for_folder = ask_for_folder
        self.places = PlaceList()
        self.other_folder = SecondaryButton(say(_OTHER_FOLDER), "folder")
        self.field = TextField(say(_LABEL), say(_WHY), secret=True)
        self.show_row = ShowSecret(say(_SHOW))
        self._password = QWidget()
        self.error = BoxedMessage("error", "")
        self.try_again = SecondaryButton(say(_TRY_AGAIN))
        self._code = CodeLine()
        self.error.hide()
        self.field.edit.setMaxLength(MAX_LENGTH)
        self.field.edit.edited.connect(self._on_change)
        self.places.changed.connect(self._on_change)
        self.places.changed.connect(self.resized)
        self.places.changed.connect(self._order)
        self.other_folder.clicked.connect(self._choose_folder)
        self.show_row.toggled.connect(self.field.edit.show_secret)
        self.try_again.clicked.connect(self.again)
        self._caps_lock = CapsLock(system_reader(), self)
        self._caps_lock.watch(self.field.edit)
        self._caps_lock.switched.connect(self._show_caps_lock)
        self._lay_out()

    @property
    def password(self) -> Secret:
        """What was typed."""
        return Secret(self.field.edit.text())

    @property
    def is_complete(self) -> bool:
        """Whether all is there for a copy."""
        return self.places.chosen is not None and bool(self.password)

    @property
    def is_refused(self) -> bool:
        """Whether something stopped the last try, and nothing changed since."""
        return self.news() is not None

    def news(self) -> QWidget | None:
        """Return what says why the last try stopped, if anything does."""
        if not self.error.isHidden():
            return self.error
        return self.field.message if self.field.has_error else None

    def show_problem(self, problem: Problem) -> None:
        """Show what stopped the copy: a wrong password under its field, anything else in a box."""
        if problem.kind.shown is Shown.INPUT:
            self.field.set_error(sentence(problem), remedy(problem), problem.kind.code)
            self.field.edit.setFocus()
            self.field.edit.selectAll()
        else:
            self.error.show_message(sentence(problem), remedy(problem))
            self._code.show_code(problem.kind.code)
            self._show_error(shown=True)
            announce(self, f"{self.error.accessibleName()} {problem.kind.code}", urgent=True)
            self.try_again.setFocus()
        self.resized.emit()
        self.changed.emit()

    def clear_problem(self) -> None:
        """Take away what stopped the last try."""
        if self.is_refused:
            self.field.clear_error()
            self._show_error(shown=False)
            self.resized.emit()

    def forget_password(self) -> None:
        """Empty the field."""
        self.field.edit.clear()

    def _show_error(self, *, shown: bool) -> None:
        """Show the box or hide it; the password, which was right, makes room for it."""
        self.error.setVisible(shown)
        self._password.setVisible(not shown)

    def _on_change(self) -> None:
        self.clear_problem()
        self.changed.emit()

    def _order(self) -> None:
        """Let Tab come to the rows here: whatever comes late stands behind the dialog's buttons else."""
        for before, row in pairwise((self.try_again, *self.places.rows())):
            self.setTabOrder(before, row)

    def _choose_folder(self) -> None:
        folder = self._ask_for_folder(self)
        if folder is not None:
            self.places.show_elsewhere(folder)

    def _show_caps_lock(self, on: bool) -> None:
        self.field.set_notice(say(_CAPS_LOCK) if on else "")

    def _lay_out(self) -> None:
        retry_row = QHBoxLayout()
        retry_row.setContentsMargins(0, 8, 0, 0)
        retry_row.addWidget(self.try_again)
        retry_row.addSpacing(16)
        retry_row.addWidget(self._code)
        retry_row.addStretch()
        self.error.column.addLayout(retry_row)
        elsewhere = QHBoxLayout()
        elsewhere.addWidget(self.other_folder)
        elsewhere.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, 0, RING, RING)
        column.setSpacing(0)
        column.addWidget(self.error)
        column.addSpacing(12)
        column.addWidget(self.places)
        column.addSpacing(8)
        column.addLayout(elsewhere)
        column.addWidget(self._password)
        password = QVBoxLayout(self._password)
        password.setContentsMargins(0, 16, 0, 0)
        password.setSpacing(8)
        password.addWidget(self.field)
        password.addWidget(self.show_row)
