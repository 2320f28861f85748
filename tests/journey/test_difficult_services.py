"""Services that are slow, away, cut short or wrong: the real client comes through, or refuses what it gets."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.demo.sample_order import ANSWERS
from crypteo_desktop.enrolment import Answered, TaskState
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from tests.support.faulty_demo import demonstration_authority, faulty_demo
from tests.support.journeys import HastyWalker, Walker
from tests.support.samples import PASSWORD

pytestmark = pytest.mark.usefixtures("cheap_locks")
WalkerMaker = Callable[..., HastyWalker]


@pytest.fixture(scope="module")
def pristine_demonstration(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedAuthority:
    return demonstration_authority(tmp_path_factory.mktemp("pristine") / "authority")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the holder's folder, where nothing else lies."""
    (tmp_path / "downloads").mkdir()
    return tmp_path / "downloads"


@pytest.fixture
def before_generation(tmp_path: Path, place: Path, pristine_demonstration: EmbeddedAuthority) -> Iterator[WalkerMaker]:
    """Give a holder who has answered everything, at a demonstration with this fault."""
    with ExitStack() as stack:

        def make(fault: str, kind: type[Walker] = HastyWalker) -> Walker:
            demo = stack.enter_context(faulty_demo(fault, tmp_path, pristine_demonstration))
            walker = kind.start(demo.base_url, place, demo.order.link)
            walker.to_answers(demo.order.retrieval_code)
            walker.step(4, answers=tuple(map(Secret, ANSWERS)))
            return walker

        yield make


def finished(walker: Walker) -> bool:
    """Whether step 6 accepts the one file that lies in the folder."""
    end = walker.step(6, verification_password=PASSWORD)
    _, certificate, _ = pkcs12.load_key_and_certificates(end.saved_file.read_bytes(), PASSWORD.reveal().encode())
    return certificate is not None and list(end.saved_file.parent.glob("*.p12")) == [end.saved_file]


def test_a_slow_authority_is_asked_again_until_it_has_signed(before_generation):
    walker = before_generation("slow-authority", Walker)
    walker.step(5)
    assert finished(walker)


def test_an_authority_that_is_away_is_asked_again_with_the_same_key_and_the_waiting_is_told(before_generation):
    walker = before_generation("absent-authority")
    walker.step(5)
    assert [(news.kind.name, news.attempt) for news in walker.retries[:-1]] == [
        ("authority-unavailable", 2),
        ("authority-unavailable", 3),
    ]
    assert isinstance(walker.retries[-1], Answered)
    assert walker.waited == [2.0, 2.0], "as long as the service asked for"
    assert finished(walker)


def test_a_lost_answer_is_asked_for_again_unseen(before_generation):
    walker = before_generation("lost-answer")
    walker.step(5)
    assert [news for news in walker.news if news.state is TaskState.FAILED] == []
    assert walker.waited == [1.0]
    assert finished(walker)


def test_an_answer_cut_in_half_is_told_and_the_certificate_is_still_there(before_generation):
    walker = before_generation("cut-answer")
    with pytest.raises(Problem) as caught:
        walker.step(5)
    assert caught.value.kind.name == "answer-damaged"
    walker.step(5)
    assert finished(walker)


def test_somebody_else_s_certificate_is_refused_and_no_file_is_written(before_generation, place):
    walker = before_generation("wrong-certificate")
    for _ in range(2):
        with pytest.raises(Problem) as caught:
            walker.step(5)
        assert caught.value.kind.name == "answer-damaged", "the digest that was told is another certificate's"
    assert list(place.iterdir()) == []
