"""New codes and dead ones: the real client against the real service over HTTP, whose clock is in the test's hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.demo.sample_order import ANSWERS
from crypteo_desktop.problems import Problem
from crypteo_desktop.secret import Secret
from tests.support.backend_house import House
from tests.support.journeys import Walker
from tests.support.movable_clock import MovableClock
from tests.support.samples import PASSWORD
from tests.support.standing_house import standing_house

pytestmark = pytest.mark.usefixtures("cheap_locks")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedAuthority:
    """Return an authority whose clock stands: one for all, for its keys take most of a second."""
    return EmbeddedAuthority.open(
        tmp_path_factory.mktemp("own") / "authority", "http://pki.example.com", MovableClock()
    )


@pytest.fixture
def house(tmp_path: Path, authority: EmbeddedAuthority) -> Iterator[House]:
    """Return a whole service at a time of its own."""
    (tmp_path / "service").mkdir()
    with standing_house(tmp_path / "service", authority, MovableClock()) as house:
        yield house


@pytest.fixture
def walker(house: House, tmp_path: Path) -> Walker:
    """Return a holder before step 3."""
    base_url = str(house.http.base_url).rstrip("/")
    token = house.order().link.partition("#")[2]
    walker = Walker.start(base_url, tmp_path, f"{base_url}/telechargement#{token}")
    walker.step(1)
    walker.step(2, password=PASSWORD, confirmation=PASSWORD)
    return walker


def latest_code(house: House) -> str:
    """Return the code that was sent last, by whichever channel."""
    words = [word for message in house.carrier.messages for word in message.text.replace(".", " ").split()]
    return [word for word in words if len(word) == 9 and word.isdecimal()][-1]


def refused(walker: Walker, code: str) -> tuple[str, object]:
    """Send a code that is refused; return the problem's name and the tries it tells."""
    with pytest.raises(Problem) as caught:
        walker.step(3, retrieval_code=Secret(code))
    return caught.value.kind.name, caught.value.facts.get("attempts_left")


def wrong(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def test_a_new_code_leads_to_the_file_and_the_former_one_is_dead_without_costing_a_try(house, walker):
    former = latest_code(house)
    house.clock.advance(seconds=30)
    sending = walker.resend("sms").opened.code
    assert (sending.sent_to, sending.attempts_left, sending.resends_left) == ("06 •• •• •• 12", 3, 4)
    assert house.carrier.messages[-1].channel == "sms"
    assert refused(walker, former) == ("code-superseded", 3)
    walker.step(3, retrieval_code=Secret(latest_code(house)))
    walker.step(4, answers=tuple(map(Secret, ANSWERS)))
    walker.step(5)
    assert walker.step(6, verification_password=PASSWORD).saved_file.exists()


def test_after_three_wrong_codes_a_new_one_has_three_tries_again(house, walker):
    bad = wrong(latest_code(house))
    assert [refused(walker, bad) for _ in range(3)] == [("code-wrong", 2), ("code-wrong", 1), ("code-exhausted", None)]
    house.clock.advance(seconds=30)
    assert walker.resend("email").opened.code.attempts_left == 3
    assert walker.step(3, retrieval_code=Secret(latest_code(house))).opened.questions


def test_the_tenth_wrong_code_says_at_once_that_the_order_is_locked(house, walker):
    for _ in range(3):
        for _ in range(3):
            refused(walker, wrong(latest_code(house)))
        house.clock.advance(seconds=30)
        walker.resend("sms")
    assert walker.enrolment.opened.code.attempts_left == 1
    assert refused(walker, wrong(latest_code(house))) == ("order-locked", None)
    assert refused(walker, latest_code(house)) == ("order-locked", None)


def test_a_second_too_early_no_new_code_is_sent_and_the_former_one_goes_on(house, walker):
    sent = len(house.carrier.messages)
    house.clock.advance(seconds=29)
    with pytest.raises(Problem) as caught:
        walker.resend("sms")
    assert (caught.value.kind.name, caught.value.facts) == ("resend-too-soon", {"retry_after": 1})
    assert len(house.carrier.messages) == sent
    assert walker.step(3, retrieval_code=Secret(latest_code(house))).opened.questions
