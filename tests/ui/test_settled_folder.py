"""A folder that the administrator has settled: said, not chosen."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.settled_folder import tell_settled_folder
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label


def test_it_is_said_where_certificates_go_and_nothing_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tell_settled_folder(Path("/srv/certificates"), window)
    dialog = window.findChild(Dialog)
    assert dialog is not None
    assert any("/srv/certificates" in label.words() for label in dialog.findChildren(Label))
    dialog.reject()
