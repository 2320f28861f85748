"""Before the last try one is asked, and nothing is sent unless that is chosen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.session import State
from crypteo_desktop.ui.pages.page import Page
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage
from crypteo_desktop.ui.widgets.buttons import SecondaryButton
from crypteo_desktop.ui.widgets.dialog import Dialog
from crypteo_desktop.ui.widgets.labels import Label
from tests.support.pages import shown
from tests.support.samples import enrolment_in, with_tries

PAGES = [
    (RetrievalCodePage, "retrieval-code", State.CODE, "this code is dead"),
    (SecurityAnswersPage, "security-answers", State.ANSWERS, "blocked until support unblocks it"),
]


@pytest.fixture(params=PAGES, ids=["code", "answers"])
def case(request: pytest.FixtureRequest) -> tuple[type[Page], str, State, str]:
    return request.param


def test_it_says_what_happens_and_sends_only_when_chosen(
    qtbot: QtBot, case: tuple[type[Page], str, State, str]
) -> None:
    kind, step, state, words = case
    page, _ = shown(qtbot, kind, step, with_tries(enrolment_in(state), 1))
    sent: list[bool] = []
    page.confirm(lambda: sent.append(True))
    dialog = page.findChild(Dialog)
    assert dialog is not None
    said = " ".join(label.words() for label in dialog.findChildren(Label))
    assert words in said
    assert "Support: 08" in said
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the safe answer
    assert sent == []
    page.confirm(lambda: sent.append(True))
    open_one = [found for found in page.findChildren(Dialog) if found.isVisible()][-1]
    next(button for button in open_one.findChildren(SecondaryButton) if button.text() == "Send").click()
    assert sent == [True]


def test_before_another_try_nothing_is_asked(qtbot: QtBot, case: tuple[type[Page], str, State, str]) -> None:
    kind, step, state, _ = case
    page, _ = shown(qtbot, kind, step, with_tries(enrolment_in(state), 2))
    sent: list[bool] = []
    page.confirm(lambda: sent.append(True))
    assert (sent, page.findChild(Dialog)) == ([True], None)


def test_the_number_that_a_wrong_try_told_counts(qtbot: QtBot) -> None:
    page, _ = shown(qtbot, RetrievalCodePage, "retrieval-code", with_tries(enrolment_in(State.CODE), 3))
    page.show_problem(Problem(identity.CODE_WRONG, attempts_left=1))
    page.confirm(lambda: pytest.fail("it was sent without a question"))
    assert page.findChild(Dialog) is not None
