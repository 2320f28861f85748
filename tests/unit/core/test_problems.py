"""The catalogue: every code once, each with a sentence and a remedy, and everything the contract can say."""

import re
from collections import Counter
from pathlib import Path

import pytest

from crypteo_desktop.problems import CATALOGUE, Problem, Shown, WayOn, identity, kind_of
from crypteo_desktop.problems.anywhere import UNKNOWN_REFUSAL

CONTRACT_TEXT = (Path(__file__).parents[3] / "docs" / "contract.md").read_text(encoding="utf-8")
TABLE = CONTRACT_TEXT.split("## Problems")[1].split("## Secret answers")[0]
CONTRACT = frozenset(re.findall(r"\| `([a-z-]+)`[^|]*\| \d{3} ", TABLE))


def test_the_table_of_the_contract_was_found():
    assert len(CONTRACT) == 32


def test_every_code_of_the_contract_has_its_place():
    assert not CONTRACT - CATALOGUE.keys()


def test_no_code_is_given_twice():
    assert [code for code, count in Counter(kind.code for kind in CATALOGUE.values()).items() if count > 1] == []


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.name)
def test_a_kind_has_a_code_a_sentence_and_a_remedy(kind):
    assert re.fullmatch(r"CRY-[0-7]\d\d", kind.code)
    assert len(kind.sentence.source) > 10
    assert len(kind.remedy.source) > 10


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.name)
def test_a_connection_can_always_be_tried_again_and_a_block_never(kind):
    if kind.shown is Shown.CONNECTION:
        assert kind.way_on in {WayOn.RETRY, WayOn.SEND_AGAIN, WayOn.SIGN_IN}
    if kind.shown is Shown.BLOCKED:
        assert kind.way_on in {WayOn.SUPPORT, WayOn.REOPEN, WayOn.OTHER_LINK, WayOn.KEPT_HERE}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.name)
def test_a_blocked_page_knows_what_may_help_before_a_call_unless_only_support_helps(kind):
    only_support = kind.remedy.source.startswith("Call support") or "support can" in kind.remedy.source
    only_support = only_support or kind.remedy.source.startswith("Your order is not lost. Call support")
    assert (kind.first is not None) == (kind.shown is Shown.BLOCKED and not only_support)


def test_a_code_of_a_later_contract_is_an_unknown_refusal():
    assert kind_of("something-new") is UNKNOWN_REFUSAL
    assert kind_of("code-wrong") is identity.CODE_WRONG


def test_a_problem_carries_its_facts_and_its_trace_id():
    problem = Problem(identity.CODE_WRONG, trace_id="t-1", attempts_left=2)
    assert (problem.facts, problem.trace_id, str(problem)) == (
        {"attempts_left": 2},
        "t-1",
        "('CRY-301', 'code-wrong')",
    )
