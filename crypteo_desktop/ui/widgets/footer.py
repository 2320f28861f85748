"""Footer: "Cancel" always left, the one primary button always right, and shortly why it does not work yet."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import is_large
from crypteo_desktop.ui.widgets.band import Band
from crypteo_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.visibility import show_if

CANCEL: Final = QT_TRANSLATE_NOOP("Frame", "Cancel")
BACK: Final = QT_TRANSLATE_NOOP("Frame", "Back")
HEIGHT: Final = 68
COMPACT_HEIGHT: Final = 60
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Footer(Band):
    """The strip of decisions. Signals: `cancel_chosen()`, `back_chosen()`, `primary_chosen()`."""

    cancel_chosen = Signal()
    back_chosen = Signal()
    primary_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", HEIGHT, line="top", parent=parent)
        self.cancel = SecondaryButton(say(CANCEL))
        self.back = SecondaryButton(say(BACK))
        self.primary = PrimaryButton("")
        self._reason = Label("small2", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cancel.setMinimumWidth(136)
        self.back.setMinimumWidth(136)
        self.primary.setMinimumWidth(168)
        for button in (self.cancel, self.back):
            set_shortcut(button)
        self.row.addWidget(self.cancel)
        self.row.addSpacing(12)
        self.row.addWidget(self.back)
        self.row.addSpacing(24)
        if is_large():  # beside the buttons it would have room for one word a line
            self.column.insertWidget(0, self._reason)
            self.row.addStretch(1)
        else:
            self.row.addWidget(self._reason, 1)
        self.row.addSpacing(22)
        self.row.addWidget(self.primary)
        self.cancel.clicked.connect(self.cancel_chosen)
        self.back.clicked.connect(self.back_chosen)
        self.primary.clicked.connect(self.primary_chosen)

    def show_primary(self, text: str, *, enabled: bool, reason: str = "", why: str = "") -> None:
        """Name the primary button and say whether it works; the reason stands left of it.

        Where the page shows why it does not work, there is no reason to stand there, but `why` is heard.
        """
        if self.primary.text() != text:
            self.primary.setText(text)
            self.primary.setAccessibleName(text)
            set_shortcut(self.primary)
        self.primary.setEnabled(enabled)
        self.primary.setAccessibleDescription(reason or ("" if enabled else why))
        self._reason.say(reason)
        show_if(self._reason, bool(reason) or not is_large())

    def reason(self) -> str:
        """Return the words left of the primary button."""
        return self._reason.words()

    def take_key(self, key: int) -> bool:
        """Press the primary button for Enter if it works, the one that cancels for Escape; tell whether it was one."""
        if key in _ENTER and self.primary.isEnabled():
            self.primary.click()
        elif key == Qt.Key.Key_Escape:
            self.cancel.click()
        else:
            return False
        return True

    def set_compact(self, *, compact: bool) -> None:
        """Take less height, or the usual one."""
        self.set_least_height(COMPACT_HEIGHT if compact else HEIGHT)


def set_shortcut(button: QAbstractButton) -> None:
    """Let Alt with the first letter press the button: Alt+S for "Suivant", Alt+N for "Next"."""
    initial = button.text()[:1].upper()
    if initial.isascii() and initial.isalpha():
        button.setShortcut(QKeySequence(f"Alt+{initial}"))
