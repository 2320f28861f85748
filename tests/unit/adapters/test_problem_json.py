"""problem+json and everything else that is no success: always a Problem, never another exception."""

import json
import logging
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.adapters.backend.problem_json import CONTRACT_CODES, problem_of
from crypteo_desktop.adapters.backend.wire import Answer
from crypteo_desktop.problems import CATALOGUE, Problem, ProblemKind, anywhere
from tests.support.wire import refused, told

MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NEEDED = {"attempts_left": 2, "expired_at": "2026-11-23T09:00:00Z", "minimum_client": "7.0.0"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@pytest.mark.parametrize("code", sorted(CONTRACT_CODES))
def test_every_code_of_the_contract_is_in_the_catalogue(code: str) -> None:
    problem = problem_of(refused(code, 400, **NEEDED))
    assert (problem.kind, problem.trace_id) == (CATALOGUE[code], "abc123")


FACTS: dict[str, tuple[str, dict[str, object], dict[str, object]]] = {
    "tries": ("answers-wrong", {"attempts_left": 0}, {"attempts_left": 0}),
    "end of the link": ("link-expired", {"expired_at": "2026-11-23T09:00:00Z"}, {"expired_at": MOMENT}),
    "end of the order": ("order-expired", {"expired_at": "2026-11-23T09:00:00Z"}, {"expired_at": MOMENT}),
    "version": ("client-too-old", {"minimum_client": "7.1.0"}, {"minimum_client": "7.1.0"}),
    "next code": ("code-exhausted", {"next_resend_at": "2026-11-23T09:00:00Z"}, {"next_resend_at": MOMENT}),
    "no next code": ("code-exhausted", {}, {}),
    "state": ("wrong-state", {"state": "answers"}, {"state": "answers"}),
    "reason": ("key-weak", {"reason": "small-factor"}, {"reason": "small-factor"}),
    "a reason of another kind": ("key-weak", {"reason": {"a": 1}}, {}),
    "fields": ("malformed", {"fields": ["code", "(unknown)"]}, {"fields": ("code", "(unknown)")}),
    "facts that are not this code's": ("link-unknown", {"attempts_left": 2, "state": "code"}, {}),
}


@pytest.mark.parametrize("case", FACTS)
def test_facts_are_read_by_the_codes_own_table(case: str) -> None:
    code, members, facts = FACTS[case]
    problem = problem_of(refused(code, 403, **members))
    assert (problem.kind.name, problem.facts) == (code, facts)


def test_the_seconds_to_wait_come_from_the_header() -> None:
    answer = refused("resend-too-soon", 429)
    waiting = Answer(429, {**answer.headers, "retry-after": "17"}, answer.body, 0.0)
    assert problem_of(waiting).facts == {"retry_after": 17}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, anywhere.NOT_THE_SERVICE),
        (302, anywhere.NOT_THE_SERVICE),
        (403, anywhere.NOT_THE_SERVICE),
        (429, anywhere.TOO_MANY_REQUESTS),
        (502, anywhere.SERVICE_FAILED),
        (503, anywhere.SERVICE_FAILED),
    ],
)
def test_a_proxy_s_page_is_told_by_its_status_with_the_seconds_to_wait(status: int, kind: ProblemKind) -> None:
    page = told(status, b"<html>", "text/html", retry_after="17")
    assert (problem_of(page).kind, problem_of(page).facts) == (kind, {"retry_after": 17})


@pytest.mark.parametrize("value", [None, "2", 2.0, True, -1, 10**9, [2]])
def test_a_fact_that_the_sentence_needs_must_be_right(value: object) -> None:
    assert problem_of(refused("code-wrong", 403, attempts_left=value)).kind is anywhere.ANSWER_DAMAGED


@pytest.mark.parametrize("value", [None, "tomorrow", "2026-13-01T00:00:00Z", "2026-11-23T09:00:00+00:00", 5])
def test_a_moment_must_be_of_the_contracts_form(value: object) -> None:
    assert problem_of(refused("link-expired", 410, expired_at=value)).kind is anywhere.ANSWER_DAMAGED


