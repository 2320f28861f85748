"""PlaceList: the media that are plugged in, and any other folder, one of them chosen."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crypteo_desktop.keeping.places import chosen_place
from crypteo_desktop.media import Medium
from crypteo_desktop.texts import QT_TRANSLATE_NOOP
from crypteo_desktop.ui.translation import say
from crypteo_desktop.ui.widgets.announce import announce
from crypteo_desktop.ui.widgets.choice_row import ChoiceRow
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.visibility import show_if
from crypteo_desktop.ui.widgets.waiting import let_work

_NONE: Final = QT_TRANSLATE_NOOP("CopyDialog", "No USB stick is plugged in. Plug one in: it appears here by itself.")
_FREE: Final = QT_TRANSLATE_NOOP("CopyDialog", "{size} free")
_PROTECTED: Final = QT_TRANSLATE_NOOP("CopyDialog", "write-protected")
_APPEARED: Final = QT_TRANSLATE_NOOP("CopyDialog", "{name} is plugged in")


class PlaceList(QWidget):
    """Keeps the choice while its medium is there. Signal: `changed()` after another choice, or none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media: tuple[Medium, ...] | None = None
        self._elsewhere: Path | None = None
        self._chosen: Path | None = None
        self._rows: dict[Path, ChoiceRow] = {}
        self._none = Label("body2", say(_NONE), wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)

    @property
    def chosen(self) -> Path | None:
        """The folder that the copy goes to."""
        return self._chosen

    @property
    def media(self) -> tuple[Medium, ...]:
        """The media that show."""
        return self._media or ()

    def rows(self) -> tuple[ChoiceRow, ...]:
        """Return the rows, from top to bottom."""
        return tuple(self._rows.values())

    def show_media(self, media: tuple[Medium, ...]) -> None:
        """Show what is plugged in now."""
        if media == self._media:
            return
        known = {medium.folder for medium in self.media}
        is_first, self._media = self._media is None, media
        self._show(chosen_place(self._chosen, media, self._elsewhere))
        for medium in media:
            if medium.folder not in known and not is_first:
                announce(self, say(_APPEARED, name=medium.name))

    def show_elsewhere(self, folder: Path) -> None:
        """Offer a folder of the holder's choice too, and choose it."""
        self._elsewhere = folder
        self._show(folder)

    def _show(self, chosen: Path | None) -> None:
        has_focus = any(row.hasFocus() for row in self._rows.values())
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {medium.folder: _medium_row(medium) for medium in self.media}
        if self._elsewhere is not None and self._elsewhere not in self._rows:
            self._rows[self._elsewhere] = ChoiceRow("folder", str(self._elsewhere))
        for folder, row in self._rows.items():
            row.setChecked(folder == chosen)
            row.toggled.connect(partial(self._on_toggled, folder))
            self._column.addWidget(row)
            row.show()
        show_if(self._none, not self.media)
        self._chosen = chosen
        if has_focus and chosen is not None:
            self._rows[chosen].setFocus()
        self.changed.emit()

    def _on_toggled(self, folder: Path, on: bool) -> None:
        if on:
            self._chosen = folder
            self.changed.emit()


def _medium_row(medium: Medium) -> ChoiceRow:
    size = QLocale().formattedDataSize(medium.free, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    row = ChoiceRow("usb", medium.name, say(_FREE, size=size) if medium.is_writable else say(_PROTECTED))
    let_work(row, works=medium.is_writable, why=say(_PROTECTED))
    return row
