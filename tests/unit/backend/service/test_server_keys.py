"""The pepper: made once, private, a ring of generations, and never a damaged one."""

import hmac
import itertools
import stat
from pathlib import Path

import pytest

from crypteo_backend.sealing import SealBroken, seal, unseal
from crypteo_backend.server_keys import (
    GenerationMissing,
    PepperFaulty,
    ServerKeys,
    open_server_keys,
    parse_pepper,
    rotate_pepper,
)
from tests.support.first_version import keep_former_keys

KEYS = ServerKeys({1: b"a" * 32, 2: b"b" * 32})


def fixed(size: int) -> bytes:
    return b"k" * size


def test_a_pepper_is_made_once_and_is_private(tmp_path: Path):
    counter = itertools.count()
    first = open_server_keys(tmp_path / "keys", lambda size: bytes([next(counter)]) * size)
    again = open_server_keys(tmp_path / "keys", lambda size: b"!" * size)
    assert first == again
    assert first.key("answers") != first.key("codes")
    assert "!" not in repr(first)
    assert stat.S_IMODE((tmp_path / "keys" / "pepper").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_new_generation_leaves_what_the_former_one_made_valid(tmp_path: Path):
    keys = open_server_keys(tmp_path, fixed)
    stored = keys.mac("codes", "540206\n123456789")
    assert rotate_pepper(tmp_path / "pepper", lambda size: b"n" * size) == 2
    rotated = open_server_keys(tmp_path, fixed)
    assert rotated.generation == 2
    assert rotated.is_mac_of(stored, "codes", "540206\n123456789")
    assert rotated.mac("codes", "540206\n123456789").startswith("2:")


@pytest.mark.parametrize("purpose", ["codes", "answers"])
@pytest.mark.parametrize("generation", [1, 2])
def test_a_keyed_hash_depends_on_purpose_text_and_generation(purpose: str, generation: int):
    stored = KEYS.mac(purpose, "text", generation)
    told = {KEYS.mac(each, text, of) for each in ("codes", "answers") for text in ("text", "other") for of in (1, 2)}
    assert len(told) == 8
    assert stored in told
    assert not KEYS.is_mac_of(stored, purpose, "other")


@pytest.mark.parametrize(
    "faulty",
    [
        "",
        "1 abc",
        f"1 {'a' * 63}",
        f"0 {'a' * 64}",
        f"1 {'a' * 64}\n1 {'b' * 64}",
        f"0 answers {'a' * 64}",
        f"0 shoe {'a' * 64}\n1 {'b' * 64}",
        f"0 answers {'a' * 64}\n0 answers {'b' * 64}\n1 {'b' * 64}",
        f"1 {'a' * 64}\nshoe",
        "\u0661 " + "a" * 64,
    ],
)
def test_a_damaged_pepper_is_not_used_and_not_repeated(faulty: str):
    with pytest.raises(PepperFaulty) as refusal:
        parse_pepper(faulty)
    assert "a" * 63 not in str(refusal.value)


def test_what_the_two_former_key_files_made_is_generation_zero(tmp_path: Path):
    keep_former_keys(tmp_path / "keys")
    keys = open_server_keys(tmp_path / "keys", fixed)
    assert (keys.generation, keys.key("answers", 0), keys.key("retrieval-code", 0)) == (1, b"a" * 32, b"c" * 32)
    stored = f"0:{hmac.digest(b'c' * 32, b'540206', 'sha256').hex()}"
    assert keys.is_mac_of(stored, "retrieval-code", "540206")
    with pytest.raises(GenerationMissing):
        keys.key("outgoing", 0)


def test_what_is_sealed_opens_at_its_own_place_with_its_own_purpose_alone():
    sealed = seal(KEYS, "outgoing", "m1", b"360346207", fixed)
    assert b"360346207" not in sealed
    assert unseal(KEYS, "outgoing", "m1", sealed) == b"360346207"
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for purpose, place, content in (
        ("outgoing", "m2", sealed),
        ("totp", "m1", sealed),
        ("outgoing", "m1", changed),
        ("outgoing", "m1", b"9" + sealed[1:]),
        ("outgoing", "m1", b"no seal"),
    ):
        with pytest.raises(SealBroken):
            unseal(KEYS, purpose, place, content)
