"""Screens 3 and 4: the withdrawal code and the answers, to be typed, typed, wrong, used up, or sent again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QLineEdit

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.ui.last_try import CODE_WITHOUT_ANOTHER
from crypteo_desktop.ui.pages.resend_panel import SUPPORT_SENDS
from crypteo_desktop.ui.pages.retrieval_code_page import RetrievalCodePage
from crypteo_desktop.ui.pages.security_answers_page import SecurityAnswersPage
from tests.support.samples import ANSWERS, CODE, with_tries, without_resends
from tests.support.states.download import Download, at, busy, download, opened
from tests.support.states.state import Showing, State, wait_until


def _typed(shown: Download, *words: str) -> Download:
    edits = [edit for edit in shown.page.findChildren(QLineEdit) if edit.isVisible()]
    for edit, word in zip(edits, words, strict=False):
        edit.insert(word)
    return shown


def _refused(number: int, *words: str, **facts: int) -> Showing:
    kind = identity.CODE_WRONG if number == 3 else identity.ANSWERS_WRONG
    shown = _typed(download(number, problem=Problem(kind, **facts)), *words)
    shown.fail()
    return shown.showing()


def _dead_end() -> Showing:
    shown = _typed(download(3, without_resends(at(3), 0), Problem(identity.CODE_EXHAUSTED)), _DIGITS)
    shown.fail()
    return shown.showing()


def _last_try(number: int, enrolment: Enrolment | None = None) -> Showing:
    shown = download(number, enrolment or with_tries(at(number), 1))
    _typed(shown, *((_DIGITS,) if number == 3 else _WORDS))
    shown.window.stage.proceed()
    return shown.showing()


def _sent_again() -> Showing:
    enrolment = at(3)
    session = enrolment.opened
    code = replace(session.code, next_resend_at=None)
    shown = download(3, replace(enrolment, session=replace(session, code=code)), stands=False)
    page = shown.page
    assert isinstance(page, RetrievalCodePage)
    page.resend.asked.emit("sms")
    wait_until(lambda: not shown.window.is_busy and shown.navigation.enrolment.opened.code.resends_left < 5)
    return shown.showing()


def _answers(words: tuple[str, ...], *, in_clear: bool = False) -> Callable[[], Showing]:
    def show() -> Showing:
        shown = _typed(download(4), *words)
        page = shown.page
        assert isinstance(page, SecurityAnswersPage)
        page.show_row.setChecked(in_clear)
        return shown.showing()

    return show


_DIGITS: Final = CODE.reveal()
_WORDS: Final = tuple(answer.reveal() for answer in ANSWERS)
STATES: Final = (
    State("3-empty", "3", opened(3)),
    State("3-half-typed", "3", lambda: _typed(download(3), _DIGITS[:4]).showing()),
    State("3-typed", "3", lambda: _typed(download(3), _DIGITS).showing()),
    State("3-checking", "3", busy(3, replace(at(3), retrieval_code=CODE))),
    State("3-wrong", "3", lambda: _refused(3, _DIGITS, attempts_left=2)),
    State("3-sent-again", "3", _sent_again),
    State("3-before-the-last-try", "3", lambda: _last_try(3)),
    State(
        "3-last-try-without-another",
        "3",
        lambda: _last_try(3, without_resends(at(3), 1)),
        (CODE_WITHOUT_ANOTHER.happens.source,),
    ),
    State(
        "3-used-up-without-another",
        "3",
        _dead_end,
        (
            identity.CODE_EXHAUSTED.sentence.source,
            SUPPORT_SENDS.source,
            "Call support to receive a new code",
        ),
    ),
    State("3-once-more", "3", opened(3, replace(at(3), begun_before=True))),
    State("4-empty", "4", opened(4)),
    State("4-typed", "4", _answers(_WORDS)),
    State("4-in-clear", "4", _answers(_WORDS, in_clear=True)),
    State("4-one-missing", "4", _answers(_WORDS[:2])),
    State("4-checking", "4", busy(4, replace(at(4), answers=ANSWERS))),
    State("4-wrong", "4", lambda: _refused(4, *_WORDS, attempts_left=2)),
    State("4-before-the-last-try", "4", lambda: _last_try(4)),
)
