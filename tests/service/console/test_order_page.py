"""An order’s page: what happened in plain words, and who looked."""

from collections.abc import Callable

from crypteo_backend.demo.sample_order import SAMPLE
from tests.support.backend_house import House
from tests.support.console_client import NUMBER, ConsoleClient, ConsoleMaker, order
from tests.support.support_desk_house import Agent, events_of
from tests.support.wrong_afternoon import bad_afternoon

HouseMaker = Callable[..., House]


def test_a_bad_afternoon_is_told_in_plain_words(house: House, door: ConsoleMaker, alix: Agent):
    holder = bad_afternoon(house)
    words = order(door().sign_in(alix, alix.code(house.clock))).words
    for told in (
        "Bloquée : 3 fois des réponses fausses.",
        "CRY-301 Code incorrect",
        "il reste 2 essais",
        "plus aucun essai",
        "CRY-303 Ce code a été essayé 3 fois",
        "Nouveau code demandé par SMS, à 06 •• •• •• 12 · le titulaire",
        "Code de retrait juste le titulaire",
        "CRY-401 Réponses incorrectes",
        "CRY-403 Le téléchargement est temporairement bloqué",
        holder.session["support_reference"],
        "Réponses aux questions 0 sur 3",
        "Codes de retrait en tout 7 sur 10",
        "avec Crypteo Desktop 6.0.0, sous Linux",
        "Message envoyé code de retrait, par e-mail, à c•••@example.com · le service",
        "20 novembre 2026",
    ):
        assert told in words, told


def test_the_same_page_is_told_in_english(house: House, door: ConsoleMaker, alix: Agent):
    bad_afternoon(house)
    console = door("en").sign_in(alix, alix.code(house.clock))
    words = order(console).words
    for told in ("Locked: 3 times wrong answers.", "CRY-301 Wrong code", "2 tries left", "20 November 2026", "0 of 3"):
        assert told in words, told
    assert console.open(f"/support/orders/{NUMBER}?lang=fr").words.startswith("Nouvelle recherche")


def test_each_look_is_written_down_with_the_agent_s_name(house: House, console: ConsoleClient):
    house.order()
    order(console)
    assert events_of(house.services)[-1] == ("agent-looked", "alix")
    assert "Dossier consulté alix" in order(console).words


def test_addresses_are_masked_until_somebody_asks_and_that_is_written_down(house: House, console: ConsoleClient):
    house.order()
    order(console)
    assert SAMPLE.email not in console.page.text
    assert str(SAMPLE.mobile) not in console.page.text
    console.send(f"/support/orders/{NUMBER}/addresses")
    assert SAMPLE.email in console.page.text
    assert str(SAMPLE.mobile) in console.page.text
    assert "adresses affichées en entier · alix" in order(console).words
    assert SAMPLE.email not in console.page.text
    assert console.open(f"/support/orders/{NUMBER}/addresses").page.url.path == f"/support/orders/{NUMBER}"
