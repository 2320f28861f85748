"""The flow: forward with what a step added, back without it; no Qt anywhere near."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.flow import Flow, is_ready
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps import STEPS
from tests.support.samples import LINK, PASSWORD, enrolment_in


def test_the_six_steps_stand_in_the_order_of_the_guide():
    assert [step.info.number for step in STEPS] == [1, 2, 3, 4, 5, 6]
    assert len({step.info.id for step in STEPS}) == 6
    assert [step.info.support_code for step in STEPS] == ["1", "2", "3", "4", "5", "6"]


def test_forward_keeps_what_a_step_added():
    flow = Flow.start(STEPS, Enrolment()).with_enrolment(enrolment_in(State.CODE)).forward()
    assert flow.step.info.id == "password"
    assert flow.enrolment.session is not None


def test_back_forgets_exactly_what_the_two_steps_added():
    opened = enrolment_in(State.CODE)
    without = replace(opened, password=Secret(""), confirmation=Secret(""))
    flow = Flow.start(STEPS, without).forward().with_enrolment(opened).forward()
    assert flow.enrolment.password == PASSWORD
    typed = replace(flow.enrolment, retrieval_code=Secret("123"))
    assert flow.with_enrolment(typed).back().enrolment == without
    assert flow.back().step.info.id == "password"


def test_back_to_the_first_screen_keeps_the_open_link():
    flow = Flow.start(STEPS, Enrolment(typed_link=LINK)).with_enrolment(enrolment_in(State.CODE)).forward()
    typed = flow.with_enrolment(replace(flow.enrolment, confirmation=Secret("typed")))
    back = typed.back()
    assert back.step.info.number == 1
    assert back.enrolment == enrolment_in(State.CODE)
    assert not back.step.starts_on_entry(back.enrolment)
    assert back.step.is_finished(back.enrolment)


def test_back_is_offered_only_where_nothing_is_lost_by_it():
    flow = Flow.start(STEPS, Enrolment(typed_link=LINK))
    offered = []
    for state in (State.CODE, State.CODE, State.CODE, State.ANSWERS, State.AUTHENTICATED, State.ISSUED):
        offered.append(flow.can_go_back)
        flow = flow.with_enrolment(enrolment_in(state)).forward()
    assert offered == [False, True, True, False, False, False]
    with pytest.raises(RuntimeError):
        flow.back()


def test_whoever_comes_back_passes_by_what_is_done_and_never_goes_back_into_it():
    back = replace(enrolment_in(State.CODE), key_begun=True)
    flow = Flow.start(STEPS, Enrolment(typed_link=LINK)).with_enrolment(back).forward()
    assert (flow.step.info.id, flow.can_go_back) == ("retrieval-code", False)
    issued = replace(enrolment_in(State.ISSUED), key_begun=True)
    assert Flow.start(STEPS, issued).forward().step.info.id == "generation"
    saved = replace(issued, saved_file=Path("/downloads/file.p12"))
    assert Flow.start(STEPS, saved).forward().step.info.id == "verification"


def test_the_last_step_stays():
    flow = Flow.start(STEPS, enrolment_in(State.ISSUED))
    for _ in range(9):
        flow = flow.forward()
    assert flow.is_last
    assert flow.step.info.id == "verification"


def test_a_restart_stands_at_the_first_step_with_what_is_carried_over():
    flow = Flow.start(STEPS, Enrolment()).with_enrolment(enrolment_in(State.CODE)).forward()
    again = flow.restart(lambda first: replace(first, typed_link=LINK))
    assert (again.step.info.number, again.enrolment.session, again.enrolment.typed_link) == (1, None, LINK)


def test_a_step_is_ready_when_nothing_is_missing():
    assert not is_ready(STEPS[0], Enrolment())
    assert is_ready(STEPS[0], enrolment_in(State.CODE))


def test_a_later_step_never_runs_without_a_session():
    with pytest.raises(RuntimeError):
        _ = Enrolment().opened


def test_steps_and_flow_load_without_qt_cryptography_or_requests():
    blocked = ("PySide6", "cryptography", "requests", "keyring", "zxcvbn")
    code = (
        f"import sys\nfor name in {blocked!r}: sys.modules[name] = None\n"
        "import crypteo_desktop.steps, crypteo_desktop.flow; print('loaded')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "loaded"


def test_back_keeps_what_the_service_told_meanwhile():
    opened = enrolment_in(State.CODE)
    flow = Flow.start(STEPS, opened).forward().forward()
    fewer = replace(opened.session, code=replace(opened.session.code, attempts_left=1))
    back = flow.with_enrolment(replace(flow.enrolment, session=fewer, unheard=True)).back()
    assert (back.enrolment.session, back.enrolment.unheard) == (fewer, True)
