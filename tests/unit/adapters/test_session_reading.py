"""Session and Certificate out of JSON: what the contract says is read, everything else is refused."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.adapters.backend.members import Members
from crypteo_desktop.adapters.backend.reading import read_certificate, read_resending, read_session
from crypteo_desktop.problems import anywhere
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import Channel, IssuedCertificate, KeyPolicy, Moment, Session, State
from tests.support.outcomes import outcome
from tests.support.samples import NOW, SESSION
from tests.support.wire import CERTIFICATE, ENROLMENT, QUESTIONS, session_json

MOMENT = Moment(NOW, 5.0)
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()) | st.just({})


def read(body: object) -> object:
    content = json.dumps(body).encode()
    return outcome(lambda: read_session(Members.parse(content), Secret("t"), "https://s.example.com", MOMENT))


def with_member(path: str, value: object) -> dict[str, Any]:
    """Return a whole session with the member at this dotted path replaced."""
    body = session_json(questions=deepcopy(QUESTIONS), enrolment=dict(ENROLMENT))
    *parents, last = path.split(".")
    place: Any = body
    for name in parents:
        place = place[int(name)] if name.isdigit() else place[name]
    place[int(last) if last.isdigit() else last] = value
    return body


def test_a_session_is_read_whole() -> None:
    session = read(session_json(questions=QUESTIONS, enrolment=ENROLMENT, state="authenticated"))
    assert isinstance(session, Session)
    assert session.state is State.AUTHENTICATED
    assert session.expires_at == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert session.key_policy == KeyPolicy(3072, 65537)
    assert session.code.channels[1] == Channel("sms", "06 •• •• •• 12")
    assert session.questions[2].text == "Question 3 ?"
    assert session.certificate_order is not None
    assert session.certificate_order.nonce == "bm9uY2U"
    assert (session.support_reference, session.told_at) == ("K7P-2QL", MOMENT)


def test_what_comes_later_may_be_missing() -> None:
    code = {name: value for name, value in session_json()["code"].items() if name not in {"sent_at", "sent_to"}}
    del code["next_resend_at"]
    session = read(session_json(code=code))
    assert isinstance(session, Session)
    assert (session.questions, session.certificate_order) == ((), None)
    assert (session.code.sent_at, session.code.sent_to, session.code.next_resend_at) == (None, None, None)


FOUR = [*QUESTIONS, {"id": "q4", "text": "?"}]
UNPROMISED: dict[str, dict[str, Any]] = {
    "authenticated without an enrolment": session_json(state="authenticated", questions=QUESTIONS),
    "issued without an enrolment": session_json(state="issued", questions=QUESTIONS),
    "answers without questions": session_json(state="answers"),
    "answers with two questions": session_json(state="answers", questions=QUESTIONS[:2]),
    "answers with four questions": session_json(state="answers", questions=FOUR),
}


@pytest.mark.parametrize("case", UNPROMISED)
def test_a_session_that_lacks_what_its_state_promises_is_damage(case: str) -> None:
    assert read(UNPROMISED[case]) is anywhere.ANSWER_DAMAGED


@pytest.mark.parametrize("state", ["accepted", "locked"])
def test_after_the_end_and_when_locked_nothing_more_is_promised(state: str) -> None:
    assert isinstance(read(session_json(state=state)), Session)


def test_members_of_a_later_contract_are_ignored() -> None:
    assert isinstance(read(session_json(surprise={"a": [1]})), Session)


@pytest.mark.parametrize("name", sorted(set(session_json()) - {"password_policy"}))
def test_every_other_member_is_needed(name: str) -> None:
    assert read(session_json(**{name: None})) is anywhere.ANSWER_DAMAGED


WRONG: dict[str, object] = {
    "session_id": "../../orders",
    "state": "finished",
    "expires_at": "2026-11-23 10:00:00",
    "link_expires_at": "2026-02-30T00:00:00Z",
    "support_reference": "x" * 65,
    "holder.display_name": "Camille\nMARTIN",
    "holder.organisation": "",
    "order.number": 540206,
    "order.product": "x" * 501,
    "code.length": "9",
    "code.attempts_left": True,
    "code.resends_left": -1,
    "code.channels": [{"id": "email", "masked": "x"}] * 6,
    "answers.attempts_left": 1.5,
    "key_policy.algorithm": "EC",
    "key_policy.bits": 512,
    "key_policy.public_exponent": 3,
    "questions": [],
    "questions.2": {"id": "q1", "text": "twice the same"},
    "questions.0.text": "\u0000",
    "enrolment.subject_der": "%%%",
    "enrolment.email": None,
    "enrolment.nonce": "with space",
}


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_member_is_damage(path: str) -> None:
    assert read(with_member(path, WRONG[path])) is anywhere.ANSWER_DAMAGED


@given(path=st.sampled_from(sorted(WRONG)), value=ANYTHING)
def test_any_member_gives_a_session_or_damage(path: str, value: object) -> None:
    told = read(with_member(path, value))
    assert told is anywhere.ANSWER_DAMAGED or isinstance(told, Session)


@given(st.binary(max_size=100) | st.text().map(str.encode))
def test_any_bytes_give_members_or_damage(body: bytes) -> None:
    told = outcome(lambda: Members.parse(body))
    assert told is anywhere.ANSWER_DAMAGED or isinstance(told, Members)


def test_members_do_not_print_what_they_hold() -> None:
    assert "the-token" not in repr(Members({"session_token": "the-token"}))


def test_a_new_sending_changes_the_code_alone() -> None:
    body = {"sent_to": "06 ••", "sent_at": "2026-11-23T09:00:30Z", "resends_left": 3, "next_resend_at": "soon"}
    assert outcome(lambda: read_resending(Members(body), SESSION, MOMENT)) is anywhere.ANSWER_DAMAGED
    body["next_resend_at"] = "2026-11-23T09:01:00Z"
    session = read_resending(Members(body), SESSION, MOMENT)
    assert (session.code.sent_to, session.code.resends_left) == ("06 ••", 3)
    assert session.code.next_resend_at == datetime(2026, 11, 23, 9, 1, tzinfo=UTC)
    assert (session.code.channels, session.holder) == (SESSION.code.channels, SESSION.holder)


@pytest.mark.parametrize("left", [0, 3])
def test_of_a_new_codes_tries_one_is_sure_whatever_the_former_code_had(left: int) -> None:
    body = {"sent_to": "06 ••", "sent_at": "2026-11-23T09:00:30Z", "resends_left": 3}
    former = replace(SESSION, code=replace(SESSION.code, attempts_left=left))
    assert read_resending(Members(body), former, MOMENT).code.attempts_left == 1


def test_a_certificate_is_read() -> None:
    issued = read_certificate(Members(CERTIFICATE), MOMENT)
    assert issued == IssuedCertificate(CERTIFICATE["certificate"], ("issuing", "root"), "ab" * 32, MOMENT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("certificate", None),
        ("certificate", "x" * 65537),
        ("chain", "root"),
        ("chain", ["x"] * 11),
        ("chain", [1]),
        ("fingerprint_sha256", "AB" * 32),
        ("fingerprint_sha256", "ab" * 31),
    ],
)
def test_a_wrong_certificate_answer_is_damage(name: str, value: object) -> None:
    members = Members({**CERTIFICATE, name: value})
    assert outcome(lambda: read_certificate(members, MOMENT)) is anywhere.ANSWER_DAMAGED
