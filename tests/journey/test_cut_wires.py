"""The wire is cut at each class of bytes of each call: the walk ends in the same certificate, or says what counts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from crypteo_desktop.adapters.backend.client import WAITS
from crypteo_desktop.adapters.background_keys import BackgroundKeys
from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.crypto.keys import KeyPair, generate_key_pair
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from crypteo_desktop.steps.sending_once import SETTLING
from tests.journey.conftest import Order
from tests.support import cutting_proxy
from tests.support.cutting_proxy import CUTS, CuttingProxy, page
from tests.support.journeys import HastyWalker
from tests.support.samples import PASSWORD

pytestmark = pytest.mark.usefixtures("cheap_locks")

NOT_HEARD = {"none_sent", "half_sent", "body_half_sent"}
PAGES = (200, 302, 403, 502, 503)

ONE_KEY = cache(generate_key_pair)
"""The key of all who go no further than the answers: nobody has it certified."""


@contextmanager
def walking(
    order: Order, folder: Path, generate: Callable[[int, int], KeyPair] = ONE_KEY
) -> Iterator[tuple[HastyWalker, CuttingProxy]]:
    with CuttingProxy(order.base_url) as wire:
        walker = HastyWalker.start(wire.url, folder, order.link.replace(order.base_url, wire.url))
        walker.services = replace(walker.services, keys=BackgroundKeys(generate))
        yield walker, wire


def before_code(walker: HastyWalker) -> None:
    walker.step(1)
    walker.step(2, password=PASSWORD, confirmation=PASSWORD)


def wrong(code: str) -> Secret:
    return Secret(code[:-1] + str((int(code[-1]) + 1) % 10))


def told(walker: HastyWalker, step: int, **typed: object) -> tuple[str, object]:
    """Return name and tries of the problem that a step ends in; what is known by then stays, as in the window."""
    with pytest.raises(Problem) as caught:
        walker.step(step, **typed)
    return caught.value.kind.name, caught.value.facts.get("attempts_left")


@pytest.mark.parametrize("cut", CUTS)
def test_a_right_code_goes_on_or_was_not_counted(cut: str, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        before_code(walker)
        wire.faults = [("POST /code", CUTS[cut])]
        if cut in NOT_HEARD:
            assert told(walker, 3, retrieval_code=Secret(order.code)) == ("code-not-counted", None)
            assert [start.split(" ")[0] for start in wire.heard[-3:]] == ["POST", "GET", "GET"]
            assert walker.waited == [SETTLING], "between the two looks"
        assert walker.step(3, retrieval_code=Secret(order.code)).opened.state is State.ANSWERS
        assert len([start for start in wire.heard if start.endswith("/code")]) == (2 if cut in NOT_HEARD else 1)
        assert walker.enrolment.opened.code.attempts_left == 3


@pytest.mark.parametrize("cut", CUTS)
def test_a_wrong_code_was_counted_or_not_and_the_number_left_is_said(cut: str, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        before_code(walker)
        assert told(walker, 3, retrieval_code=wrong(order.code)) == ("code-wrong", 2)
        wire.faults = [("POST /code", CUTS[cut])]
        expected = ("code-not-counted", None) if cut in NOT_HEARD else ("code-counted", 1)
        assert told(walker, 3, retrieval_code=wrong(order.code)) == expected
        assert walker.enrolment.opened.code.attempts_left == (2 if cut in NOT_HEARD else 1)


@pytest.mark.parametrize("cut", ["none_sent", "sent", "half_answered"])
def test_right_answers_go_on_or_were_not_counted(cut: str, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        walker.to_answers(order.code)
        wire.faults = [("POST /answers", CUTS[cut])]
        if cut in NOT_HEARD:
            assert told(walker, 4, answers=tuple(map(Secret, order.answers))) == ("answers-not-counted", None)
        after = walker.step(4, answers=tuple(map(Secret, order.answers))).opened
        assert (after.state, after.answer_attempts_left) == (State.AUTHENTICATED, 3)
        assert after.certificate_order is not None


def test_wrong_answers_were_counted(order: Order, tmp_path: Path) -> None:
    answers = (Secret("a"), Secret("b"), Secret("c"))
    with walking(order, tmp_path) as (walker, wire):
        walker.to_answers(order.code)
        told_at_each = []
        for _ in range(3):
            wire.faults = [("POST /answers", cutting_proxy.sent)]
            told_at_each.append(told(walker, 4, answers=answers))
        assert told_at_each == [("answers-counted", 2), ("answers-counted", 1), ("order-locked", None)]


@pytest.mark.parametrize("status", PAGES)
def test_a_proxy_s_page_in_place_of_the_answer_cost_nothing(status: int, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        before_code(walker)
        wire.faults = [("POST /code", page(status))]
        assert told(walker, 3, retrieval_code=Secret(order.code)) == ("code-not-counted", None)
        walker.step(3, retrieval_code=Secret(order.code))


def test_while_nobody_can_say_nothing_is_sent_and_the_next_try_asks_first(order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        before_code(walker)
        wire.faults = [("POST /code", cutting_proxy.sent), *[("GET ", page(403))] * 2]
        code = Secret(order.code)
        assert told(walker, 3, retrieval_code=code) == ("code-unsure", None)
        assert told(walker, 3, retrieval_code=code) == ("code-unsure", None)
        assert walker.step(3, retrieval_code=code).opened.state is State.ANSWERS
        assert len([start for start in wire.heard if start.endswith("/code")]) == 1


@pytest.mark.parametrize("cut", ["none_sent", "sent"])
def test_a_lost_answer_to_a_resend_is_cleared_up(cut: str, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        before_code(walker)
        wire.faults = [("POST /code/resend", CUTS[cut])]
        with pytest.raises(Problem) as caught:
            walker.resend("sms")
        assert caught.value.kind.name == "resend-not-done", "within 30 s the service sends none, whatever was cut"


@pytest.mark.parametrize("cut", CUTS)
def test_opening_again_after_a_cut_goes_well(cut: str, order: Order, tmp_path: Path) -> None:
    with walking(order, tmp_path) as (walker, wire):
        wire.faults = [("POST /sessions", CUTS[cut])]
        name, _ = told(walker, 1)
        assert name in {"unreachable", "answer-damaged", "not-the-service"}
        assert walker.to_answers(order.code).opened.state is State.ANSWERS


@pytest.mark.parametrize("cut", CUTS)
def test_a_request_and_an_acceptance_that_are_cut_end_in_one_certificate(
    cut: str, order: Order, tmp_path: Path
) -> None:
    with walking(order, tmp_path, generate_key_pair) as (walker, wire):
        walker.to_answers(order.code)
        walker.step(4, answers=tuple(map(Secret, order.answers)))
        wire.faults = [("PUT /certificate", CUTS[cut]), ("POST /acceptance", CUTS[cut])]
        walker.step(5)
        end = walker.step(6, verification_password=PASSWORD)
        assert (wire.faults, end.acceptance_problem) == ([], None)
        assert walker.waited == [WAITS[0], WAITS[0]], "before the second request and the second acceptance"
        assert walker.services.backend.refresh(end.opened, CancelToken()).state is State.ACCEPTED
        assert list(tmp_path.glob("*.p12")) == [end.saved_file]
