"""TextField: a label, a line to type in, help, and room for the message of an error."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QPainter, QPaintEvent, QShowEvent, QValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from crypteo_desktop.ui.secrets_aside import secrets_aside
from crypteo_desktop.ui.theme import theme_of
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.typography import font, roomy
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.buttons import HEIGHT, RADIUS
from crypteo_desktop.ui.widgets.drawing import paint_box
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import InlineMessage
from crypteo_desktop.ui.widgets.never_dictate import NEVER, NeverDictate
from crypteo_desktop.ui.widgets.visibility import show_if

KEEP_VISIBLE = "keepVisible"


class FieldEdit(QLineEdit):
    """The line itself, with an outline that says at rest, in focus, in error or disabled.

    Signal: `edited(text)` after somebody changed the text, by keys or through a screen reader, and never after the
    program did. Qt's own `textEdited` knows of keys alone.
    """

    edited = Signal(str)

    def __init__(self, *, secret: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faulty = False
        self._is_by_program = False
        self._accepted = ""
        self.textChanged.connect(self._on_changed)
        self.setProperty("kind", "field")
        self.setFont(font("lead"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if secret:
            self.show_secret(visible=False)
            secrets_aside().changed.connect(self.follow_secrets)

    def setText(self, text: str | None, /) -> None:
        """Change the text as the program does; a screen reader goes another way, within Qt."""
        self._is_by_program = True
        super().setText(text)
        self._is_by_program = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files and addresses to the window, which opens them: their path would be typed here."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def clear(self) -> None:
        """Empty the line as the program does."""
        self.setText("")

    def _on_changed(self, text: str) -> None:
        if not self._is_by_program and not self._is_acceptable():
            self.setText(self._accepted)  # keys cannot come to this: what they would change is refused before
            return
        self._accepted = text
        if not self._is_by_program:
            self.edited.emit(text)

    def _is_acceptable(self) -> bool:
        """Ask the validator again, which has told already what it refuses."""
        validator: QValidator | None = self.validator()
        if validator is None:
            return True
        with QSignalBlocker(validator):
            return self.hasAcceptableInput()

    def forbid_memory(self) -> None:
        """Ask input methods and keyboards neither to learn, guess nor capitalise what is typed."""
        hint = Qt.InputMethodHint
        discreet = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
        self.setInputMethodHints(self.inputMethodHints() | discreet)

    def show_secret(self, visible: bool) -> None:
        """Show the characters if they may be seen now, or dots again; the hints against memory stay."""
        visible = visible and not secrets_aside().are_hidden
        self.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
        self.setFont(font("lead" if visible else "masked"))
        self.forbid_memory()

    def follow_secrets(self) -> None:
        """Go out of sight with all secrets, and stay so until somebody asks to see this one."""
        self.show_secret(visible=False)

    @property
    def is_faulty(self) -> bool:
        """Whether the outline of an error shows."""
        return self._faulty

    def show_fault(self, *, faulty: bool) -> None:
        """Paint the outline of an error, or no longer."""
        self._faulty = faulty
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a button."""
        return QSize(super().sizeHint().width(), roomy(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never be lower than a button."""
        return QSize(80, roomy(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, then let Qt paint the text."""
        palette = theme_of(self).palette
        edge, width = "edge", palette.edge_width
        if not self.isEnabled():
            edge = "line"
        elif self._faulty:
            edge, width = "error_border", 2.0
        elif self.hasFocus():
            edge, width = "ink", 2.0
        fill = palette.color("field" if self.isEnabled() else "disabled_bg")
        painter = QPainter(self)
        paint_box(painter, self.rect(), fill=fill, edge=palette.color(edge), width=width, radius=RADIUS)
        painter.end()
        super().paintEvent(_event)


class OpenSecretEdit(FieldEdit):
    """A line whose secret one reads while it is typed, such as a link: dots only while nothing secret may be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        secrets_aside().changed.connect(self.follow_secrets)

    def follow_secrets(self) -> None:
        """Be dots or the secret, as all are."""
        self.show_secret(visible=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Show nothing where nothing may be seen just now."""
        super().showEvent(event)
        self.follow_secrets()


class TextField(QWidget):
    """A labelled line to type in. `edit` is the line, `notice` the place at the right end of the label row."""

    def __init__(
        self,
        label: str,
        help: str = "",  # noqa: A002  the word of the design
        *,
        secret: bool = False,
        edit: FieldEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.edit = FieldEdit(secret=secret) if edit is None else edit
        self.label = Label("label", label, wrap=True)
        self.notice = InlineMessage("warn")
        self.message = InlineMessage("error")
        self._help = Label("help", help, wrap=True)
        show_if(self._help, bool(help))
        self.setProperty(KEEP_VISIBLE, "yes")
        self._is_never_dictated = False
        self._line: NeverDictate | None = None
        # No buddy: Qt would take an ampersand of a holder's question for the mark of a shortcut.
        self.edit.setAccessibleName(label)
        self._lay_out()
        self.never_dictate(by_line=True) if secret else self._describe()

    def never_dictate(self, *, by_line: bool) -> None:
        """Say that this must not be dictated: to screen readers, and by a line of its own or by a row below."""
        self._is_never_dictated = True
        if self._line is None and by_line:
            self._line = NeverDictate()
            self._column.addWidget(self._line)
        elif self._line is not None:
            show_if(self._line, by_line)
        self._describe()

    def help_words(self) -> str:
        """Return the help under the label."""
        return self._help.words()

    def set_notice(self, text: str) -> None:
        """Say something at the right end of the label row, where nothing moves; none clears it."""
        was = self.notice.words()
        self.notice.show_message(text, tone="warn")
        if text and text != was:
            announce(self.edit, text)

    def set_error(self, sentence: str, remedy: str = "", code: str = "") -> None:
        """Show an error under the line and tell it to those who listen."""
        self.message.show_message(sentence, remedy, code)
        self.edit.show_fault(faulty=True)
        self._describe()
        announce(self.edit, self.message.words(), urgent=True)

    def set_hint(self, words: str, tone: str = "warn") -> None:
        """Say something under the line that is no error, and tell it to those who listen."""
        self.message.show_message(words, tone=tone)
        self._describe()
        announce(self.edit, words)

    def clear_error(self) -> None:
        """Take the error away."""
        self.message.show_message("")
        self.edit.show_fault(faulty=False)
        self._describe()

    @property
    def has_error(self) -> bool:
        """Whether an error shows."""
        return bool(self.message.words())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._help)
        column.addSpacing(6)
        column.addWidget(self.edit)
        column.addSpacing(6)
        column.addWidget(self.message)

    def _describe(self) -> None:
        never = say(NEVER) if self._is_never_dictated else ""
        parts = (self._help.words(), never, self.message.words())
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))
