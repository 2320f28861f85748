"""Screen 1-3: what is unfinished, another password, the next one, and removing it from this computer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment, Unfinished
from crypteo_desktop.pending import Stage
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.removal_dialog import RemovalDialog
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from crypteo_desktop.ui.wizard_window import WizardWindow
from tests.support.pages import FILE, Told, shown
from tests.support.samples import DOWNLOAD, PASSWORD
from tests.support.states import STATES

ISSUED = Unfinished(replace(DOWNLOAD, stage=Stage.ISSUED), None, keyring_opens=True, session_is_kept=False)
CHECKED = replace(ISSUED, download=replace(DOWNLOAD, stage=Stage.VERIFIED), file=FILE)
SAVED = replace(CHECKED, download=replace(DOWNLOAD, stage=Stage.SAVED))
OPENED = Unfinished(replace(DOWNLOAD, id="other"), None, keyring_opens=False, session_is_kept=True)
ROTTEN = Path("/data/pending/rotten")


def page_for(
    qtbot: QtBot, chosen: Unfinished | None, *others: Unfinished, unreadable: tuple[Path, ...] = ()
) -> tuple[InitialisationPage, Told, Enrolment]:
    found = (*((chosen,) if chosen is not None else ()), *others)
    enrolment = Enrolment(unfinished=found, chosen=chosen, unreadable=unreadable)
    page, told = shown(qtbot, InitialisationPage, "initialisation", enrolment)
    return page, told, enrolment


def new_password_dialog(page: InitialisationPage) -> NewPasswordDialog:
    page.unfinished.forgotten.click()
    dialog = page.findChild(NewPasswordDialog)
    assert dialog is not None
    return dialog


def removal_dialog(page: InitialisationPage) -> RemovalDialog:
    dialog = page.findChild(RemovalDialog)
    assert dialog is not None
    return dialog


def works(told: Told) -> list[str]:
    return [work.__name__ for work in told.work]


def test_where_the_keyring_opens_another_password_is_chosen_and_it_goes_on(qtbot: QtBot) -> None:
    page, _, enrolment = page_for(qtbot, ISSUED)
    dialog = new_password_dialog(page)
    assert not dialog.choose.isEnabled()
    qtbot.keyClicks(dialog.fields.password.edit, "Nouveau2026")
    assert dialog.missing.words() == "The confirmation is missing"
    qtbot.keyClicks(dialog.fields.confirmation.edit, "Nouveau2026")
    with qtbot.waitSignal(page.proceed_requested):
        dialog.choose.click()
    assert page.fill(enrolment).new_password == Secret("Nouveau2026")


def test_another_password_is_dropped_when_the_former_one_is_typed_after_all(qtbot: QtBot) -> None:
    page, _, enrolment = page_for(qtbot, ISSUED)
    new_password_dialog(page).password_chosen.emit(Secret("Nouveau2026"))
    qtbot.keyClicks(page.unfinished.field.edit, PASSWORD.reveal())
    filled = page.fill(enrolment)
    assert (filled.new_password, filled.password) == (Secret(""), PASSWORD)


def test_a_weak_password_is_not_taken_and_nothing_of_it_stays(qtbot: QtBot) -> None:
    page, _, enrolment = page_for(qtbot, ISSUED)
    dialog = new_password_dialog(page)
    for field in (dialog.fields.password, dialog.fields.confirmation):
        qtbot.keyClicks(field.edit, "court")
    assert not dialog.choose.isEnabled()
    dialog.back.click()
    assert page.fill(enrolment).new_password == Secret("")


def test_without_a_keyring_it_is_said_what_a_forgotten_password_means(qtbot: QtBot) -> None:
    page, _, _ = page_for(qtbot, replace(ISSUED, keyring_opens=False))
    page.unfinished.forgotten.click()
    assert page.findChild(NewPasswordDialog) is None
    words = [label.words() for label in page.window().findChild(Dialog).findChildren(Label)]
    assert any("must then be revoked" in said for said in words)


def test_without_a_password_to_type_nothing_is_said_about_it(qtbot: QtBot) -> None:
    page, _, _ = page_for(qtbot, OPENED)
    assert not page.unfinished.forgotten.isVisible()


def test_several_are_shown_one_by_one(qtbot: QtBot) -> None:
    page, told, _ = page_for(qtbot, ISSUED, OPENED)
    assert page.unfinished.next.text() == "Show the next one (2 of 2)"
    page.unfinished.next.click()
    assert works(told) == ["offer_next"]
    page.present(Enrolment(unfinished=(ISSUED,), chosen=ISSUED))
    assert not page.unfinished.next.isVisible()


@pytest.mark.parametrize(
    ("unfinished", "why"),
    [
        (ISSUED, "Its only key is kept here"),
        (replace(CHECKED, file=None), "Its only key is kept here"),
        (SAVED, "if it turns out to be damaged, or its password is forgotten"),
        (replace(ISSUED, file=FILE), "if it turns out to be damaged, or its password is forgotten"),
    ],
)
def test_what_may_cost_a_certificate_goes_only_after_a_tick(qtbot: QtBot, unfinished: Unfinished, why: str) -> None:
    page, told, _ = page_for(qtbot, unfinished)
    page.unfinished.remove.click()
    dialog = removal_dialog(page)
    assert [label for label in dialog.findChildren(Label) if why in label.words()]
    assert dialog.focusWidget() is dialog.keep
    assert not dialog.remove.isEnabled()
    dialog.known.setChecked(True)
    dialog.remove.click()
    assert works(told) == ["remove"]


@pytest.mark.parametrize("unfinished", [OPENED, CHECKED])
def test_what_costs_nothing_goes_after_one_question(qtbot: QtBot, unfinished: Unfinished) -> None:
    page, told, _ = page_for(qtbot, unfinished)
    page.unfinished.remove.click()
    dialog = removal_dialog(page)
    assert not dialog.known.isVisible()
    dialog.remove.click()
    assert works(told) == ["remove"]


def test_keeping_it_is_the_default(qtbot: QtBot) -> None:
    page, told, _ = page_for(qtbot, OPENED)
    page.unfinished.remove.click()
    dialog = removal_dialog(page)
    dialog.keep.click()
    assert (dialog.result(), works(told)) == (QDialog.DialogCode.Rejected, [])


def test_what_cannot_be_read_is_named_and_can_be_removed(qtbot: QtBot) -> None:
    page, told, _ = page_for(qtbot, None, unreadable=(ROTTEN,))
    assert str(ROTTEN) in page.kept.message.findChildren(Label)[1].words()
    page.kept.remove.click()
    dialog = removal_dialog(page)
    dialog.known.setChecked(True)
    dialog.remove.click()
    assert works(told) == ["remove_unreadable"]


def test_one_comes_back_from_the_link_to_what_is_unfinished(qtbot: QtBot) -> None:
    page, told, _ = page_for(qtbot, None, OPENED, ISSUED)
    assert page.kept.show_button.text() == "Show the 2 unfinished downloads"
    page.kept.show_button.click()
    assert works(told) == ["offer_next"]


def test_with_nothing_kept_nothing_is_said(qtbot: QtBot) -> None:
    page, _, _ = page_for(qtbot, None)
    assert not page.kept.isVisible()


@pytest.mark.parametrize("code", ["CRY-021", "CRY-122", "CRY-123", "CRY-124"])
def test_a_failure_of_what_is_kept_leads_back_to_it(code: str, qapp: object) -> None:
    showing = STATES[code].show()
    window = showing.window
    assert isinstance(window, WizardWindow)
    (back,) = [it for it in window.findChildren(SecondaryButton) if it.isVisible() and it.text() == "Back"]
    back.click()
    assert (window.problem, window.stage.spoken().screen) == (None, "1-3")
    assert isinstance(window.stage.page, InitialisationPage)
    assert window.stage.page.unfinished.isVisible()
    showing.close()


def test_it_says_of_the_key_no_more_than_what_is_so(qtbot: QtBot) -> None:
    """The keyring may open it as well, and a download that was only opened has none yet."""
    page, *_ = page_for(qtbot, ISSUED)
    assert page.unfinished.kept.words().startswith("Your key is kept on this computer. Your password opens it;")
    page, *_ = page_for(qtbot, OPENED)
    assert page.unfinished.kept.words() == "What was begun is kept on this computer."
