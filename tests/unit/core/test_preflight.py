"""The look before the start: green, amber that says why it still works, red that says what to do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crypteo_desktop.preflight import Finding, FolderState, Light, findings
from crypteo_desktop.surroundings import Network, Surroundings
from tests.support.samples import SESSION, SURROUNDINGS

GOOD = FolderState("Downloads", is_writable=True, free_bytes=None)
AT = SESSION.told_at.monotonic
RIGHT = replace(SURROUNDINGS, now=SESSION.told_at.server_time)


def found(
    folder: FolderState = GOOD, around: Surroundings = RIGHT, left: timedelta = timedelta(hours=20)
) -> list[Finding]:
    session = replace(SESSION, link_expires_at=SESSION.told_at.server_time + left)
    return [one for one in findings(session, folder, around, AT) if one.light is not Light.GREEN]


def test_all_is_in_order():
    assert found() == []


@pytest.mark.parametrize(
    ("told", "light", "words"),
    [
        (found(around=replace(RIGHT, network=Network.PROXY)), Light.AMBER, "all the same"),
        (
            found(around=replace(RIGHT, now=RIGHT.now + timedelta(hours=3))),
            Light.AMBER,
            "of the service counts",
        ),
        (found(folder=replace(GOOD, is_writable=False)), Light.RED, "choose another folder"),
        (found(folder=replace(GOOD, is_writable=False, is_there=False)), Light.RED, "does not exist"),
        (found(folder=replace(GOOD, free_bytes=20_000)), Light.RED, "free some space"),
        (found(left=timedelta(minutes=40)), Light.AMBER, "if you begin now"),
        (found(left=timedelta(minutes=5)), Light.RED, "ask for another one"),
    ],
)
def test_each_thing_that_is_not_says_what_it_means(told: list[Finding], light: Light, words: str):
    (one,) = told
    assert one.light is light
    assert words in one.text.source


@pytest.mark.parametrize(
    ("vouched_by", "usual", "named"),
    [
        (("Inspector", "Firm"), ("Known",), "Inspector, Firm"),
        (("R11", "Known"), ("Known",), ""),
        (("Inspector",), (), ""),
        ((), ("Known",), ""),
    ],
)
def test_who_vouches_for_the_service_is_named_only_if_it_is_not_the_usual_one(
    vouched_by: tuple[str, ...], usual: tuple[str, ...], named: str
):
    told = findings(replace(SESSION, vouched_by=vouched_by), GOOD, RIGHT, AT, usual)
    assert [one.facts["issuer"] for one in told if "issuer" in one.facts] == ([named] if named else [])
