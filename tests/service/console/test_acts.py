"""What an agent does for an order, once and under the agent’s name."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.retention import Retention
from crypteo_backend.revocation_check import RevocationDenied, prove_right_to_revoke
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, ConsoleMaker, agent_of, order
from tests.support.support_desk_house import Agent, events_of
from tests.support.visitor import told
from tests.support.wrong_afternoon import bad_afternoon

HouseMaker = Callable[..., House]


def test_support_unlocks_and_the_holder_goes_on(house: House, door: ConsoleMaker, alix: Agent):
    holder = bad_afternoon(house)
    console = order(door().sign_in(alix, alix.code(house.clock))).follow("unlock")
    assert "Le titulaire retrouve tous ses essais" in console.words
    assert holder.answers().status_code == 423
    console.confirm()
    assert "La demande est débloquée." in console.words
    assert "Demande débloquée, essais rendus alix" in console.words
    assert holder.answers().status_code == 200


def test_a_new_link_kills_the_former_one(house: House, console: ConsoleClient):
    holder = house.holder()
    order(console).follow("link")
    assert "c•••@example.com" in console.words
    console.confirm()
    assert "Un nouveau lien est en route." in console.words
    assert holder.open().json()["code"] == "link-unknown"
    house.services.outbox.send_due()
    assert "#t=" in house.carrier.messages[-1].text


@pytest.mark.parametrize(
    ("act", "channel", "to"), [("code-email", "email", "c•••@example.com"), ("code-sms", "sms", "06 •• •• •• 12")]
)
def test_a_new_code_goes_where_the_agent_says(house: House, console: ConsoleClient, act: str, channel: str, to: str):
    holder = house.holder()
    order(console).follow(act)
    assert to in console.words
    console.confirm()
    house.services.outbox.send_due()
    assert house.carrier.messages[-1].channel == channel
    holder.open()
    assert holder.code().json()["code"] == "code-superseded"
    assert holder.code(house.last_code()).status_code == 200


def test_what_another_agent_did_meanwhile_is_told_and_not_done_twice(house: House, door: ConsoleMaker, alix: Agent):
    house.order()
    first, second = door().sign_in(alix, alix.code(house.clock)), door()
    bo = agent_of(house, "bo")
    second.sign_in(bo, bo.code(house.clock))
    for console in (first, second):
        order(console).follow("code-email")
    first.confirm()
    second.confirm()
    assert second.page.status_code == 409
    assert "Rien n’a été fait : alix a agi depuis que vous avez lu cette page (nouveau code envoyé" in second.words
    assert [event for event, _ in events_of(house.services)].count("code-renewed") == 1


def test_pressing_twice_acts_once(house: House, console: ConsoleClient):
    house.order()
    order(console).follow("link")
    asked = console.page
    console.confirm()
    console.page = asked
    console.confirm()
    assert console.page.status_code == 409
    assert "alix a agi" in console.words


def test_what_does_not_apply_leads_back_to_the_order(house: House, console: ConsoleClient):
    house.order()
    assert console.open(f"/support/orders/{NUMBER}/acts/unlock/1").page.url.path == f"/support/orders/{NUMBER}"
    assert console.open(f"/support/orders/{NUMBER}/acts/nonsense/1").page.status_code == 404
    assert console.open(f"/support/orders/{NUMBER}/acts/link/x").page.status_code == 422


def test_a_locked_revocation_is_shown_and_unlocked_after_the_download_too(
    house: House, console: ConsoleClient, key: RSAPrivateKey
):
    holder = house.holder().authenticate()
    holder.accept(holder.certify(key).json()["fingerprint_sha256"])
    wrong = told("un", "deux", "trois")
    for _ in range(3):
        with pytest.raises(RevocationDenied):
            prove_right_to_revoke(house.services, NUMBER, wrong)
    order(console)
    assert "Révocation 0 sur 3" in console.words
    console.follow("unlock").confirm()
    assert "Révocation 3 sur 3" in console.words
    with pytest.raises(RevocationDenied):
        prove_right_to_revoke(house.services, NUMBER, wrong)


def test_an_order_whose_data_was_erased_can_still_be_looked_at(house: House, door: ConsoleMaker, alix: Agent):
    house.order()
    house.clock.advance(days=95)
    Retention(house.services).round()
    console = order(door().sign_in(alix, alix.code(house.clock)))
    assert NUMBER in console.words
    assert "Données personnelles effacées" in console.words
    assert "Camille" not in console.words
