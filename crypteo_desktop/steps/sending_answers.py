"""The work of step 4: the answers are sent, once."""

from dataclasses import replace
from typing import Final
from unicodedata import normalize

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, identity, unheard
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Backend
from crypteo_desktop.session import State
from crypteo_desktop.steps.sending_once import Entry, sent_once

COUNTED: Final = frozenset({identity.ANSWERS_WRONG, unheard.ANSWERS_COUNTED})
"""What says of a try that it was counted; the last one is shown as what it has used up."""
ENTRY: Final = Entry(
    State.ANSWERS,
    tries=lambda session: session.answer_attempts_left,
    with_tries=lambda session, left: replace(session, answer_attempts_left=left),
    counted=unheard.ANSWERS_COUNTED,
    not_counted=unheard.ANSWERS_NOT_COUNTED,
    unsure=unheard.ANSWERS_UNSURE,
)


def send(enrolment: Enrolment, backend: Backend, token: CancelToken) -> Enrolment:
    """Send the answers in NFC; afterwards they are forgotten."""
    session = enrolment.opened
    answers = {
        question.id: Secret(normalize("NFC", answer.reveal()))
        for question, answer in zip(session.questions, enrolment.answers, strict=True)
    }
    try:
        authenticated = sent_once(
            ENTRY, enrolment, lambda session: backend.send_answers(session, answers, token), backend, token
        )
    except Problem as problem:
        raise _as_seen(problem) from problem
    return replace(enrolment, session=authenticated, answers=(), unheard=False)


def _as_seen(problem: Problem) -> Problem:
    """Return the problem as the holder meets it: the third wrong try has locked the order, so say that at once."""
    if problem.kind in COUNTED and problem.facts.get("attempts_left") == 0:
        return Problem(identity.ORDER_LOCKED, trace_id=problem.trace_id)
    return problem
