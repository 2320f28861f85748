"""The work of step 3: the code is sent, once, and another one asked for."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import NOTHING, Enrolment
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind, Shown, identity, unheard
from crypteo_desktop.secret import Secret
from crypteo_desktop.services import Backend
from crypteo_desktop.session import Session, State
from crypteo_desktop.steps.retrieval_code import digits
from crypteo_desktop.steps.sending_once import Entry, looked_twice, sent_once

COUNTED: Final = frozenset({identity.CODE_WRONG, unheard.CODE_COUNTED})
"""What says of a try that it was counted; the last one is shown as what it has used up."""
ENTRY: Final = Entry(
    State.CODE,
    tries=lambda session: session.code.attempts_left,
    with_tries=lambda session, left: replace(session, code=replace(session.code, attempts_left=left)),
    counted=unheard.CODE_COUNTED,
    not_counted=unheard.CODE_NOT_COUNTED,
    unsure=unheard.CODE_UNSURE,
)


def send(enrolment: Enrolment, backend: Backend, token: CancelToken) -> Enrolment:
    """Send the code; afterwards it is forgotten, for it is of no further use."""
    code = _nine_digits(enrolment)
    try:
        session = sent_once(ENTRY, enrolment, lambda session: backend.send_code(session, code, token), backend, token)
    except Problem as problem:
        if problem.kind in COUNTED and problem.facts.get("attempts_left") == 0:
            kind = _used_up(enrolment.opened, backend, token)
            raise Problem(kind, trace_id=problem.trace_id) from problem
        raise
    return replace(enrolment, session=session, retrieval_code=NOTHING, unheard=False)


def resend(enrolment: Enrolment, backend: Backend, token: CancelToken, channel: str) -> Enrolment:
    """Ask for a new code by `channel` ("email" or "sms"); all former codes are dead at once."""
    session = enrolment.opened
    try:
        return replace(enrolment, session=backend.resend_code(session, channel, token))
    except Problem as problem:
        if problem.kind.shown is not Shown.CONNECTION or isinstance(problem, NothingDone):
            raise
    return replace(enrolment, session=_sent_after_all(session, backend, token))


def _nine_digits(enrolment: Enrolment) -> Secret:
    """Return the code as the contract wants it (Fine print, Tries)."""
    return Secret(digits(enrolment.retrieval_code.reveal()))


def _sent_after_all(session: Session, backend: Backend, token: CancelToken) -> Session:
    """Return the session with the new sending whose answer was lost, or raise that there was none, or nobody knows."""
    found = looked_twice(session, lambda it: _sending(it) == _sending(session), unheard.RESEND_UNSURE, backend, token)
    if _sending(found) == _sending(session):
        raise Problem(unheard.RESEND_NOT_DONE)
    return found


def _sending(session: Session) -> tuple[datetime | None, int]:
    return session.code.sent_at, session.code.resends_left


def _used_up(session: Session, backend: Backend, token: CancelToken) -> ProblemKind:
    """Return what the last wrong try has used up: the order's tries, which is locked then, or only this code's."""
    try:
        is_locked = backend.refresh(session, token).state is State.LOCKED
    except Problem as told:
        is_locked = told.kind is identity.ORDER_LOCKED
    return identity.ORDER_LOCKED if is_locked else identity.CODE_EXHAUSTED
