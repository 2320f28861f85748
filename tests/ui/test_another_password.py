"""A password that could not be replaced: it may be tried again, or the former one goes on if it is remembered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from crypteo_desktop.enrolment import Enrolment, Unfinished
from crypteo_desktop.pending import Stage
from crypteo_desktop.problems import Problem, pending
from crypteo_desktop.secret import Secret
from crypteo_desktop.ui.new_password_dialog import NewPasswordDialog
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.pages.verification_page import VerificationPage
from crypteo_desktop.ui.problem_panel import ProblemPanel
from tests.support.cheap_locks import cheapen_locks
from tests.support.fakes import FakeKeys, MemoryJournal, services
from tests.support.samples import DOWNLOAD, PASSWORD
from tests.support.small_authority import small_authority
from tests.support.states.download import Download, at, download
from tests.support.states.state import wait_until

NEW = Secret("Nouveau2026Bleu")
REFUSED = Problem(pending.PASSWORD_NOT_REPLACED, folder="/data/pending")
FULL = Problem(pending.JOURNAL_DISK_FULL, folder="/data/pending")
ISSUED = Unfinished(replace(DOWNLOAD, stage=Stage.ISSUED), None, keyring_opens=True, session_is_kept=False)


def buttons(shown: Download) -> dict[str, QPushButton]:
    """Return what the problem offers, by its words."""
    wait_until(lambda: shown.window.stage.problem is not None)
    (panel,) = [it for it in shown.window.findChildren(ProblemPanel) if it.isVisible()]
    return {it.text(): it for it in panel.findChildren(QPushButton) if it.isVisible()}


def screen(shown: Download) -> str:
    return shown.window.stage.spoken().screen


def test_at_the_start_the_former_password_can_be_typed_after_all(qapp: object) -> None:
    shown = download(1, Enrolment(unfinished=(ISSUED,), chosen=ISSUED), REFUSED)
    page = shown.page
    assert isinstance(page, InitialisationPage)
    page.unfinished.forgotten.click()
    dialog = shown.dialog()
    assert isinstance(dialog, NewPasswordDialog)
    dialog.accept()
    dialog.password_chosen.emit(NEW)
    offered = buttons(shown)
    assert (list(offered), screen(shown)) == (["Try again", "Back"], "1-8")
    assert shown.navigation.enrolment.new_password == NEW
    offered["Back"].click()
    assert screen(shown) == "1-3"
    page.unfinished.field.edit.insert(PASSWORD.reveal())
    filled = page.fill(shown.navigation.enrolment)
    assert (filled.password, filled.new_password) == (PASSWORD, Secret(""))
    shown.showing().close()


@pytest.mark.parametrize("way", ["Try again", "Back"])
def test_at_the_check_it_is_tried_again_or_left_as_it_was(
    qapp: object, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    cheapen_locks(monkeypatch)
    saved = replace(at(6), password=PASSWORD, download=replace(DOWNLOAD, stage=Stage.SAVED))
    journal = MemoryJournal(fails={"keep_key": FULL})
    known = services(keys=FakeKeys(small_authority().key), journal=journal)
    shown = download(6, saved, stands=False, outside=known)
    page = shown.page
    assert isinstance(page, VerificationPage)
    page._renew(NEW)
    offered = buttons(shown)
    assert (list(offered), screen(shown)) == (["Try again", "Back"], "6-8")
    assert shown.navigation.enrolment.password == PASSWORD
    offered[way].click()
    wait_until(lambda: not shown.window.is_busy)
    assert (journal.acts, screen(shown)) == ((["keep_key"], "6") if way == "Back" else (["keep_key"] * 2, "6-8"))
    assert shown.navigation.enrolment.password == PASSWORD
    shown.showing().close()
