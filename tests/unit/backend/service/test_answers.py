"""Secret answers: what counts as equal, and one hash for all three."""

import threading
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypteo_backend.answers import HASHES_AT_ONCE, AnswerHasher, AnswersDiffer, canonical
from crypteo_backend.server_keys import ServerKeys

KEYS = ServerKeys({1: b"k" * 32})


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Éloïse ", "eloise"),
        ("e\u0301loi\u0308se", "eloise"),
        ("CŒUR", "coeur"),
        ("Læticia", "laeticia"),
        ("Saint-Étienne (42)", "saintetienne42"),
        ("Straße", "strasse"),
        ("１２３", "123"),
        ("  \t ", ""),
        ("!?…", ""),
    ],
)
def test_only_letters_and_digits_count(told: str, meant: str):
    assert canonical(told) == meant


@given(st.text(max_size=200))
def test_what_is_canonical_stays_so(text: str):
    assert canonical(canonical(text)) == canonical(text)
    assert "\n" not in canonical(text)


@given(st.text(max_size=200))
def test_the_unicode_form_in_which_it_was_typed_does_not_matter(text: str):
    assert canonical(unicodedata.normalize("NFC", text)) == canonical(unicodedata.normalize("NFD", text))


def test_one_hash_holds_all_three_answers():
    hasher = AnswerHasher(KEYS)
    encoded = hasher.hash(["Théo", "Caramel", "Vélo"])
    hasher.verify(encoded, ["theo", "CARAMEL", "v e l o"])
    assert encoded.startswith("1:$argon2id$v=19$m=65536,t=3,p=4$")
    for wrong in (["Théo", "Caramel", "Moto"], ["Caramel", "Théo", "Vélo"], ["ThéoCaramel", "", "Vélo"]):
        with pytest.raises(AnswersDiffer):
            hasher.verify(encoded, wrong)


def test_the_hash_is_worth_nothing_without_the_server_s_key():
    encoded = AnswerHasher(KEYS).hash(["a", "b", "c"])
    with pytest.raises(AnswersDiffer):
        AnswerHasher(ServerKeys({1: b"other"})).verify(encoded, ["a", "b", "c"])


def test_a_third_hash_waits_for_its_turn():
    hasher = AnswerHasher(KEYS)
    for _ in range(HASHES_AT_ONCE):
        assert hasher._turn.acquire(blocking=False)
    waiting = threading.Thread(target=hasher.hash, args=[["a", "b", "c"]])
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    hasher._turn.release()
    waiting.join(60)
    assert not waiting.is_alive()
