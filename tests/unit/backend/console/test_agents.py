"""The list of agents: who may be in it, which passwords will do, and what changing one ends."""

import pytest
from sqlalchemy import select

from crypteo_backend.console.agent_rules import NameRefused, PasswordRefused, check_name, check_password
from crypteo_backend.console.agent_secrets import otpauth_uri
from crypteo_backend.console.agents import (
    AgentKnown,
    AgentUnknown,
    add_agent,
    all_agents,
    disable_agent,
    enable_agent,
    reset_agent,
)
from crypteo_backend.console.signing_in import Credentials, SignInRefused, sign_in
from crypteo_backend.store.house_tables import AgentRow, WebVisitRow
from tests.support.support_desk_house import PASSWORD, DeskHouse


@pytest.mark.parametrize("name", ["al", "alix", "a-b_c.d9", "a" * 32])
def test_a_name_is_small_letters_and_digits(name: str):
    check_name(name)


@pytest.mark.parametrize("name", ["", "a", "9a", "Alix", "é1", "a b", "a" * 33, "alix\n", "holder", "service"])
def test_other_names_are_refused(name: str):
    with pytest.raises(NameRefused):
        check_name(name)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("violon 7 pr", "at least 12"),
        ("x" * 73, "at most 72"),
        ("girafe Alix violon", "name"),
        ("azertyuiopqs", "easily guessed"),
        ("motdepasse123", "easily guessed"),
    ],
)
def test_an_easy_password_is_refused_and_not_repeated(password: str, why: str):
    with pytest.raises(PasswordRefused, match=why) as refusal:
        check_password("alix", password)
    assert password not in str(refusal.value)


def test_a_password_of_unrelated_words_will_do():
    check_password("alix", PASSWORD)


def test_agents_are_listed_with_secrets_that_nobody_can_read(desk: DeskHouse):
    seed = add_agent(desk.office, desk.hashes, " Alix ", PASSWORD, "test")
    add_agent(desk.office, desk.hashes, "bo", PASSWORD, "test")
    agents = all_agents(desk.office)
    assert [agent.name for agent in agents] == ["alix", "bo"]
    assert agents[0].password_hash.startswith("$argon2id$")
    assert seed.encode() not in agents[0].totp_sealed
    assert agents[0].password_hash != agents[1].password_hash
    assert f"secret={seed}" in otpauth_uri("alix", seed)


def test_no_two_agents_have_one_name(desk: DeskHouse):
    desk.agent("alix")
    with pytest.raises(AgentKnown):
        desk.agent("ALIX")


def test_nobody_unknown_is_changed(desk: DeskHouse):
    for change in (disable_agent, enable_agent):
        with pytest.raises(AgentUnknown):
            change(desk.office, "alix", "test")
    with pytest.raises(AgentUnknown):
        reset_agent(desk.office, desk.hashes, "alix", PASSWORD, "test")


def test_a_disabled_agent_is_out_until_enabled(desk: DeskHouse):
    alix = desk.agent()
    disable_agent(desk.office, "alix", "test")
    with pytest.raises(SignInRefused):
        sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))
    enable_agent(desk.office, "alix", "test")
    assert sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))


def test_a_reset_agent_has_other_secrets(desk: DeskHouse):
    alix, other = desk.agent(), "parapluie bleu 1789"
    seed = reset_agent(desk.office, desk.hashes, "alix", other, "test")
    with pytest.raises(SignInRefused):
        sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))
    for told in (Credentials("alix", other, alix.code(desk.clock)), Credentials("alix", PASSWORD, "000000")):
        with pytest.raises(SignInRefused):
            sign_in(desk.office, desk.hashes, told)
    alix = type(alix)("alix", seed, other)
    assert sign_in(desk.office, desk.hashes, alix.credentials(desk.clock))


@pytest.mark.parametrize("change", ["disable", "enable", "reset"])
def test_a_change_ends_the_agent_s_visits_at_once(desk: DeskHouse, change: str):
    desk.agent()
    now = desk.clock()
    with desk.office.store.writing() as db:
        agent_id = db.scalars(select(AgentRow.id)).one()
        db.add(WebVisitRow(cookie_hash="0" * 64, purpose="agent", agent_id=agent_id, opened_at=now, seen_at=now))
    if change == "reset":
        reset_agent(desk.office, desk.hashes, "alix", "parapluie bleu 1789", "test")
    else:
        {"disable": disable_agent, "enable": enable_agent}[change](desk.office, "alix", "test")
    with desk.office.store.reading() as db:
        assert db.scalars(select(WebVisitRow.ended_at)).one() == now
    assert desk.events() == [("agent-added", "test"), ("agent-changed", "test")]
