"""The report of a diagnosis: what is red has a code, and what nobody may read has no field to stand in."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from crypteo_desktop.pending import Stage
from crypteo_desktop.preflight import FolderState
from crypteo_desktop.problems import CATALOGUE, Problem, ProblemKind, anywhere
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import StoreKind
from crypteo_desktop.support.diagnosis import Examined, Origin, PastEvent, ServerLook, checks, codes
from crypteo_desktop.support.report import report
from crypteo_desktop.texts import Text
from tests.support.samples import NOW, PASSWORD, SURROUNDINGS

GOOD = FolderState("Downloads", is_writable=True, free_bytes=None)
WELL = Examined(
    surroundings=SURROUNDINGS,
    commit="0123456789ab",
    libraries=("Qt 6.11.3", "Python 3.11.7"),
    language="en",
    authority="Crypteo",
    profile=Origin.SHIPPED,
    settled=(),
    servers=(ServerLook("demo", clock_ahead=timedelta(0)),),
    saving=GOOD,
    has_folder=True,
    own=GOOD,
    stages={},
    unreadable=0,
    keyring_works=True,
    stores={},
    past=(),
)


def plain(text: Text, **facts: object) -> str:
    return text.source.format_map(facts)


def told(examined: Examined) -> str:
    return report(examined, plain)


def test_where_all_is_in_order_nothing_has_a_code():
    assert codes(checks(WELL)) == ()
    assert "CRY-" not in told(WELL)
    assert "[TO DO]" not in told(WELL)


@pytest.mark.parametrize(
    ("examined", "code"),
    [
        (replace(WELL, servers=(ServerLook("fr", Problem(anywhere.UNREACHABLE)),)), "CRY-003"),
        (replace(WELL, saving=replace(GOOD, is_writable=False)), "CRY-522"),
        (replace(WELL, saving=replace(GOOD, is_writable=False), has_folder=False), "CRY-521"),
        (replace(WELL, saving=replace(GOOD, free_bytes=1024)), "CRY-523"),
        (replace(WELL, own=replace(GOOD, is_writable=False)), "CRY-532"),
        (replace(WELL, stages=None), "CRY-533"),
    ],
)
def test_what_is_red_has_a_code_in_the_report(examined: Examined, code: str):
    assert codes(checks(examined)) == (code,)
    lines = told(examined).splitlines()
    (place,) = [place for place, line in enumerate(lines) if code in line]
    assert lines[place].startswith("  [TO DO]")
    says_what_to_do = lines[place + 1].startswith("            ") or ": free some space" in lines[place]
    assert says_what_to_do


def test_a_journal_that_cannot_be_read_is_not_told_as_an_empty_one():
    lines = told(replace(WELL, stages=None)).splitlines()
    assert lines[lines.index("Unfinished downloads") + 1] == "  The folder of the unfinished downloads cannot be read"
    whole = told(WELL).splitlines()
    assert whole[whole.index("Unfinished downloads") + 1] == "  none"


def test_stores_that_could_not_be_looked_through_are_not_told_as_none():
    lines = told(replace(WELL, stores=None)).splitlines()
    assert lines[lines.index("Certificate stores") + 1] == "  They could not be looked through."
    whole = told(WELL).splitlines()
    assert whole[whole.index("Certificate stores") + 1] == "  none"


def test_nobody_is_told_that_the_network_needs_no_proxy_while_nothing_answers():
    silent = replace(WELL, servers=(ServerLook("fr", Problem(anywhere.UNREACHABLE)),))
    assert "needs no proxy" not in told(silent)
    assert "No proxy is set" in told(silent)


@pytest.mark.parametrize(
    "kind", [it for it in CATALOGUE.values() if it.code.startswith("CRY-0")], ids=lambda kind: kind.code
)
@pytest.mark.parametrize("knows_all", [True, False])
def test_a_server_that_does_not_answer_is_told_as_a_report_does_it(kind: ProblemKind, *, knows_all: bool):
    """Nobody stands at a step, and there is no screen to show or button to try again."""
    known = {"proxy": "proxy:3128", "issuer": "Inspector", "target": "service:443", "schemes": ("NTLM",)}
    facts = known if knows_all else {}
    examined = replace(WELL, servers=(ServerLook("fr", Problem(kind, **facts)),))
    (check,) = (check for check in checks(examined) if check.code)
    assert check.remedy is not None
    said = check.remedy.source
    out_of_place = ("this step", "screen", "window", "Nothing is lost", "Nothing was sent", "ry again", "was counted")
    assert [words for words in out_of_place if words in said] == []
    assert "()" not in plain(check.remedy, **check.finding.facts)
    names = {anywhere.NOT_TRUSTED: "Inspector", anywhere.PROXY_REFUSED: "service:443", anywhere.PROXY_SCHEME: "NTLM"}
    assert not knows_all or names.get(kind, "") in plain(check.remedy, **check.finding.facts)


@pytest.mark.parametrize(
    ("examined", "words"),
    [
        (replace(WELL, keyring_works=False), "no keyring"),
        (replace(WELL, unreadable=2), "cannot be read: 2"),
        (replace(WELL, servers=(ServerLook("fr", clock_ahead=timedelta(hours=2)),)), "2 h 0 min wrong"),
        (
            replace(WELL, servers=(ServerLook("fr", vouched_by=("Inspector", "Firm"), usual_issuers=("Known",)),)),
            "vouched for by Inspector, Firm, not by the usual authority",
        ),
    ],
)
def test_what_works_all_the_same_has_none(examined: Examined, words: str):
    assert codes(checks(examined)) == ()
    (line,) = [line for line in told(examined).splitlines() if words in line]
    assert line.startswith("  [NOTE]")


def test_a_usual_authority_is_not_spoken_of():
    server = ServerLook("fr", vouched_by=("R11", "Known"), usual_issuers=("Known",))
    assert "vouched" not in told(replace(WELL, servers=(server,)))


def test_downloads_and_stores_are_counted_by_kind_and_the_log_is_quoted():
    examined = replace(
        WELL,
        stages={Stage.KEY_KEPT: 2, Stage.SAVED: 1},
        stores={StoreKind.FIREFOX: 3},
        past=(PastEvent(NOW, "2026-11-23 09:00:00 work-failed step=retrieval-code code=CRY-301"),),
        settled=("language = fr", "proxy"),
    )
    lines = told(examined).splitlines()
    for line in ("key kept, nothing requested: 2", "certificate saved, not checked yet: 1", "Firefox profiles: 3"):
        assert f"  {line}" in lines
    assert f"  {examined.past[0].words}" in lines
    assert "  Settled by the administrator: language = fr, proxy" in lines


def test_of_a_proxy_its_name_is_told_but_never_a_login():
    named = Problem(anywhere.PROXY_LOGIN, proxy="proxy.example.com:3128")
    with_login = Problem(anywhere.PROXY_LOGIN, proxy="camille:secret@proxy.example.com:3128")
    assert "proxy.example.com:3128" in told(replace(WELL, servers=(ServerLook("fr", named),)))
    (check,) = (it for it in checks(replace(WELL, servers=(ServerLook("fr", with_login),))) if it.code)
    assert check.finding.facts == {}


def test_no_sign_can_move_a_terminal():
    odd = replace(WELL, authority="Cry\x1b[2Jpteo\u202e\n[OK]")
    assert "  Authority: Cry[2Jpteo[OK]" in told(odd).splitlines()


def test_no_field_takes_a_secret():
    assert [field.name for field in fields(Examined) if "Secret" in str(field.type)] == []
    misused = replace(WELL, authority=PASSWORD, commit=Secret("x"))  # type: ignore[arg-type]
    assert PASSWORD.reveal() not in told(misused)
