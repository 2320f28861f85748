"""LinkEntry: where the download link is pasted when the program was opened without one."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crypteo_desktop.links import MAX_LENGTH
from crypteo_desktop.secret import Secret
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.columns import TwoColumns
from crypteo_desktop.ui.widgets.icons import Icon
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.text_field import OpenSecretEdit, TextField

_LABEL: Final = QT_TRANSLATE_NOOP("LinkEntry", "Paste the download link received by e-mail")
_HELP: Final = QT_TRANSLATE_NOOP("LinkEntry", "It starts with https:// or crypteo://")
_PASTE: Final = QT_TRANSLATE_NOOP("LinkEntry", "Paste the link")
_WHERE: Final = QT_TRANSLATE_NOOP("LinkEntry", "Where is this link?")
_OPEN_MAIL: Final = QT_TRANSLATE_NOOP("LinkEntry", "Open the e-mail “Your certificate is ready”.")
_COPY_LINK: Final = QT_TRANSLATE_NOOP("LinkEntry", "Copy the whole link that it holds, then come back to this window.")
_LIFE: Final = QT_TRANSLATE_NOOP("LinkEntry", "The link is valid for 24 hours and is yours alone: give it to nobody.")
_OPENING: Final = QT_TRANSLATE_NOOP("LinkEntry", "Opening the link…")


class LinkEntry(QWidget):
    """The field, its button and where to find the link. Signal: `edited()`."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(say(_LABEL), say(_HELP), edit=OpenSecretEdit())
        self.field.never_dictate(by_line=True)
        # One more than a link may have, so that a text that is too long is told rather than cut.
        self.field.edit.setMaxLength(MAX_LENGTH + 1)
        self.field.edit.edited.connect(self.edited)
        self.paste_button = SecondaryButton(say(_PASTE), "clipboard")
        self.paste_button.clicked.connect(self.paste)
        self._opening = _Opening()
        self._form = TwoColumns()
        self._lay_out()
        self.show_opening(opening=False)

    def link(self) -> Secret:
        """Return what stands in the field."""
        return Secret(self.field.edit.text())

    def show_link(self, link: Secret) -> None:
        """Put a link into the field, or nothing."""
        if link != self.link():
            self.field.edit.setText(link.reveal())

    def paste(self) -> None:
        """Replace what stands in the field with the clipboard, in one line."""
        self.field.edit.setText(" ".join(QGuiApplication.clipboard().text().split()))
        self.field.edit.setFocus()
        self.edited.emit()

    def show_opening(self, *, opening: bool) -> None:
        """Show that the link is being opened in place of the form, or the form again."""
        self._form.setVisible(not opening)
        self._opening.setVisible(opening)

    def _lay_out(self) -> None:
        self._form.main.addWidget(self.field)
        self._form.main.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.paste_button)
        row.addStretch()
        self._form.main.addLayout(row)
        self._form.side.addWidget(Label("h2", say(_WHERE), wrap=True))
        for text in (_OPEN_MAIL, _COPY_LINK, _LIFE):
            self._form.side.addSpacing(10)
            self._form.side.addWidget(Label("small", say(text), wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        column.addWidget(self._opening)


class _Opening(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Icon("arc", 28, "ink"))
        row.addWidget(Label("body", say(_OPENING)))
        row.addStretch()
