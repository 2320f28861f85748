"""Sends once what costs a try; after a lost answer it asks how things stand and says what counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Enrolment, Known
from crypteo_desktop.problems import NothingDone, Problem, ProblemKind, Shown, identity
from crypteo_desktop.services import Backend
from crypteo_desktop.session import Session, State

# A try is taken before the comparison and a right one given back after it (contract, Tries), and what was cut may still
# be on its way: the second look is the one that counts.
SETTLING: Final = 2.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What one step may send only once: the state that waits for it, its tries, and what is said of a lost answer."""

    state: State
    tries: Callable[[Session], int]
    with_tries: Callable[[Session, int], Session]
    counted: ProblemKind
    not_counted: ProblemKind
    unsure: ProblemKind


def sent_once(
    entry: Entry, enrolment: Enrolment, send: Callable[[Session], Session], backend: Backend, token: CancelToken
) -> Session:
    """Return the session after `send`; never send again by itself, nor before it is known what became of a former try.

    Raise what the service refused, or the entry's problem for a lost answer. The token is told (Known) what each turn
    of events means for a further try.
    """
    session = enrolment.opened
    if enrolment.unheard:
        session = _found_out(entry, enrolment, backend, token)
        if session.state is not entry.state:
            return session
    token.tell(Known(replace(enrolment, session=session, unheard=True)))
    try:
        return send(session)
    except Problem as problem:
        if problem.kind.shown is not Shown.CONNECTION or isinstance(problem, NothingDone):
            token.tell(Known(replace(enrolment, session=_after(entry, session, problem), unheard=False)))
            raise
    found = _found_out(entry, replace(enrolment, session=session), backend, token)
    if found.state is entry.state:
        raise Problem(entry.not_counted)
    return found


def looked_twice(
    session: Session,
    is_as_before: Callable[[Session], bool],
    unsure: ProblemKind,
    backend: Backend,
    token: CancelToken,
) -> Session:
    """Return how things stand after an answer was lost; a first look that `is_as_before` does not count yet.

    Raise `unsure` when nobody can say.
    """
    try:
        found = backend.refresh(session, token)
        if is_as_before(found):
            token.wait(SETTLING)
            found = backend.refresh(session, token)
    except Problem as silence:
        if silence.kind.shown is not Shown.CONNECTION:
            raise
        raise Problem(unsure) from silence
    return found


def _found_out(entry: Entry, enrolment: Enrolment, backend: Backend, token: CancelToken) -> Session:
    """Return how things stand after a try without an answer; raise that it was counted, or that nobody can say."""
    session = enrolment.opened
    found = looked_twice(session, lambda it: it.state is entry.state, entry.unsure, backend, token)
    token.tell(Known(replace(enrolment, session=found, unheard=False)))
    if found.state is State.LOCKED:
        raise Problem(identity.ORDER_LOCKED)
    left = entry.tries(found)
    if found.state is entry.state and left < entry.tries(session):
        raise Problem(entry.counted, attempts_left=left)
    return found


def _after(entry: Entry, session: Session, refusal: Problem) -> Session:
    left = refusal.facts.get("attempts_left")
    return entry.with_tries(session, left) if isinstance(left, int) else session
