"""Turns an answer that is no success into a Problem: problem+json (RFC 9457) of the contract, or what is not from it.

The client keys on `code` alone. The server's own words go to the log, never to the screen.
"""

import logging
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from crypteo_desktop.adapters.backend.members import Members
from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.problems import Fact, NothingDone, Problem, ProblemKind, kind_of
from crypteo_desktop.problems import anywhere as problem

_log = logging.getLogger(__name__)

JSON_TYPES: Final = frozenset({"application/json", "application/problem+json"})
_TRACE_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_VERSION: Final = re.compile(r"[0-9A-Za-z.+-]{1,32}")
_WORD: Final = re.compile(r"[a-z0-9-]{1,32}")
_LONGEST_LOGGED: Final = 300

# How each fact is read (contract, Problems); a sentence may show any of them.
_FACTS: Final[Mapping[str, Callable[[Members], Fact]]] = MappingProxyType(
    {
        "attempts_left": lambda told: told.number("attempts_left"),
        "expired_at": lambda told: told.moment("expired_at"),
        "next_resend_at": lambda told: told.moment("next_resend_at"),
        "minimum_client": lambda told: told.matching("minimum_client", _VERSION),
        "state": lambda told: told.matching("state", _WORD),
        "reason": lambda told: told.matching("reason", _WORD),
        "fields": lambda told: told.each_text("fields", 50, 100),
    }
)

# The contract's codes, with the facts that their sentences cannot do without and those that may be missing.
_NEEDED: Final = MappingProxyType(
    {
        "link-expired": ("expired_at",),
        "order-expired": ("expired_at",),
        "client-too-old": ("minimum_client",),
        "code-wrong": ("attempts_left",),
        "answers-wrong": ("attempts_left",),
    }
)
_OPTIONAL: Final = MappingProxyType(
    {
        "code-superseded": ("attempts_left",),
        "wrong-state": ("state",),
        "code-exhausted": ("next_resend_at",),
        "csr-invalid": ("reason",),
        "key-weak": ("reason",),
        "malformed": ("fields",),
    }
)
_WITHOUT_FACTS: Final = frozenset(
    {
        "link-unknown", "order-locked", "already-accepted", "session-invalid", "session-expired", "resend-too-soon",
        "resend-limit", "channel-unavailable", "delivery-failed", "key-reused", "already-issued",
        "authority-unavailable", "issuance-failed", "fingerprint-mismatch", "recovery-unknown", "recovery-expired",
        "not-found", "method-not-allowed", "too-large", "too-many-requests", "internal",
    }
)  # fmt: skip
CONTRACT_CODES: Final = frozenset({*_NEEDED, *_OPTIONAL, *_WITHOUT_FACTS})

_BY_STATUS: Final = MappingProxyType({407: problem.PROXY_LOGIN, 511: problem.NOT_THE_SERVICE})


def problem_of(answer: Answer) -> Problem:
    """Return the problem that an answer other than the expected success stands for; never raise."""
    if answer.status in _BY_STATUS:
        return Problem(_BY_STATUS[answer.status])
    if answer.media_type not in JSON_TYPES:
        return Problem(_of_a_page(answer.status), trace_id=None, **_waiting(answer))
    if not 400 <= answer.status <= 599:
        return Problem(problem.NOT_THE_SERVICE if 300 <= answer.status < 400 else problem.ANSWER_DAMAGED)
    try:
        return _told(Members.parse(answer.body), answer)
    except Problem as unreadable:
        return (
            Problem(problem.SERVICE_FAILED, trace_id=None, **_waiting(answer)) if answer.status >= 500 else unreadable
        )


def _of_a_page(status: int) -> ProblemKind:
    """Return what a page stands for that came in place of JSON: mostly a proxy's."""
    if status == 429:
        return problem.TOO_MANY_REQUESTS
    return problem.SERVICE_FAILED if status >= 500 else problem.NOT_THE_SERVICE


def _waiting(answer: Answer) -> dict[str, int]:
    return {} if answer.retry_after is None else {"retry_after": answer.retry_after}


def _told(told: Members, answer: Answer) -> Problem:
    code = told.text("code", 64)
    trace_id = _optional(told, "trace_id")
    _log.info("the service refused: %s (status %d, trace %s): %s", _plain(code), answer.status, trace_id, _words(told))
    if code not in CONTRACT_CODES:
        return Problem(problem.UNKNOWN_REFUSAL, trace_id=trace_id)
    # Limits are checked before the act (contract, Order of checks), so nothing was done.
    failure = NothingDone if code == problem.TOO_MANY_REQUESTS.name else Problem
    return failure(kind_of(code), trace_id=trace_id, **_facts(code, told, answer))


def _facts(code: str, told: Members, answer: Answer) -> Mapping[str, Fact]:
    facts: dict[str, Fact] = {name: _FACTS[name](told) for name in _NEEDED.get(code, ())}
    for name in _OPTIONAL.get(code, ()):
        try:
            facts[name] = _FACTS[name](told)
        except Problem:
            continue  # the refusal is clear without it
    return facts | _waiting(answer)


def _optional(told: Members, name: str) -> str | None:
    try:
        return told.matching(name, _TRACE_ID)
    except Problem:
        return None


def _words(told: Members) -> str:
    """Return what the server says for the log."""
    words = [value for name in ("title", "detail") if isinstance(value := told.content.get(name), str)]
    return _plain(" / ".join(words))


def _plain(text: str) -> str:
    """Return `text` on one line of bounded length, so that nobody writes lines of their own into the log."""
    return "".join(character if character.isprintable() else " " for character in text[:_LONGEST_LOGGED])
