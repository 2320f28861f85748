"""Nothing flashes: a part never appears as a window of its own while a screen is put together."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.widgets.message import BoxedMessage, CodeLine, InlineMessage, Panel
from crypteo_desktop.ui.widgets.text_field import TextField
from crypteo_desktop.ui.widgets.visibility import show_if

PARTS: dict[str, Callable[[], QWidget]] = {
    "code": lambda: CodeLine("CRY-301"),
    "inline": lambda: InlineMessage("error", "Wrong."),
    "box": lambda: BoxedMessage("info", "Title", "Text"),
    "panel": lambda: Panel("ok", "check-circle", "Title", "Text"),
    "field": lambda: TextField("Label", "Help"),
}


class Witness(QObject):
    """Counts the windows that appear."""

    def __init__(self) -> None:
        super().__init__()
        self.windows = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows += 1
        return False


@pytest.mark.parametrize("part", PARTS)
def test_no_part_appears_on_its_own(qapp: QApplication, qtbot: QtBot, part: str) -> None:
    witness = Witness()
    qapp.installEventFilter(witness)
    qtbot.addWidget(PARTS[part]())
    qapp.removeEventFilter(witness)
    assert witness.windows == 0


@pytest.mark.parametrize("wanted", [True, False])
def test_a_part_without_a_parent_is_shown_with_its_parent(qtbot: QtBot, *, wanted: bool) -> None:
    room, part = QWidget(), Label("body", "Words")
    qtbot.addWidget(room)
    part.hide()
    show_if(part, wanted)
    assert not part.isVisible()
    QVBoxLayout(room).addWidget(part)
    room.show()
    assert part.isVisible() is wanted