@pytest.mark.parametrize("code", ["brand-new", "no-network", "password-wrong", "folder-missing", "program-error"])
def test_codes_that_are_not_the_contracts_are_unknown_refusals(code: str) -> None:
    assert problem_of(refused(code)).kind is anywhere.UNKNOWN_REFUSAL


STRANGE: dict[str, tuple[Answer, object]] = {
    "page of a portal": (told(200, b"<html>", "text/html"), anywhere.NOT_THE_SERVICE),
    "page not found": (told(404, b"<html>", "text/html; charset=utf-8"), anywhere.NOT_THE_SERVICE),
    "page of a gateway": (told(502, b"<html>", "text/html"), anywhere.SERVICE_FAILED),
    "nothing said": (told(503, b"", ""), anywhere.SERVICE_FAILED),
    "redirect": (told(302, b"", ""), anywhere.NOT_THE_SERVICE),
    "redirect in JSON": (told(307, {}), anywhere.NOT_THE_SERVICE),
    "success where none was expected": (told(200, {"code": "internal"}), anywhere.ANSWER_DAMAGED),
    "proxy": (told(407, b"<html>", "text/html"), anywhere.NOT_THE_SERVICE),
    "portal by its own status": (told(511, b"<html>", "text/html"), anywhere.NOT_THE_SERVICE),
    "cut": (told(403, b'{"code": "code-wr'), anywhere.ANSWER_DAMAGED),
    "cut, by a failing service": (told(500, b'{"code": "inter'), anywhere.SERVICE_FAILED),
    "without code": (told(403, {"title": "No"}), anywhere.ANSWER_DAMAGED),
    "no object": (told(403, ["code-wrong"]), anywhere.ANSWER_DAMAGED),
    "too deep": (told(403, b"[" * 100_000), anywhere.ANSWER_DAMAGED),
    "not UTF-8": (told(403, b'{"code": "\xff"}'), anywhere.ANSWER_DAMAGED),
    "half a character": (told(403, b'{"code": "\\ud800"}'), anywhere.ANSWER_DAMAGED),
}


@pytest.mark.parametrize("case", STRANGE)
def test_what_is_no_problem_json_is_told_by_its_form(case: str) -> None:
    answer, kind = STRANGE[case]
    assert problem_of(answer).kind is kind


@pytest.mark.parametrize("trace", ["", "x" * 65, "a b", "<script>", 7, None])
def test_a_strange_trace_is_left_out(trace: object) -> None:
    assert problem_of(told(404, {"code": "not-found", "trace_id": trace})).trace_id is None


def test_the_servers_words_go_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    words = {"title": "No\r\nINFO forged line", "detail": "x" * 1000}
    with caplog.at_level(logging.INFO):
        problem = problem_of(told(404, {"code": "not-found", "trace_id": "abc123", **words}))
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert "abc123" in record.getMessage()
    assert "No  INFO forged line" in record.getMessage()
    assert len(record.getMessage()) < 400
    assert "forged" not in repr(problem.facts) + str(problem)


@given(
    status=st.integers(100, 999),
    media_type=st.sampled_from(["application/json", "application/problem+json; charset=utf-8", "text/html", ""]),
    body=st.binary(max_size=200),
)
def test_any_bytes_give_a_problem(status: int, media_type: str, body: bytes) -> None:
    assert isinstance(problem_of(told(status, body, media_type)), Problem)


@given(code=st.sampled_from(sorted(CONTRACT_CODES)) | st.text(), members=st.dictionaries(st.text(), JSON), fact=JSON)
def test_any_json_gives_a_problem(code: str, members: dict[str, object], fact: object) -> None:
    names = ("attempts_left", "expired_at", "minimum_client", "state", "reason", "fields", "trace_id", "title")
    body = {**members, **dict.fromkeys(names, fact), "code": code}
    assert isinstance(problem_of(told(400, json.dumps(body).encode())), Problem)
