"""key.bin: the documented bytes, opened by password or keyring, refused in every other way."""

import base64
import itertools
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pending_key import open_with_password, open_with_wrapping_key, seal_key
from crypteo_desktop.problems import pending
from crypteo_desktop.secret import Secret
from tests.support.outcomes import outcome
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority

VECTOR = Path(__file__).with_name("vectors") / "pending_key_v1.txt"
BINDING = b"540206-0"
WRAPPING_KEY = bytes(range(32))
HEAD = 13


def vector() -> tuple[bytes, bytes]:
    """Return the file of the vector and the private key in it, PKCS#8 in DER."""
    lines = [line for line in VECTOR.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    gap = lines.index("")
    return base64.b64decode("".join(lines[:gap])), base64.b64decode("".join(lines[gap:]))


def vector_key() -> KeyPair:
    key = serialization.load_der_private_key(vector()[1], None)
    return KeyPair(key)  # type: ignore[arg-type]  # the vector holds an RSA key


def draws():
    """Return what draws random bytes for the vector: the n-th draw is n, repeated."""
    counter = itertools.count(1)
    return lambda size: bytes([next(counter)]) * size


def test_the_vector_is_opened_by_its_password_and_by_the_keyrings_key():
    content, _ = vector()
    assert open_with_password(content, PASSWORD, binding=BINDING).public_der == vector_key().public_der
    assert open_with_wrapping_key(content, WRAPPING_KEY, binding=BINDING).public_der == vector_key().public_der


def test_sealing_gives_the_vector_byte_for_byte():
    assert seal_key(vector_key(), PASSWORD, WRAPPING_KEY, binding=BINDING, random=draws()) == vector()[0]


def test_another_program_opens_the_vector_by_the_documented_format():
    content, der = vector()
    kind, salt, nonce, wrapped = content[13], content[14:30], content[30:42], content[42:90]
    assert (content[:12], content[12], kind, content[90]) == (b"CRYPTEO-KEY\x01", 2, 1, 2)
    kek = hash_secret_raw(PASSWORD.reveal().encode(), salt, 3, 64 * 1024, 4, 32, Type.ID)
    data_key = AESGCM(kek).decrypt(nonce, wrapped, content[:12] + content[13:42] + BINDING)
    again = AESGCM(WRAPPING_KEY).decrypt(content[107:119], content[119:167], content[:12] + content[90:119] + BINDING)
    assert data_key == again
    assert AESGCM(data_key).decrypt(content[167:179], content[179:], content[:179] + BINDING) == der


def test_the_key_is_nowhere_in_clear(authority: SmallAuthority):
    sealed = seal_key(authority.key, PASSWORD, WRAPPING_KEY, binding=BINDING)
    numbers = authority.key.private_key.private_numbers()
    for number in (numbers.p, numbers.q, numbers.d):
        clear = number.to_bytes((number.bit_length() + 7) // 8)
        assert clear[:16] not in sealed
        assert clear[::-1][:16] not in sealed
    assert PASSWORD.reveal().encode() not in sealed


def test_two_seals_share_nothing(authority: SmallAuthority):
    first, second = (seal_key(authority.key, PASSWORD, None, binding=BINDING) for _ in range(2))
    assert len(first) == len(second)
    assert first[HEAD + 1 : HEAD + 17] != second[HEAD + 1 : HEAD + 17]
    assert first[-64:] != second[-64:]


@pytest.mark.parametrize(
    ("attempt", "kind"),
    [
        (lambda it: open_with_password(it, Secret("Vertige2026Ocrf"), binding=BINDING), pending.PASSWORD_REFUSED),
        (lambda it: open_with_password(it, PASSWORD, binding=b"540207-0"), pending.PASSWORD_REFUSED),
        (lambda it: open_with_wrapping_key(it, bytes(32), binding=BINDING), pending.KEYRING_REFUSED),
    ],
    ids=["another password", "another download", "another keyring"],
)
def test_what_does_not_fit_is_refused(attempt, kind):
    assert outcome(lambda: attempt(vector()[0])) is kind


def test_without_a_keyring_only_the_password_opens():
    sealed = seal_key(vector_key(), PASSWORD, None, binding=BINDING)
    assert open_with_password(sealed, PASSWORD, binding=BINDING).spki_sha256 == vector_key().spki_sha256
    assert outcome(lambda: open_with_wrapping_key(sealed, WRAPPING_KEY, binding=BINDING)) is pending.KEYRING_REFUSED


@pytest.mark.parametrize(
    "damage",
    [
        lambda it: b"",
        lambda it: it[:12],
        lambda it: it[:100],
        lambda it: it[:195],
        lambda it: b"X" + it[1:],
        lambda it: it[:11] + b"\x02" + it[12:],
        lambda it: it[:12] + b"\x00" + it[13:],
        lambda it: it[:12] + b"\x03" + it[13:],
        lambda it: it[:-1] + bytes([it[-1] ^ 1]),
        lambda it: it[:170] + bytes([it[170] ^ 1]) + it[171:],
        lambda it: it + b"\x00",
        lambda it: it + bytes(20_000),
    ],
)
def test_a_damaged_file_is_called_damaged(damage):
    sealed = damage(vector()[0])
    assert outcome(lambda: open_with_wrapping_key(sealed, WRAPPING_KEY, binding=BINDING)) is pending.KEY_UNREADABLE


@given(st.integers(0, 1411), st.integers(1, 255))
def test_no_changed_byte_is_accepted(place: int, change: int):
    content = bytearray(vector()[0])
    content[place] ^= change
    told = outcome(lambda: open_with_wrapping_key(bytes(content), WRAPPING_KEY, binding=BINDING))
    assert told in {pending.KEY_UNREADABLE, pending.KEYRING_REFUSED}


def test_a_key_of_another_kind_is_called_damaged():
    class Elliptic:
        private_key = ec.generate_private_key(ec.SECP256R1())

    sealed = seal_key(Elliptic(), PASSWORD, WRAPPING_KEY, binding=BINDING)  # type: ignore[arg-type]
    assert outcome(lambda: open_with_wrapping_key(sealed, WRAPPING_KEY, binding=BINDING)) is pending.KEY_UNREADABLE
