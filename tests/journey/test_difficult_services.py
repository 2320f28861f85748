"""Services that are slow, away, cut short or wrong: the real client comes through, or refuses what it gets."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from crypteo_desktop.enrolment import Answered, TaskState
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from tests.support.backend_process import running_demo
from tests.support.journeys import Walker
from tests.support.samples import PASSWORD


@contextmanager
def before_generation(fault: str, folder: Path) -> Iterator[Walker]:
    """Give a holder who has answered everything, at a demonstration with this fault."""
    with running_demo("--fault", fault) as demo:
        walker = Walker.start(demo.base_url, folder, demo.link)
        walker.to_answers(demo.retrieval_code)
        walker.step(4, answers=tuple(map(Secret, demo.answers)))
        yield walker


def finished(walker: Walker) -> bool:
    """Whether step 6 accepts the one file that lies in the folder."""
    end = walker.step(6, verification_password=PASSWORD)
    _, certificate, _ = pkcs12.load_key_and_certificates(end.saved_file.read_bytes(), PASSWORD.reveal().encode())
    return certificate is not None and list(end.saved_file.parent.glob("*.p12")) == [end.saved_file]


def test_a_slow_authority_is_asked_again_until_it_has_signed(tmp_path):
    with before_generation("slow-authority", tmp_path) as walker:
        walker.step(5)
        assert finished(walker)


def test_an_authority_that_is_away_is_asked_again_with_the_same_key_and_the_waiting_is_told(tmp_path):
    with before_generation("absent-authority", tmp_path) as walker:
        walker.step(5)
        assert [(news.kind.name, news.attempt) for news in walker.retries[:-1]] == [
            ("authority-unavailable", 2),
            ("authority-unavailable", 3),
        ]
        assert isinstance(walker.retries[-1], Answered)
        assert finished(walker)


def test_a_lost_answer_is_asked_for_again_unseen(tmp_path):
    with before_generation("lost-answer", tmp_path) as walker:
        walker.step(5)
        assert [news for news in walker.news if news.state is TaskState.FAILED] == []
        assert finished(walker)


def test_an_answer_cut_in_half_is_told_and_the_certificate_is_still_there(tmp_path):
    with before_generation("cut-answer", tmp_path) as walker:
        with pytest.raises(Problem) as caught:
            walker.step(5)
        assert caught.value.kind.name == "answer-damaged"
        walker.step(5)
        assert finished(walker)


def test_somebody_else_s_certificate_is_refused_and_no_file_is_written(tmp_path):
    with before_generation("wrong-certificate", tmp_path) as walker:
        for _ in range(2):
            with pytest.raises(Problem) as caught:
                walker.step(5)
            assert caught.value.kind.name == "answer-damaged", "the digest that was told is another certificate's"
        assert list(tmp_path.iterdir()) == []
