"""Fields: label, help, error, secrets."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crypteo_desktop.ui.widgets.text_field import FieldEdit, TextField


def field(qtbot: QtBot, *, secret: bool = False) -> TextField:
    made = TextField("Your code", "9 digits", secret=secret)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_line_is_called_as_its_label_and_described_by_its_help(qtbot: QtBot) -> None:
    made = field(qtbot)
    assert made.edit.accessibleName() == "Your code"
    assert made.edit.accessibleDescription() == "9 digits"


def test_an_ampersand_of_a_question_is_shown_and_is_no_shortcut(qtbot: QtBot) -> None:
    made, without_buddy = TextField("Pierre & Marie ?"), TextField("?")
    without_buddy.label.setBuddy(None)
    without_buddy.label.say("Pierre & Marie ?")
    for each in (made, without_buddy):
        qtbot.addWidget(each)
        each.resize(300, 100)
        each.show()
    assert made.label.grab().toImage() == without_buddy.label.grab().toImage()
    assert made.edit.accessibleName() == made.label.accessibleName() == "Pierre & Marie ?"


def test_an_error_shows_under_the_line_and_is_told(qtbot: QtBot) -> None:
    made = field(qtbot)
    made.set_error("Wrong code.", "Correct it.", "CRY-301")
    assert made.has_error
    assert made.edit.is_faulty
    assert made.message.isVisible()
    assert made.edit.accessibleDescription() == "9 digits Wrong code. Correct it. CRY-301"


def test_an_error_goes_without_a_trace(qtbot: QtBot) -> None:
    made = field(qtbot)
    before = made.edit.grab().toImage()
    made.set_error("Wrong code.")
    made.clear_error()
    assert not made.has_error
    assert not made.edit.is_faulty
    assert made.edit.accessibleDescription() == "9 digits"
    assert made.edit.grab().toImage() == before


def test_a_notice_moves_nothing(qtbot: QtBot) -> None:
    made = field(qtbot)
    made.resize(520, made.sizeHint().height())
    before = made.edit.geometry()
    made.set_notice("Caps Lock is on")
    made.layout().activate()
    assert made.notice.isVisible()
    assert made.edit.geometry() == before
    made.set_notice("")
    assert not made.notice.isVisible()


def test_a_secret_is_hidden_and_kept_from_memories(qtbot: QtBot) -> None:
    made = field(qtbot, secret=True)
    assert made.edit.echoMode() == QLineEdit.EchoMode.Password
    for hint in ("ImhSensitiveData", "ImhNoPredictiveText", "ImhNoAutoUppercase", "ImhHiddenText"):
        assert made.edit.inputMethodHints() & Qt.InputMethodHint[hint]


def test_a_secret_that_is_shown_is_still_kept_from_memories(qtbot: QtBot) -> None:
    made = field(qtbot, secret=True)
    height = made.edit.height()
    made.edit.show_secret(visible=True)
    assert made.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert made.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert made.edit.height() == height == 44


def test_a_line_of_another_kind_can_take_the_place(qtbot: QtBot) -> None:
    edit = FieldEdit()
    made = TextField("Code", edit=edit)
    qtbot.addWidget(made)
    assert made.edit is edit
