"""Step 4: three answers, none empty, sent in NFC under their questions' ids."""

from dataclasses import replace

import pytest

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps.security_answers import SecurityAnswersStep, is_empty
from tests.support.fakes import FakeBackend, services
from tests.support.samples import ANSWERS, enrolment_in

STEP = SecurityAnswersStep()


def with_answers(*answers: str):
    return replace(enrolment_in(State.ANSWERS), answers=tuple(Secret(answer) for answer in answers))


@pytest.mark.parametrize(
    ("answers", "count"),
    [((), 3), (("", "", ""), 3), (("a", "  ", "c"), 1), (("a", "b", "?!"), 1), (("a", "b", "œ"), 0)],
)
def test_an_answer_without_a_letter_or_digit_is_missing(answers, count):
    assert len(STEP.missing(with_answers(*answers))) == count


def test_accents_alone_are_empty_and_other_scripts_are_not():
    assert is_empty(Secret("\u0301 \u0308"))
    assert not is_empty(Secret("Ωμέγα"))


def test_an_empty_answer_is_never_sent():
    backend = FakeBackend()
    with pytest.raises(Problem) as caught:
        STEP.run(with_answers("a", " ", "c"), services(backend), CancelToken(), lambda _: None)
    assert caught.value.kind is identity.ANSWERS_MISSING
    assert backend.calls == []


def test_answers_go_by_question_in_nfc_and_are_forgotten():
    backend = FakeBackend()
    after = STEP.run(with_answers("E\u0301loïse", "Médor", "Tout"), services(backend), CancelToken(), lambda _: None)
    assert backend.calls == [("send_answers", dict(zip(("q1", "q2", "q3"), ANSWERS, strict=True)))]
    assert after.answers == ()
    assert STEP.is_finished(after)
    assert after.opened.certificate_order is not None


def test_the_step_never_starts_by_itself():
    assert not STEP.starts_on_entry(enrolment_in(State.ANSWERS))


@pytest.mark.parametrize(("left", "kind"), [(1, identity.ANSWERS_WRONG), (0, identity.ORDER_LOCKED)])
def test_the_third_wrong_try_says_at_once_that_the_order_is_locked(left, kind):
    backend = FakeBackend(fails={"send_answers": Problem(identity.ANSWERS_WRONG, trace_id="t", attempts_left=left)})
    with pytest.raises(Problem) as caught:
        STEP.run(with_answers("a", "b", "c"), services(backend), CancelToken(), lambda _: None)
    assert (caught.value.kind, caught.value.trace_id) == (kind, "t")
