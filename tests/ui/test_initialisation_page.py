"""The page of step 1: a link to paste, a link being opened, an order to read."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, anywhere, link
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Notice, State
from crypteo_desktop.ui.pages.initialisation_page import InitialisationPage
from crypteo_desktop.ui.translation import date_time
from tests.support.pages import Told, shown
from tests.support.samples import LINK, SESSION, enrolment_in

STEP = "initialisation"


@pytest.fixture
def empty(qtbot: QtBot) -> tuple[InitialisationPage, Told]:
    return shown(qtbot, InitialisationPage, STEP, Enrolment())


@pytest.fixture
def opened(qtbot: QtBot) -> InitialisationPage:
    return shown(qtbot, InitialisationPage, STEP, enrolment_in(State.CODE))[0]


def test_without_a_link_one_types_it(qtbot: QtBot, empty: tuple[InitialisationPage, Told]) -> None:
    page, told = empty
    assert page.initial_focus() is page.entry.field.edit
    assert page.reason(page.fill(Enrolment())) == "The download link is missing"
    qtbot.keyClicks(page.entry.field.edit, "https")
    assert page.fill(Enrolment()).typed_link == Secret("https")
    assert told.changes == 5


def test_a_link_broken_over_lines_is_pasted_as_one(empty: tuple[InitialisationPage, Told]) -> None:
    page, told = empty
    QGuiApplication.clipboard().setText(f"\n  {LINK.reveal()}\n")
    page.entry.paste_button.click()
    assert page.fill(Enrolment()).typed_link == LINK
    assert told.changes == 1


def test_a_text_of_ten_kilobytes_stays_too_long(empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    QGuiApplication.clipboard().setText("x" * 10_000)
    page.entry.paste_button.click()
    assert len(page.fill(Enrolment()).typed_link) == 2049


def test_while_it_opens_the_page_says_so(empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    page.entry.show_link(LINK)
    page.set_busy(True)
    assert not page.entry.field.isVisible()
    assert page.reason(Enrolment()) == "One moment, please"
    page.set_busy(False)
    assert page.entry.field.isVisible()


def test_while_the_program_looks_for_what_is_unfinished_one_may_type(
    qtbot: QtBot, empty: tuple[InitialisationPage, Told]
) -> None:
    page, _ = empty
    page.set_busy(True)
    assert page.entry.field.isVisible()
    assert page.lead.words() == "To begin, open the link of your order."
    assert page.reason(page.fill(Enrolment())) == "The download link is missing"
    qtbot.keyClicks(page.entry.field.edit, "https")
    page.set_busy(False)
    page.present(Enrolment(unfinished=()))
    assert page.fill(Enrolment()).typed_link == Secret("https")


def test_after_the_first_look_work_takes_the_place_of_the_form(empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    page.present(Enrolment(unfinished=()))
    page.set_busy(True)
    assert not page.entry.field.isVisible()


def test_a_refused_link_is_told_under_the_field(empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    page.entry.field.edit.setText("bonjour")
    assert page.show_problem(Problem(link.NOT_A_LINK))
    assert page.screen_suffix() == "1"
    assert page.reason(page.fill(Enrolment())) == "Correct the link first"
    assert "This is not a download link." in page.entry.field.message.words()
    assert "CRY-101" in page.entry.field.message.words()
    assert page.entry.field.edit.selectedText() == "bonjour"


def test_typing_takes_the_error_away(qtbot: QtBot, empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    page.show_problem(Problem(link.NOT_A_LINK))
    qtbot.keyClicks(page.entry.field.edit, "h")
    assert (page.screen_suffix(), page.entry.field.message.words()) == ("", "")


def test_other_problems_are_the_frames(empty: tuple[InitialisationPage, Told]) -> None:
    page, _ = empty
    assert not page.show_problem(Problem(anywhere.UNREACHABLE))
    assert not page.show_problem(Problem(link.LINK_EXPIRED))


def test_an_open_order_says_for_whom_what_and_how_long(opened: InitialisationPage) -> None:
    facts = [label.accessibleName() for label in opened.overview.facts.findChildren(type(opened.lead))]
    assert "Holder Camille MARTIN" in facts
    assert "Product Initio 1* NG logiciel pack 3 ans" in facts
    assert "Order No. 540206" in facts
    assert opened.overview.link_life.words() == f"Your link is valid until {date_time(SESSION.link_expires_at)}."
    assert opened.initial_focus() is None


def test_an_open_link_is_neither_shown_nor_lost(opened: InitialisationPage) -> None:
    assert opened.entry.field.edit.text() == ""
    assert opened.fill(enrolment_in(State.CODE)).typed_link == LINK


def test_a_link_from_the_command_line_can_be_corrected(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, InitialisationPage, STEP, replace(Enrolment(), typed_link=LINK))
    assert page.entry.link() == LINK


def test_a_notice_of_the_authority_is_a_quiet_line(qtbot: QtBot, opened: InitialisationPage) -> None:
    assert opened.overview.notices.isHidden()
    news = (Notice("Nouvelle version en décembre", "A <b>new</b> version in December"),)
    page, _ = shown(qtbot, InitialisationPage, STEP, replace(enrolment_in(State.CODE), notices=news))
    assert page.overview.notices.words() == "A <b>new</b> version in December"
    assert "<b>" not in page.overview.notices.text()
    assert not page.overview.notices.isHidden()
