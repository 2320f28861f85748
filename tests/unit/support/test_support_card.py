"""The support card: what an agent asks for, by state; and nothing secret, by type."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import get_type_hints

import pytest

from crypteo_desktop.enrolment import Enrolment
from crypteo_desktop.problems import Problem, identity
from crypteo_desktop.session import State
from crypteo_desktop.support.support_card import CardRow, Fact, Place, support_card
from crypteo_desktop.surroundings import Network, Surroundings
from crypteo_desktop.texts import Text
from tests.support.samples import LINK, PASSWORD, SESSION, SURROUNDINGS, enrolment_in

STEP = Text("Step", "Entering the withdrawal code")
REFUSED = Problem(identity.CODE_WRONG, attempts_left=1)
HARMLESS = "; this changes nothing here"
AT = SESSION.told_at.monotonic


def card(
    enrolment: Enrolment,
    problem: Problem | None = None,
    surroundings: Surroundings = SURROUNDINGS,
    monotonic: float = AT,
) -> dict[str, str]:
    rows = support_card(enrolment, Place("3-1", STEP, problem), surroundings, monotonic)
    return {row.label.source: filled(row) for row in rows}


def filled(row: CardRow) -> str:
    facts = {name: fact.source if isinstance(fact, Text) else fact for name, fact in row.facts.items()}
    return row.value.source.format(**facts)


def test_an_agent_reads_reference_screen_code_and_tries_first():
    rows = card(enrolment_in(State.CODE), REFUSED)
    assert list(rows)[:3] == ["Support reference", "Screen", "Last error code"]
    assert rows["Support reference"] == "K7P-2QL"
    assert rows["Screen"] == "3-1 (Entering the withdrawal code)"
    assert (rows["Last error code"], rows["Tries left for the code"]) == (identity.CODE_WRONG.code, "1")


def test_tries_are_those_of_the_state():
    assert card(enrolment_in(State.CODE))["Tries left for the code"] == "3"
    assert card(enrolment_in(State.ANSWERS))["Tries left for the answers"] == "3"
    assert not [label for label in card(enrolment_in(State.ISSUED)) if label.startswith("Tries")]


def test_before_a_link_is_open_the_rest_is_there():
    rows = card(Enrolment())
    assert (rows["Last error code"], "Link" in rows) == ("none", False)
    assert rows["Versions"] == "Crypteo Desktop 6.0.0, Qt 6.11.1, OpenSSL 3.5.0"


def test_the_links_life_is_counted_by_the_services_clock():
    enrolment = enrolment_in(State.CODE)
    left = SESSION.link_expires_at - SESSION.told_at.server_time
    hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
    assert card(enrolment)["Link"] == f"valid for {hours} h {minutes} min more"
    assert card(enrolment, monotonic=AT + left.total_seconds())["Link"] == "no longer valid"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (5, "right"),
        (45, "45 min ahead; this changes nothing here"),
        (-185, "3 h 5 min behind; this changes nothing here"),
    ],
)
def test_a_wrong_clock_is_told_with_what_it_means(ahead: int, said: str):
    moved = replace(SURROUNDINGS, now=SESSION.told_at.server_time + timedelta(minutes=ahead))
    assert card(enrolment_in(State.CODE), surroundings=moved)["Clock of this computer"] == said


def test_the_network_is_a_class_and_no_address():
    assert (
        card(Enrolment(), surroundings=replace(SURROUNDINGS, network=Network.PROXY))["Network"] == "by way of a proxy"
    )


def test_nothing_secret_is_on_it():
    told = " ".join(card(replace(enrolment_in(State.ANSWERS), password=PASSWORD, typed_link=LINK), REFUSED).values())
    for secret in (PASSWORD, LINK, SESSION.session_token):
        assert secret.reveal() not in told
    hints = get_type_hints(CardRow)
    assert {field.name for field in fields(CardRow)} == {"label", "value", "facts"}
    assert "Secret" not in str(hints) + str(Fact)


def test_tries_that_are_used_up_are_not_told_as_they_were_when_the_link_was_opened():
    locked, exhausted = Problem(identity.ORDER_LOCKED), Problem(identity.CODE_EXHAUSTED)
    assert card(enrolment_in(State.ANSWERS), locked)["Tries left for the answers"] == "0"
    assert card(enrolment_in(State.CODE), exhausted)["Tries left for the code"] == "0"


def test_tries_that_a_corrected_problem_told_are_old_news():
    for problem in (REFUSED, Problem(identity.ORDER_LOCKED)):
        place = Place("4", STEP, problem, stands=False)
        rows = support_card(enrolment_in(State.ANSWERS), place, SURROUNDINGS, AT)
        told = {row.label.source: filled(row) for row in rows}
        assert told["Tries left for the answers"] == "3"
        assert told["Last error code"] == f"{problem.kind.code} (no longer on the screen)"
