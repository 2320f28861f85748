"""The six steps of the real client against the real service over HTTP, to a file that opens."""

import stat
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from crypteo_desktop.cancellation import CancelToken
from crypteo_desktop.enrolment import Task, TaskState
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from crypteo_desktop.session import State
from tests.support.journeys import Walker
from tests.support.samples import PASSWORD

pytestmark = pytest.mark.usefixtures("cheap_locks")


def wrong(code: str) -> Secret:
    return Secret(code[:-1] + str((int(code[-1]) + 1) % 10))


def test_a_holder_who_makes_no_mistake_gets_a_file_that_opens(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    end = walker.to_the_end(order.code, order.answers)
    assert end.saved_file.parent == tmp_path
    assert end.saved_file.name.startswith("Camille_MARTIN_")
    assert stat.S_IMODE(end.saved_file.stat().st_mode) == 0o600
    key, certificate, chain = pkcs12.load_key_and_certificates(end.saved_file.read_bytes(), PASSWORD.reveal().encode())
    assert key.public_key() == certificate.public_key()
    assert len(chain) == 2
    assert len(end.checks) >= 5
    assert end.acceptance_problem is None
    assert walker.services.backend.refresh(end.opened, CancelToken()).state is State.ACCEPTED


def test_the_three_tasks_are_reported_in_their_order(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_the_end(order.code, order.answers)
    done = [news.task for news in walker.news if news.state is TaskState.DONE and news.kept is None]
    assert done == [Task.KEY, Task.REQUEST, Task.FILE]
    left = [news.can_cancel for news in walker.news]
    assert left == sorted(left, reverse=True)


def test_wrong_codes_count_down_until_a_new_code_is_needed(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.step(1)
    walker.step(2, password=PASSWORD, confirmation=PASSWORD)
    codes = []
    for _ in range(4):
        with pytest.raises(Problem) as caught:
            walker.step(3, retrieval_code=wrong(order.code))
        codes.append((caught.value.kind.name, caught.value.facts.get("attempts_left")))
    assert codes == [("code-wrong", 2), ("code-wrong", 1), ("code-exhausted", None), ("code-exhausted", None)]


def test_three_wrong_answers_lock_the_order_and_every_door_says_so(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_answers(order.code)
    names = []
    for _ in range(4):
        with pytest.raises(Problem) as caught:
            walker.step(4, answers=(Secret("a"), Secret("b"), Secret("c")))
        names.append(caught.value.kind.name)
    assert names == ["answers-wrong", "answers-wrong", "order-locked", "order-locked"]
    with pytest.raises(Problem) as caught:
        Walker.start(order.base_url, tmp_path, order.link).step(1)
    assert caught.value.kind.code == "CRY-403"


def test_answers_may_differ_in_capitals_accents_and_spaces(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    shouted = [f"  {answer.upper()} " for answer in order.answers]
    assert walker.to_the_end(order.code, shouted).checks


def test_a_session_opened_elsewhere_ends_this_one_and_the_same_key_goes_on(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_answers(order.code)
    other = Walker.start(order.base_url, tmp_path, order.link)
    other.step(1)
    with pytest.raises(Problem) as caught:
        walker.step(4, answers=tuple(map(Secret, order.answers)))
    assert caught.value.kind.name == "session-invalid"
    assert walker.to_the_end(order.code, order.answers).saved_file.exists()


def test_a_full_walk_after_issuance_gives_the_same_certificate_again(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    first = walker.step(5)
    walker.enrolment = replace(walker.enrolment, session=None, issued=None, details=None, file_content=b"")
    again = walker.to_the_end(order.code, order.answers)
    assert again.issued.fingerprint_sha256 == first.issued.fingerprint_sha256
    assert again.saved_file != first.saved_file


def test_another_computer_cannot_take_what_was_issued_here(order, tmp_path):
    walker = Walker.start(order.base_url, tmp_path, order.link)
    walker.to_answers(order.code)
    walker.step(4, answers=tuple(map(Secret, order.answers)))
    walker.step(5)
    with pytest.raises(Problem) as caught:
        Walker.start(order.base_url, tmp_path / "other", order.link).to_the_end(order.code, order.answers)
    assert caught.value.kind.name == "already-issued"


def test_a_link_is_dead_once_its_certificate_was_accepted(order, tmp_path):
    Walker.start(order.base_url, tmp_path, order.link).to_the_end(order.code, order.answers)
    with pytest.raises(Problem) as caught:
        Walker.start(order.base_url, tmp_path, order.link).step(1)
    assert caught.value.kind.name == "already-accepted"
