"""Secrets over the phone: each field says that it is never dictated, and none can be shown while the card is open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
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
from tests.support.states.assistant import at_password

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


def card_of(window: QWidget) -> SupportCardDialog:
    card = window.findChild(SupportCardDialog)
    assert card is not None
    return card


def modes_of(window: QWidget) -> set[QLineEdit.EchoMode]:
    """Ask for everything to be shown, as a screen reader could past the card, and return how it is."""
    for row in window.findChildren(ShowSecret):
        row.setChecked(True)
    return {it.echoMode() for it in window.findChildren(FieldEdit) if it.isVisible()}


def test_a_window_that_opens_while_a_card_shows_shows_nothing_either(qtbot: QtBot) -> None:
    """A second start with a file opens the assistant beside the download."""
    window = window_on(qtbot, 3, State.CODE)
    window.frame.strip.card_requested.emit()
    others = [window_on(qtbot, 2, State.CODE), window_on(qtbot, 3, State.CODE), at_password().window]
    for other in others:
        qtbot.addWidget(other, before_close_func=lambda it: isinstance(it, WizardWindow) and it._departure.begin(3))
    assert [modes_of(other) for other in others] == [{HIDDEN}] * 3
    card_of(window).close_button.click()
    assert [modes_of(other) for other in others] == [{QLineEdit.EchoMode.Normal}] * 3


def test_secrets_stay_hidden_until_the_last_card_is_closed(qtbot: QtBot) -> None:
    windows = [window_on(qtbot, 2, State.CODE), window_on(qtbot, 2, State.CODE)]
    for window in windows:
        window.frame.strip.card_requested.emit()
    card_of(windows[0]).close_button.click()
    assert modes_of(windows[0]) == {HIDDEN}
    card_of(windows[1]).close_button.click()
    assert modes_of(windows[0]) == {QLineEdit.EchoMode.Normal}


def test_a_card_that_goes_with_its_window_keeps_nothing_hidden(qtbot: QtBot) -> None:
    leaving, staying = window_on(qtbot, 2, State.CODE), window_on(qtbot, 2, State.CODE)
    leaving.frame.strip.card_requested.emit()
    assert modes_of(staying) == {HIDDEN}
    leaving._leave(3)
    assert modes_of(staying) == {QLineEdit.EchoMode.Normal}


def test_a_card_that_goes_with_the_dialog_below_keeps_nothing_hidden_and_may_come_again(qtbot: QtBot) -> None:
    window = window_on(qtbot, 2, State.CODE)
    dialog = VerificationDialog(window)
    dialog.open()
    window.frame.strip.card_requested.emit()
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert modes_of(window) == {QLineEdit.EchoMode.Normal}
    window.frame.strip.card_requested.emit()
    assert card_of(window).isVisible()
    assert modes_of(window) == {HIDDEN}
