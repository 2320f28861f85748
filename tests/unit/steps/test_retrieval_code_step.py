"""Step 3: nine ASCII digits reach the service, nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem, anywhere, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps.retrieval_code import RetrievalCodeStep, digits
from tests.support.fakes import FakeBackend, services
from tests.support.samples import CODE, enrolment_in, session_in

STEP = RetrievalCodeStep()
FULL_WIDTH = "\uff13\uff16\uff10\uff13\uff14\uff16\uff12\uff10\uff17"


def with_code(code: str):
    return replace(enrolment_in(State.CODE), retrieval_code=Secret(code))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("360 346 207", "360346207"),
        ("360-346-207", "360346207"),
        ("360.346.207\n", "360346207"),
        ("360\u202f346\u00a0207", "360346207"),
        (FULL_WIDTH, ""),  # full-width digits
        ("٣٦٠٣٤٦٢٠٧", ""),
        ("code", ""),
    ],
)
def test_spaces_and_dashes_do_not_count_and_other_digits_are_no_digits(text, kept):
    assert digits(text) == kept


@given(st.text())
def test_what_is_kept_is_ascii_digits_in_their_order(text):
    kept = digits(text)
    assert kept == "" or (kept.isascii() and kept.isdigit())
    assert digits(kept) == kept


@pytest.mark.parametrize("code", ["", "36034620", "3603462071", FULL_WIDTH])
def test_eight_ten_or_foreign_digits_are_not_ready_and_never_sent(code):
    backend = FakeBackend()
    assert STEP.missing(with_code(code))
    with pytest.raises(Problem) as caught:
        STEP.run(with_code(code), services(backend), CancelToken(), lambda _: None)
    assert caught.value.kind is identity.CODE_FORMAT
    assert backend.calls == []


def test_a_right_code_brings_the_questions_and_is_forgotten():
    backend = FakeBackend()
    after = STEP.run(with_code(CODE.reveal()), services(backend), CancelToken(), lambda _: None)
    assert len(after.opened.questions) == 3
    assert STEP.is_finished(after)
    assert not after.retrieval_code
    assert backend.calls == [("send_code", CODE)]


def test_the_step_never_starts_by_itself():
    assert not STEP.starts_on_entry(enrolment_in(State.CODE))


def test_a_new_code_can_be_asked_for_by_either_way():
    after = STEP.resend(enrolment_in(State.CODE), services(), CancelToken(), lambda _: None, channel="sms")
    assert after.opened.code.sent_to == "06 •• •• •• 12"
    assert not STEP.is_finished(after)


@pytest.mark.parametrize(("left", "kind"), [(2, identity.CODE_WRONG), (0, identity.CODE_EXHAUSTED)])
def test_the_last_wrong_try_says_at_once_that_a_new_code_is_needed(left, kind):
    backend = FakeBackend(fails={"send_code": Problem(identity.CODE_WRONG, trace_id="t", attempts_left=left)})
    with pytest.raises(Problem) as caught:
        STEP.run(with_code(CODE.reveal()), services(backend), CancelToken(), lambda _: None)
    assert (caught.value.kind, caught.value.trace_id) == (kind, "t")


@pytest.mark.parametrize(
    ("refresh", "kind"),
    [
        (identity.ORDER_LOCKED, identity.ORDER_LOCKED),
        (anywhere.UNREACHABLE, identity.CODE_EXHAUSTED),
        (anywhere.SESSION_EXPIRED, identity.CODE_EXHAUSTED),
    ],
)
def test_the_tenth_wrong_code_says_at_once_that_the_order_is_locked(refresh, kind):
    wrong = Problem(identity.CODE_WRONG, trace_id="t", attempts_left=0)
    backend = FakeBackend(fails={"send_code": wrong, "refresh": Problem(refresh)})
    with pytest.raises(Problem) as caught:
        STEP.run(with_code(CODE.reveal()), services(backend), CancelToken(), lambda _: None)
    assert (caught.value.kind, caught.value.trace_id) == (kind, "t")


def test_a_session_that_has_become_locked_says_so_too():
    enrolment = replace(with_code(CODE.reveal()), session=session_in(State.LOCKED))
    backend = FakeBackend(fails={"send_code": Problem(identity.CODE_WRONG, attempts_left=0)})
    with pytest.raises(Problem) as caught:
        STEP.run(enrolment, services(backend), CancelToken(), lambda _: None)
    assert caught.value.kind is identity.ORDER_LOCKED


def test_while_tries_are_left_nothing_more_is_asked():
    backend = FakeBackend(fails={"send_code": Problem(identity.CODE_WRONG, attempts_left=1)})
    with pytest.raises(Problem):
        STEP.run(with_code(CODE.reveal()), services(backend), CancelToken(), lambda _: None)
    assert [name for name, _ in backend.calls] == ["send_code"]


@pytest.mark.parametrize("typed", ["360 346-207", " 360.346.207\n", "360\u202f346\u00a0207"])
def test_the_service_is_sent_nine_digits_however_they_were_typed(typed):
    backend = FakeBackend()
    STEP.run(with_code(typed), services(backend), CancelToken(), lambda _: None)
    assert backend.calls == [("send_code", CODE)]
