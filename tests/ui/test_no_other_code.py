"""The page of step 3 at its dead end: the code is dead and no other one can be asked for; support alone sends one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, ProblemKind, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Moment, State
from crypteo_desktop.ui.last_try import CODE_WITHOUT_ANOTHER
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from tests.support.keyboard import type_letters
from tests.support.pages import shown
from tests.support.samples import CODE, NOW, enrolment_in, with_tries, without_resends

STEP = "retrieval-code"
SENT_BY_SUPPORT = Secret("123456789")


@pytest.fixture
def page(qtbot: QtBot) -> RetrievalCodePage:
    """Return the page where the last code left was wrong for the third time."""
    made, _ = shown(qtbot, RetrievalCodePage, STEP, without_resends(enrolment_in(State.CODE), 1))
    made.entry.edit.setText(CODE.reveal())
    made.show_problem(Problem(identity.CODE_EXHAUSTED))
    return made


def reason(page: RetrievalCodePage) -> str:
    return page.reason(page.fill(Enrolment()))


def words(page: RetrievalCodePage) -> str:
    side = page.resend
    return " ".join((page.entry.field.message.words(), side.guidance.words(), side.problem.words(), reason(page)))


def test_nothing_leads_but_to_support(page: RetrievalCodePage) -> None:
    assert "Ask for a new code" not in words(page)
    assert "latest" not in words(page)
    assert "Call support: they can send you a new one." in page.entry.field.message.words()
    assert page.resend.guidance.words() == "Call support: they can send you a new one."
    assert reason(page) == "Call support to receive a new code"


def test_the_dead_code_is_not_sent_again_but_what_support_sent_is(page: RetrievalCodePage) -> None:
    assert page.fill(Enrolment()).retrieval_code == Secret("")
    type_letters(page.entry.edit, SENT_BY_SUPPORT.reveal())
    assert page.fill(Enrolment()).retrieval_code == SENT_BY_SUPPORT
    assert reason(page) == ""


def test_a_session_that_comes_back_to_a_dead_code_says_so(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, RetrievalCodePage, STEP, without_resends(enrolment_in(State.CODE), 0))
    assert "latest" not in words(page)
    assert reason(page) == "Call support to receive a new code"


def test_where_another_one_can_be_asked_for_a_dead_code_leads_there(qtbot: QtBot) -> None:
    enrolment = enrolment_in(State.CODE)
    code = replace(enrolment.opened.code, attempts_left=0)
    later = Moment(NOW + timedelta(seconds=40), 1040.0)
    came_back = replace(enrolment, session=replace(enrolment.opened, code=code, told_at=later))
    page, _ = shown(qtbot, RetrievalCodePage, STEP, came_back)
    assert reason(page) == "Ask for a new code"


@pytest.mark.parametrize("first", [identity.CODE_EXHAUSTED, identity.RESEND_LIMIT], ids=["dead", "limit"])
def test_a_limit_that_is_met_with_a_dead_code_leads_to_support(qtbot: QtBot, first: ProblemKind) -> None:
    page, _ = shown(qtbot, RetrievalCodePage, STEP, enrolment_in(State.CODE))
    kinds = {identity.CODE_EXHAUSTED, identity.RESEND_LIMIT}
    for kind in (first, *(kinds - {first})):
        page.show_problem(Problem(kind))
    assert "latest" not in page.resend.problem.words()
    assert "Call support: they can send you a new one." in page.resend.problem.words()
    assert reason(page) == "Call support to receive a new code"


def test_a_limit_that_was_met_counts_before_the_last_try(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, RetrievalCodePage, STEP, with_tries(enrolment_in(State.CODE), 1))
    page.show_problem(Problem(identity.RESEND_LIMIT))
    assert page.last_try() is CODE_WITHOUT_ANOTHER
    assert not any(button.isEnabled() for button in page.resend.buttons.values())
