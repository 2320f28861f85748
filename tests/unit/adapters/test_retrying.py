"""Trying again: growing waits that are told, longer where the service asks for it, and over as soon as one cancels."""

import threading
from collections.abc import Callable

import pytest

from crypteo_desktop.adapters.backend.client import WAITS
from crypteo_desktop.adapters.backend.retrying import LONGEST_WAIT, patiently
from crypteo_desktop.cancellation import Cancelled, CancelToken
from crypteo_desktop.enrolment import Answered, Retrying
from crypteo_desktop.problems import Problem, ProblemKind, anywhere

UNREACHABLE = Problem(anywhere.UNREACHABLE)


class PatientToken(CancelToken):
    """Waits in no time, and keeps the news and the waits."""

    def __init__(self) -> None:
        self.news: list[object] = []
        self.waits: list[float] = []
        super().__init__(self.news.append)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


def failing(*problems: Problem) -> Callable[[], str]:
    left = list(problems)

    def act() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return act


def test_a_first_success_is_no_news() -> None:
    token = PatientToken()
    assert patiently(failing(), WAITS, token) == "done"
    assert (token.news, token.waits) == ([], [])


def test_waits_grow_and_are_told_and_so_is_the_answer() -> None:
    token = PatientToken()
    assert patiently(failing(*[UNREACHABLE] * 4), WAITS, token) == "done"
    assert token.waits == sorted(set(token.waits)) == list(WAITS)
    tries = [Retrying(anywhere.UNREACHABLE, wait, number, 5) for number, wait in enumerate(WAITS, start=2)]
    assert token.news == [*tries, Answered()]


def test_the_last_failure_is_told() -> None:
    token = PatientToken()
    with pytest.raises(Problem) as raised:
        patiently(failing(*[UNREACHABLE] * 5), WAITS, token)
    assert raised.value is UNREACHABLE
    assert Answered() not in token.news


@pytest.mark.parametrize(("asked", "waited"), [(0, 1.0), (1, 1.0), (7, 7.0), (60, 60.0), (3600, LONGEST_WAIT)])
def test_the_service_is_given_the_time_that_it_asks_for_within_a_minute(asked: int, waited: float) -> None:
    token = PatientToken()
    patiently(failing(Problem(anywhere.SERVICE_FAILED, retry_after=asked)), WAITS, token)
    assert token.waits == [waited]


@pytest.mark.parametrize("kind", [anywhere.NAME_NOT_FOUND, anywhere.NOT_THE_SERVICE, anywhere.SESSION_EXPIRED])
def test_what_does_not_pass_is_not_waited_for(kind: ProblemKind) -> None:
    token = PatientToken()
    with pytest.raises(Problem):
        patiently(failing(Problem(kind)), WAITS, token)
    assert token.waits == []


def test_a_cancel_ends_a_wait_at_once() -> None:
    token = CancelToken(lambda news: threading.Timer(0.05, token.cancel).start())
    with pytest.raises(Cancelled):
        patiently(failing(UNREACHABLE), (60.0,), token)


def test_a_lasting_token_tells_the_same_news_and_cannot_be_cancelled() -> None:
    news: list[object] = []
    token = CancelToken(news.append)
    lasting = token.lasting()
    token.cancel()
    assert patiently(failing(UNREACHABLE), (0.0,), lasting) == "done"
    assert news == [Retrying(anywhere.UNREACHABLE, 0.0, 2, 2), Answered()]
