"""Signing in: both secrets at once, few tries, no code twice, and nothing learnt from a refusal."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event, update

from crypteo_backend.console.agent_secrets import CodeWrong, PasswordHashes, code_at, step_at, step_of_code
from crypteo_backend.console.agents import disable_agent
from crypteo_backend.console.signing_in import Credentials, SignInRefused, sign_in
from crypteo_backend.store.house_tables import AgentRow
from crypteo_backend.web.visits import Purpose, VisitOver, recognise_visit
from tests.support.movable_clock import MovableClock
from tests.support.support_desk_house import PASSWORD, Agent, DeskHouse

SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B, in base32


def refused(desk: DeskHouse, told: Credentials) -> None:
    with pytest.raises(SignInRefused):
        sign_in(desk.office, desk.hashes, told)


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_rfc_6238(seconds: int, code: str):
    assert code_at(SEED, seconds // 30) == code


@pytest.mark.parametrize("drift", [-1, 0, 1])
def test_a_clock_may_be_one_step_off(drift: int):
    now = MovableClock()()
    assert step_of_code(SEED, code_at(SEED, step_at(now) + drift), now, 0) == step_at(now) + drift


@pytest.mark.parametrize("drift", [-2, 2])
def test_two_steps_are_too_many(drift: int):
    now = MovableClock()()
    with pytest.raises(CodeWrong):
        step_of_code(SEED, code_at(SEED, step_at(now) + drift), now, 0)


@given(st.text(max_size=8))
def test_what_is_no_code_is_wrong(told: str):
    now = MovableClock()()
    near = {code_at(SEED, step_at(now) + drift) for drift in (-1, 0, 1)}
    if told not in near:
        with pytest.raises(CodeWrong):
            step_of_code(SEED, told, now, 0)


def test_an_agent_signs_in_whatever_the_capitals_of_the_name(desk: DeskHouse):
    alix = desk.agent()
    assert sign_in(desk.office, desk.hashes, replace(alix.credentials(desk.clock), name=" ALIX "))
    assert desk.events()[-1] == ("agent-signed-in", "alix")


def test_an_unknown_name_causes_as_many_writes_as_a_known_one(desk: DeskHouse):
    alix = desk.agent()
    right, code = alix.credentials(desk.clock), alix.wrong_code(desk.clock)
    known = rows_written(lambda: refused(desk, replace(right, code=code)))
    assert known == rows_written(lambda: refused(desk, replace(right, name="nobody"))) == [1, 1]


def rows_written(act: Callable[[], None]) -> list[int]:
    """Return how many rows each transaction of the act wrote that was committed."""
    written: list[int] = []

    def begin(connection: Connection) -> None:
        written.append(-changes(connection))

    def commit(connection: Connection) -> None:
        written[-1] += changes(connection)

    def changes(connection: Connection) -> int:
        count: int = connection.connection.dbapi_connection.total_changes  # type: ignore[union-attr]
        return count

    listeners = {"begin": begin, "commit": commit}
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        act()
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)
    return written


def test_signing_in_ends_the_browser_s_former_visit(desk: DeskHouse):
    alix = desk.agent()
    former = sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))
    desk.clock.advance(seconds=30)
    cookie = sign_in(desk.office, desk.hashes, alix.credentials(desk.clock), former)
    assert recognise_visit(desk.office, cookie, Purpose.AGENT).agent_id == 1
    with pytest.raises(VisitOver):
        recognise_visit(desk.office, former, Purpose.AGENT)


def test_a_code_is_accepted_once(desk: DeskHouse):
    alix = desk.agent()
    told = alix.credentials(desk.clock)
    sign_in(desk.office, desk.hashes, told)
    refused(desk, told)
    refused(desk, Credentials("alix", PASSWORD, alix.code(desk.clock, -1)))
    assert sign_in(desk.office, desk.hashes, Credentials("alix", PASSWORD, alix.code(desk.clock, 1)))


def test_one_code_sent_twice_at_once_is_accepted_once(desk: DeskHouse):
    told = desk.agent().credentials(desk.clock)
    first = during_the_hash(desk, lambda: sign_in(desk.office, desk.hashes, told))
    with pytest.raises(SignInRefused):
        sign_in(desk.office, first, told)
    assert [event for event, _ in desk.events()] == ["agent-added", "agent-signed-in", "agent-refused"]


def during_the_hash(desk: DeskHouse, happens: Callable[[], object]) -> PasswordHashes:
    """Return hashes during which something else happens, once the password was found right."""

    class Interrupted(PasswordHashes):
        def verify(self, encoded: str | None, password: str) -> None:
            desk.hashes.verify(encoded, password)
            happens()

    return Interrupted()


def wrong(alix: Agent, clock: MovableClock) -> list[Credentials]:
    right = alix.credentials(clock)
    code = alix.wrong_code(clock)
    return [replace(right, password="girafe prune violon 8"), replace(right, code=code), replace(right, code="")]


def test_five_wrong_tries_shut_the_door_for_a_quarter_of_an_hour(desk: DeskHouse):
    alix = desk.agent()
    for told in (wrong(alix, desk.clock) * 2)[:5]:
        refused(desk, told)
    refused(desk, alix.credentials(desk.clock))
    desk.clock.advance(minutes=14, seconds=59)
    refused(desk, alix.credentials(desk.clock))
    desk.clock.advance(seconds=1)
    assert sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))


def test_after_the_quarter_of_an_hour_there_are_five_tries_again(desk: DeskHouse):
    alix = desk.agent()
    for _ in range(5):
        refused(desk, wrong(alix, desk.clock)[0])
    desk.clock.advance(minutes=15)
    for _ in range(4):
        refused(desk, wrong(alix, desk.clock)[0])
    assert sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))


def test_four_wrong_tries_are_forgotten_by_a_right_one(desk: DeskHouse):
    alix = desk.agent()
    for _ in range(3):
        for _ in range(4):
            refused(desk, wrong(alix, desk.clock)[0])
        sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))
        desk.clock.advance(seconds=30)


def test_parallel_guesses_get_no_more_than_five_tries(desk: DeskHouse):
    alix = desk.agent()
    told = wrong(alix, desk.clock)[0]
    threads = [threading.Thread(target=refused, args=[desk, told]) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused(desk, alix.credentials(desk.clock))


def test_an_unknown_name_is_refused_alike_and_its_words_are_not_kept(desk: DeskHouse):
    desk.agent()
    refused(desk, Credentials("girafe prune violon 7", PASSWORD, "123456"))
    assert desk.events()[-1] == ("agent-refused", "service")


def test_a_refusal_takes_as_long_for_a_name_that_nobody_has(desk: DeskHouse):
    desk.hashes = PasswordHashes()
    alix = desk.agent()
    refusals = [replace(wrong(alix, desk.clock)[0], name=name) for name in ("alix", "bo")]
    rounds = [[_seconds(desk, refusal) for refusal in refusals] for _ in range(3)]  # in turn: other work weighs on both
    known, unknown = map(min, zip(*rounds, strict=True))
    assert 0.5 < known / unknown < 2


def _seconds(desk: DeskHouse, told: Credentials) -> float:
    start = process_time()  # the work alone, whatever else the computer does
    refused(desk, told)
    return process_time() - start


def test_an_agent_disabled_in_the_middle_does_not_come_in(desk: DeskHouse):
    alix = desk.agent()
    hashes = during_the_hash(desk, lambda: disable_agent(desk.office, "alix", "test"))
    with pytest.raises(SignInRefused):
        sign_in(desk.office, hashes, alix.credentials(desk.clock))


def test_a_seed_that_cannot_be_opened_is_told_to_the_operator(desk: DeskHouse, caplog: pytest.LogCaptureFixture):
    alix = desk.agent()
    with desk.office.store.writing() as db:
        db.execute(update(AgentRow).values(totp_sealed=b"9:" + bytes(60)))
    with caplog.at_level(logging.WARNING):
        refused(desk, alix.credentials(desk.clock))
    assert "agent reset" in caplog.text


def test_no_secret_of_a_sign_in_stands_in_a_repr():
    assert "girafe" not in repr(Credentials("alix", PASSWORD, "123456"))
    assert "123456" not in repr(Credentials("alix", PASSWORD, "123456"))
