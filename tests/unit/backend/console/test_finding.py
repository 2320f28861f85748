"""Finding orders by what a caller can tell, however it was typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.console.finding import NothingFound, find_orders
from crypteo_backend.demo.sample_order import QUESTIONS, SAMPLE
from crypteo_backend.orders import open_ready_order
from crypteo_backend.store.schema import SessionRow
from crypteo_backend.support_reference import ALPHABET, ReferenceMisheard, parse_reference, with_check
from tests.support.support_desk_house import DeskHouse


def order(desk: DeskHouse, **changes: str) -> str:
    return open_ready_order(desk.office, replace(SAMPLE, **changes), QUESTIONS).number


def numbers(desk: DeskHouse, told: str) -> list[str]:
    return [found.number for found in find_orders(desk.office, told)]


def session(desk: DeskHouse, order_id: int, reference: str, *, live: bool = True) -> None:
    now = desk.clock()
    row = SessionRow(
        id=f"s{order_id}{now.timestamp()}"[:22],
        order_id=order_id,
        token_hash=f"{order_id}{now.timestamp()}",
        stage="code",
        nonce="",
        support_reference=reference,
        live_reference=reference if live else None,
        opened_at=now,
        seen_at=now,
        minute=0,
        requests_in_minute=0,
        ended_at=None if live else now,
        client_version="6.0.0",
        client_os="Linux",
        client_locale="fr",
    )
    with desk.office.store.writing() as db:
        db.add(row)


@pytest.mark.parametrize("told", ["K7P-2QL", "k7p2ql", " K7P 2QL ", "k7p - 2ql", "K-7-P-2-Q-L"])
def test_a_reference_may_be_typed_in_any_way(told: str):
    assert parse_reference(told) == "K7P-2QL"


@pytest.mark.parametrize("told", ["K7P-2QX", "K7P-2Q", "K7P-2QLL", "B7P-2QL", "K7P-2Q1", "", "ÉCLAIR"])
def test_a_misheard_reference_is_told_from_a_right_one(told: str):
    with pytest.raises(ReferenceMisheard):
        parse_reference(told)


@given(st.text(ALPHABET, min_size=5, max_size=5), st.integers(0, 4), st.sampled_from(ALPHABET))
def test_one_misheard_character_is_nearly_always_noticed(five: str, place: int, heard: str):
    """The check is modulo 23 over 24 characters: of all mistakes only the first character for the last one slips by."""
    misheard = five[:place] + heard + five[place + 1 :]
    if abs(ALPHABET.index(heard) - ALPHABET.index(five[place])) % 23 == 0:
        return
    with pytest.raises(ReferenceMisheard):
        parse_reference(misheard + with_check(five)[-1])


def test_an_order_is_found_by_its_number(desk: DeskHouse):
    order(desk)
    assert numbers(desk, " 540206 ") == ["540206"]
    assert numbers(desk, "540 206") == ["540206"]


def test_orders_are_found_by_their_e_mail_whatever_its_capitals(desk: DeskHouse):
    first, other = order(desk, email="Camille.Martin@Example.com"), order(desk, email="zoe@example.com")
    second = order(desk)
    assert numbers(desk, "camille.MARTIN@example.com ") == [second, first]
    assert numbers(desk, "zoe@example.com") == [other]


@pytest.mark.parametrize("told", ["999999", "7", "martin@example.com", "%@example.com", "Camille", "540206'", "٥٤٠٢٠٦"])
def test_what_is_nobody_s_is_not_found(desk: DeskHouse, told: str):
    order(desk)
    with pytest.raises(NothingFound):
        find_orders(desk.office, told)


def test_an_order_is_found_by_the_reference_on_the_screen(desk: DeskHouse):
    order(desk)
    session(desk, 1, "K7P-2QL")
    assert numbers(desk, "k7p2ql") == ["540206"]


def test_a_misheard_reference_is_said_before_anything_is_searched(desk: DeskHouse):
    order(desk)
    session(desk, 1, "K7P-2QX")  # no session has such a reference; were it searched, it would be found
    with pytest.raises(ReferenceMisheard):
        find_orders(desk.office, "K7P-2QX")


def test_the_live_session_has_the_reference_and_former_ones_do_not(desk: DeskHouse):
    former, live = order(desk), order(desk)
    session(desk, 1, "K7P-2QL", live=False)
    desk.clock.advance(days=1)
    session(desk, 2, "K7P-2QL")
    assert numbers(desk, "K7P-2QL") == [live]
    desk.clock.advance(minutes=60)
    assert numbers(desk, "K7P-2QL") == [live, former]


DIGITS = "222-232"  # a reference that could be a number


def test_six_digits_are_a_number_first_and_a_reference_with_a_dash(desk: DeskHouse):
    with_reference, numbered = order(desk), order(desk, number="222232")
    session(desk, 1, DIGITS)
    assert numbers(desk, "222232") == [numbered]
    assert numbers(desk, DIGITS) == [with_reference]


def test_a_reference_of_digits_is_found_without_its_dash_when_no_order_has_the_number(desk: DeskHouse):
    order(desk)
    session(desk, 1, DIGITS)
    assert numbers(desk, "222232") == ["540206"]
    with pytest.raises(NothingFound):
        find_orders(desk.office, "222233")
