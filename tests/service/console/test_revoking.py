"""Support revokes for a holder who calls: with a reason, one more one-time code, and under the agent's name."""

import json

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_backend.audit import entries
from crypteo_backend.authority.embedded import EmbeddedAuthority
from crypteo_backend.settings import Settings
from tests.service.conftest import HouseMaker
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, agent_of, console_of, order
from tests.support.contract_client import ContractClient
from tests.support.difficult_authorities import AbsentAuthority
from tests.support.support_desk_house import Agent

PAGE = f"/support/orders/{NUMBER}/revocation"


@pytest.fixture
def serial_number(house: House, key: RSAPrivateKey) -> int:
    """The serial number of the certificate that is issued for the first order."""
    return issued_in(house, key)


def issued_in(house: House, key: RSAPrivateKey) -> int:
    holder: ContractClient = house.holder()
    return int(holder.authenticate().certify(key).json()["serial_number"], 16)


def revoked_in(house: House) -> list[int]:
    listed = x509.load_der_x509_crl(house.http.get("/crl/issuing.crl").content)
    return [entry.serial_number for entry in listed]


def fresh_code(house: House, agent: Agent) -> str:
    """Return the code after the one that was spent."""
    house.clock.advance(seconds=30)
    return agent.code(house.clock)


def test_a_certificate_is_revoked_at_once_under_the_agent_s_name(
    house: House, console: ConsoleClient, alix: Agent, serial_number: int
):
    order(console)
    assert "Révoquer le certificat" in console.words
    console.open(PAGE)
    assert "Une révocation est définitive" in console.words
    assert revoked_in(house) == []
    console.send(PAGE, reason="stolen", code=fresh_code(house, alix))
    assert "Le certificat est révoqué, et la liste de révocation le dit." in console.words
    assert revoked_in(house) == [serial_number]
    asked = [entry for entry in entries(house.services.store, NUMBER) if entry.event == "revocation-asked"]
    assert [(entry.actor, json.loads(entry.facts)) for entry in asked] == [("alix", {"reason": "stolen"})]
    house.services.outbox.send_due()
    assert "votre certificat est révoqué" in house.carrier.messages[-1].subject
    assert "Révoquer le certificat" not in order(console).words
    assert console.open(PAGE).page.url.path == f"/support/orders/{NUMBER}"


def test_without_a_reason_no_code_is_spent(house: House, console: ConsoleClient, alix: Agent, serial_number: int):
    code = fresh_code(house, alix)
    console.open(PAGE).send(PAGE, reason="", code=code)
    assert (console.page.status_code, "Choisissez la raison." in console.words) == (422, True)
    console.send(PAGE, reason="lost", code=code)
    assert revoked_in(house) == [serial_number]


@pytest.mark.usefixtures("serial_number")
def test_a_code_that_is_wrong_or_spent_revokes_nothing_and_five_close_the_door(
    house: House, console: ConsoleClient, alix: Agent
):
    console.open(PAGE)
    wrong = alix.wrong_code(house.clock)
    for code in (alix.code(house.clock), wrong, "", "abcdef", wrong):
        console.send(PAGE, reason="lost", code=code)
        assert (console.page.status_code, "Ce code ne convient pas" in console.words) == (403, True)
    console.send(PAGE, reason="lost", code=fresh_code(house, alix))
    assert (console.page.status_code, revoked_in(house)) == (403, [])
    refused = [json.loads(entry.facts) for entry in entries(house.services.store) if entry.event == "agent-refused"]
    assert refused == [{"agent": "alix", "tries": left} for left in (4, 3, 2, 1, 0, 0)]
    house.clock.advance(minutes=15)
    console.send(PAGE, reason="lost", code=alix.code(house.clock))
    assert "Le certificat est révoqué" in console.words


def test_where_there_is_no_certificate_it_is_not_offered(house: House, console: ConsoleClient):
    house.order()
    assert "Révoquer" not in order(console).words
    assert console.open(PAGE).page.url.path == f"/support/orders/{NUMBER}"
    assert console.open("/support/orders/999999/revocation").page.status_code == 404


def test_while_the_authority_is_away_it_is_noted(
    make_house: HouseMaker, authority: EmbeddedAuthority, key: RSAPrivateKey
):
    absent = AbsentAuthority(authority, away=False)
    house = make_house(Settings("http://127.0.0.1"), absent)
    issued_in(house, key)
    absent.away = True
    alix, console = agent_of(house, "alix"), console_of(house, "en")
    with console.http:
        console.sign_in(alix, alix.code(house.clock)).open(PAGE)
        console.send(PAGE, reason="lost", code=fresh_code(house, alix))
        assert "The revocation is noted." in console.words
