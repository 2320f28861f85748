"""What a failure of the connection means for the tries stands beside it, and what was typed stays."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Known, Report
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind, anywhere, certificate, file, unheard
from crypteo_desktop.services import Services
from crypteo_desktop.ui.problem_panel import ProblemPanel
from crypteo_desktop.ui.what_counts import note_beside, what_counts
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from tests.support.small_flow import SmallStep
from tests.support.small_window import Open, failing, page_of, type_and_go

NEVER_LEFT = NothingDone(anywhere.NO_NETWORK)


@pytest.mark.parametrize(
    ("step", "problem", "words"),
    [
        ("initialisation", Problem(anywhere.UNREACHABLE), "costs no try"),
        ("initialisation", Problem(anywhere.SESSION_INVALID), ""),
        ("retrieval-code", NEVER_LEFT, "No try was counted"),
        ("security-answers", NEVER_LEFT, "No try was counted"),
        ("retrieval-code", Problem(unheard.CODE_UNSURE), ""),
        ("generation", NEVER_LEFT, ""),
        ("verification", Problem(file.FILE_MISSING), ""),
    ],
)
def test_only_what_is_sure_is_said(qtbot: QtBot, step: str, problem: Problem, words: str) -> None:
    said = what_counts(step, problem)
    assert words in said
    assert bool(said) is bool(words)


def test_after_a_try_that_was_not_counted_one_may_correct_or_send_again(opened: Open, qtbot: QtBot) -> None:
    step = SmallStep(1, work=failing(Problem(unheard.CODE_NOT_COUNTED)))
    window = opened(step)
    with qtbot.waitSignal(window._navigation.failed):
        type_and_go(window, qtbot)
    again, correct = window.findChild(ProblemPanel).findChildren(SecondaryButton)
    assert (again.text(), correct.text()) == ("Try again", "Correct")
    correct.click()
    assert page_of(window).field.edit.text() == "word"
    assert window.frame.footer.primary.isEnabled()


def test_a_cancel_while_a_try_is_open_says_that_it_may_have_been_counted(opened: Open, qtbot: QtBot) -> None:
    def work(enrolment: Enrolment, services: Services, token: CancelToken, report: Report) -> Enrolment:
        token.tell(Known(replace(enrolment, unheard=True)))
        token.wait(60)
        return enrolment

    window = opened(SmallStep(1, work=work))
    type_and_go(window, qtbot)
    qtbot.waitUntil(lambda: window._navigation.enrolment.unheard)
    with qtbot.waitSignal(window._navigation.stopped):
        window.frame.footer.cancel.click()
    assert "may have been counted" in window.frame.footer.reason()


@pytest.mark.parametrize(
    ("kind", "is_said"),
    [
        (certificate.AUTHORITY_UNAVAILABLE, True),
        (certificate.KEY_WEAK, False),
        (certificate.KEY_REUSED, False),
        (anywhere.NOT_FOUND, False),
    ],
)
def test_that_the_key_is_kept_is_said_where_it_is_and_nobody_has_to_call(kind: ProblemKind, is_said: bool) -> None:
    assert note_beside(Problem(kind), "generation", "Your key is kept.") == ("Your key is kept." if is_said else "")
