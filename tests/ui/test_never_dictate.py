"""Secrets over the phone: each field says that it is never dictated, and none can be shown while the card is open."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from crypteo_desktop.ui.support_card_dialog import SupportCardDialog
from crypteo_desktop.ui.verification_dialog import VerificationDialog
from crypteo_desktop.ui.widgets.buttons import ShowSecret
from crypteo_desktop.ui.widgets.code_field import CodeField
from crypteo_desktop.ui.widgets.never_dictate import NeverDictate
from crypteo_desktop.ui.widgets.text_field import FieldEdit, TextField
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.fakes import services
from tests.support.samples import CODE, LINK, PASSWORD, enrolment_in

NEVER = "Never dictate it, not even to support"
HIDDEN = QLineEdit.EchoMode.Password


def window_on(qtbot: QtBot, step: int, state: State) -> WizardWindow:
    flow = Flow.start(STEPS, replace(enrolment_in(state), retrieval_code=Secret("")))
    for _ in range(step - 1):
        flow = flow.forward()
    window = WizardWindow(flow, services(), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    return window


def secret_fields(root: QWidget) -> list[TextField]:
    fields = [it for it in root.findChildren(TextField) if it.isVisible()]
    return [it for it in fields if it.edit.echoMode() is HIDDEN or isinstance(it.edit, CodeField)]


@pytest.mark.parametrize(("step", "state", "number"), [(2, State.CODE, 2), (3, State.CODE, 1), (3, State.ANSWERS, 3)])
def test_each_secret_field_says_so_to_eyes_and_ears(qtbot: QtBot, step: int, state: State, number: int) -> None:
    window = window_on(qtbot, step, state)
    fields = secret_fields(window)
    assert len(fields) == number
    assert [field for field in fields if NEVER not in field.edit.accessibleDescription()] == []
    (line,) = [it for it in window.findChildren(NeverDictate) if it.isVisible()]
    assert line.words.words() == NEVER


def test_a_field_of_its_own_has_a_line_of_its_own(qtbot: QtBot) -> None:
    field = TextField("Password", "The one of step 2", secret=True)
    qtbot.addWidget(field)
    field.show()
    assert field.findChild(NeverDictate).isVisible()
    field.set_error("Wrong password.")
    assert field.edit.accessibleDescription() == f"The one of step 2 {NEVER} Wrong password."


def test_what_is_no_secret_says_nothing(qtbot: QtBot) -> None:
    field = TextField("User name")
    qtbot.addWidget(field)
    assert field.findChild(NeverDictate) is None
    assert field.edit.accessibleDescription() == ""


def test_nothing_can_be_shown_while_the_card_is_open(qtbot: QtBot) -> None:
    window = window_on(qtbot, 2, State.CODE)
    row, edit = window.stage.page.fields.show_row, window.stage.page.fields.password.edit
    row.setChecked(True)
    assert (edit.echoMode(), edit.displayText()) == (QLineEdit.EchoMode.Normal, PASSWORD.reveal())
    window.frame.strip.card_requested.emit()
    row.click()  # as a screen reader would, past the dialog
    row.toggle()
    row.setChecked(True)
    assert edit.echoMode() is HIDDEN
    assert PASSWORD.reveal() not in edit.displayText()
    window.findChild(SupportCardDialog).close_button.click()
    assert not row.isChecked()
    row.setChecked(True)
    assert edit.echoMode() is QLineEdit.EchoMode.Normal


def test_nothing_can_be_shown_in_a_dialog_either(qtbot: QtBot) -> None:
    window = window_on(qtbot, 2, State.CODE)
    dialog = VerificationDialog(window)
    dialog.open()
    dialog.show_row.setChecked(True)
    window.frame.strip.card_requested.emit()
    dialog.show_row.setChecked(True)
    assert dialog.field.edit.echoMode() is HIDDEN


def test_a_page_that_comes_while_the_card_is_open_shows_nothing_either(qtbot: QtBot) -> None:
    window = window_on(qtbot, 2, State.CODE)
    window.frame.strip.card_requested.emit()
    window.stage.enter()
    for row in window.stage.page.findChildren(ShowSecret):
        row.setChecked(True)
    assert [it for it in window.stage.page.findChildren(FieldEdit) if it.echoMode() is not HIDDEN] == []


def test_the_code_is_dots_while_the_card_is_open(qtbot: QtBot) -> None:
    window = window_on(qtbot, 3, State.CODE)
    edit = window.stage.page.entry.edit
    edit.setText(CODE.reveal())
    shown = edit.grab().toImage()
    window.frame.strip.card_requested.emit()
    assert CODE.reveal() not in edit.displayText()
    assert edit.grab().toImage() != shown
    assert edit.text() == CODE.reveal()
    window.findChild(SupportCardDialog).close_button.click()
    assert edit.displayText() == CODE.reveal()


def test_a_code_that_comes_while_the_card_is_open_is_dots_too(qtbot: QtBot) -> None:
    window = window_on(qtbot, 3, State.CODE)
    window.stage.page.entry.edit.setText(CODE.reveal())
    window._navigation.know(window.stage.page.fill(window._navigation.enrolment))
    window.frame.strip.card_requested.emit()
    window.stage.enter()
    assert window.stage.page.entry.edit.text() == CODE.reveal()
    assert CODE.reveal() not in window.stage.page.entry.edit.displayText()


def test_the_link_is_never_dictated_and_dots_while_the_card_is_open(qtbot: QtBot) -> None:
    window = WizardWindow(Flow.start(STEPS, Enrolment(unfinished=())), services(), version="6.0.0")
    qtbot.addWidget(window, before_close_func=lambda it: it._departure.begin(3))
    window.show()
    field = window.stage.page.entry.field
    field.edit.insert(LINK.reveal())
    assert NEVER in field.edit.accessibleDescription()
    assert field.findChild(NeverDictate).isVisible()
    assert field.edit.displayText() == LINK.reveal()
    window.frame.strip.card_requested.emit()
    assert field.edit.echoMode() is HIDDEN
    assert field.edit.text() == LINK.reveal()
    window.findChild(SupportCardDialog).close_button.click()
    assert field.edit.displayText() == LINK.reveal()
