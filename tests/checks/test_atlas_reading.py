"""The atlas as an agent reads it: ten cards, as the program shows them, lead to screen, cause and next sentence."""

import pytest

from crypteo_desktop.problems import CATALOGUE
from tools.documents.atlas import atlas, screen_of
from tools.documents.languages import ROOT
from tools.documents.reading import NotInTheAtlas, read
from tools.documents.words import codes
from tools.documents.write import all_cards, atlas_reading, readings

KINDS = {kind.code: kind for kind in CATALOGUE.values()}


@pytest.fixture(scope="module")
def cards() -> dict[str, str]:
    return all_cards()


def test_ten_different_failures_are_read(cards: dict[str, str]):
    assert set(cards) == set(readings())
    with_code = {code: it for code, it in readings().items() if "CRY-" in cards[code]}
    assert len(with_code) >= 10
    for code, it in with_code.items():
        found = read(cards[code], atlas(it["language"]), it["language"])
        assert found.code == code
        assert found.screen == screen_of(KINDS[code]).replace("n", found.screen[0])
        assert "".join(codes()[code].cause.said_in(it["language"]).split()) == "".join(found.parts["cause"].split())


def test_without_a_code_the_screen_leads_to_an_answer(cards: dict[str, str]):
    found = read(cards["3-empty"], atlas("en"), "en")
    assert (found.screen, found.code) == ("3", "")
    assert [they for they, _ in found.asked] == ["“It asks me for a code.”", "“I have received nothing.”"]
    assert "9 digits" in found.asked[0][1]


def test_where_screens_share_a_number_the_step_leads_to_the_right_one():
    atlas_of, titles = atlas("en"), ("File", "Password", "Installation")
    seen = [read(f"Screen: 7 ({title})\n", atlas_of, "en").parts["sees"] for title in titles]
    assert len(set(seen)) == 3
    assert "password" in seen[1]


def test_the_document_says_what_cards_and_atlas_say(cards: dict[str, str]):
    assert (ROOT / "docs" / "atlas-reading.md").read_text(encoding="utf-8") == atlas_reading(cards), "run `make docs`"


def test_no_card_holds_a_secret(cards: dict[str, str]):
    told = "".join(cards.values())
    assert [secret for secret in ("360346207", "Vertige", "Abcdef", "aaaa", "Médor") if secret in told] == []


def test_a_card_that_leads_nowhere_is_said():
    with pytest.raises(NotInTheAtlas):
        read("Screen: 3-1 (Entering the code)\nLast error code: CRY-999\n", atlas("en"), "en")
    with pytest.raises(NotInTheAtlas):
        read("Screen: 3-7 (Entering the code)\nLast error code: none\n", atlas("en"), "en")
