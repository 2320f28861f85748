"""Damaged and hostile .p12 files: a right password is never called wrong, and nothing but a Problem comes out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from crypteo_desktop.crypto.p12 import OpenedFile, open_any_p12, open_p12
from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys
from crypteo_desktop.crypto.pkcs12.sealing import MAX_ROUNDS, authenticate, is_authentic
from crypteo_desktop.file_format import Format
from crypteo_desktop.problems import file, opening
from crypteo_desktop.secret import Secret
from tests.support.mutations import keys_inside
from tests.support.outcomes import outcome
from tests.support.samples import PASSWORD
from tests.support.small_authority import SmallAuthority
from tools.fuzz_files import fuzz

Spoil = Callable[[asn.File], None]


def opened(content: bytes, password: Secret = PASSWORD) -> object:
    return outcome(lambda: open_p12(content, password))


def spoilt(content: bytes, spoil: Spoil) -> bytes:
    """Return the file with `spoil` done to its outermost structure."""
    pfx = asn1.decode_der(asn.File, content)
    spoil(pfx)
    return asn1.encode_der(pfx)


def with_contents(change: Callable[[list[asn.ContentInfo]], list[asn.ContentInfo]], *, sealed: bool = True) -> Spoil:
    """Return a spoil that changes the pieces, and seals the result with the right password if wanted."""

    def spoil(pfx: asn.File) -> None:
        safe = asn1.decode_der(bytes, asn1.encode_der(pfx.content.content))
        changed = asn.write_contents(change(asn.read_contents(safe)))
        pfx.content.content = asn.wrapped(asn1.encode_der(changed))
        if sealed:
            pfx.mac = authenticate(asn.SHA256, changed, DerivedKeys(PASSWORD), 20, bytes)

    return spoil


def with_rounds(rounds: int) -> Spoil:
    def spoil(pfx: asn.File) -> None:
        assert pfx.mac is not None
        pfx.mac.rounds = rounds

    return spoil


def _without_mac(pfx: asn.File) -> None:
    pfx.mac = None


def _of_another_version(pfx: asn.File) -> None:
    pfx.version = 4


def _of_another_digest(pfx: asn.File) -> None:
    assert pfx.mac is not None
    pfx.mac.digest.algorithm.identifier = asn.HMAC_SHA256


def _with_another_content(pfx: asn.File) -> None:
    pfx.content.content_type = asn.ENCRYPTED_DATA


def _signed_data(contents: list[asn.ContentInfo]) -> list[asn.ContentInfo]:
    contents[0].content_type = x509.ObjectIdentifier("1.2.840.113549.1.7.2")
    return contents


def _another_cipher(contents: list[asn.ContentInfo]) -> list[asn.ContentInfo]:
    data = asn1.decode_der(asn.EncryptedData, asn1.encode_der(contents[0].content))
    told = asn.decoded(asn.Pbes2Parameters, data.content.encryption.parameters)
    told.cipher.identifier = x509.ObjectIdentifier("2.16.840.1.101.3.4.1.2")
    data.content.encryption.parameters = asn.encoded(told)
    contents[0].content = asn.wrapped(asn1.encode_der(data))
    return contents


def _bare_bags(contents: list[asn.ContentInfo]) -> list[asn.ContentInfo]:
    (key,) = asn.read_bags(asn1.decode_der(bytes, asn1.encode_der(contents[1].content)))
    key.attributes = None
    contents[1].content = asn.wrapped(asn1.encode_der(asn.write_bags([key])))
    return contents


DAMAGE: dict[str, Spoil] = {
    "no MAC": _without_mac,
    "another version": _of_another_version,
    "another digest": _of_another_digest,
    "another content": _with_another_content,
    "no rounds": with_rounds(0),
    "rounds without end": with_rounds(MAX_ROUNDS + 1),
    "no pieces": with_contents(lambda _: []),
    "no key": with_contents(lambda contents: contents[:1]),
    "no certificate": with_contents(lambda contents: contents[1:]),
    "a piece of another kind": with_contents(_signed_data),
    "another cipher": with_contents(_another_cipher),
    "one piece lost, the password still right": with_contents(lambda contents: contents[1:], sealed=False),
    "the other piece lost": with_contents(lambda contents: contents[:1], sealed=False),
    "another round count than was used": with_rounds(21),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_told_as_damage(small_file: bytes, case: str) -> None:
    assert opened(spoilt(small_file, DAMAGE[case])) is file.FILE_DAMAGED


READABLE: dict[str, Spoil] = {
    "two keys": with_contents(lambda contents: [*contents, contents[1]]),
    "a key without its mark": with_contents(_bare_bags),
}


@pytest.mark.parametrize("case", READABLE)
def test_what_another_program_would_write_is_read(small_file: bytes, case: str) -> None:
    assert isinstance(opened(spoilt(small_file, READABLE[case])), OpenedFile)


def test_the_spoiling_itself_does_no_harm(small_file: bytes) -> None:
    assert isinstance(opened(spoilt(small_file, with_contents(lambda contents: contents))), OpenedFile)


def test_a_wrong_password_is_not_called_damage_even_when_all_is_plain(small_file: bytes) -> None:
    unreadable = spoilt(small_file, with_contents(lambda contents: contents[1:], sealed=False))
    assert opened(unreadable, Secret("Another2026")) is file.PASSWORD_WRONG


@pytest.mark.parametrize("rounds", [0, -1, MAX_ROUNDS + 1, 2**70])
def test_an_unreasonable_number_of_rounds_is_refused_before_it_is_done(rounds: int) -> None:
    mac = authenticate(asn.SHA256, b"content", DerivedKeys(PASSWORD), 1, bytes)
    mac.rounds = rounds
    with pytest.raises(ValueError, match="rounds"):
        is_authentic(mac, b"content", DerivedKeys(PASSWORD))


def test_a_key_of_another_kind_is_damage(authority: SmallAuthority) -> None:
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(20)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .build(PASSWORD.reveal().encode())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = replace(authority.holder, key=key).sign()
    assert opened(pkcs12.serialize_key_and_certificates(b"x", key, leaf, None, encryption)) is file.FILE_DAMAGED


@pytest.mark.parametrize("content", [b"", b"0", b"PK\x03\x04", b"\x30\x80\x00\x00", b"\x30\x84\xff\xff\xff\xff"])
def test_what_is_no_such_file_is_damage(content: bytes) -> None:
    assert opened(content) is file.FILE_DAMAGED


@given(st.binary(max_size=200))
def test_any_bytes_give_a_problem(content: bytes) -> None:
    assert opened(content) is file.FILE_DAMAGED


@given(length=st.integers(min_value=0))
def test_a_cut_file_is_damage(small_file: bytes, length: int) -> None:
    assert opened(small_file[: length % len(small_file)]) is file.FILE_DAMAGED


@settings(max_examples=200)
@given(place=st.integers(min_value=0), flip=st.integers(1, 255))
def test_one_changed_byte_never_blames_the_password(small_file: bytes, place: int, flip: int) -> None:
    content = bytearray(small_file)
    content[place % len(content)] ^= flip
    told = opened(bytes(content))
    assert told is file.FILE_DAMAGED or isinstance(told, OpenedFile)


@pytest.mark.parametrize("form", Format)
def test_what_would_cost_too_much_inside_is_refused_by_name(form: Format) -> None:
    refused = outcome(lambda: open_any_p12(keys_inside(form, 8, 1_000_000), PASSWORD))
    assert refused is opening.TOO_MANY_ROUNDS


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_a_fixed_part_of_the_fuzzing_finds_nothing() -> None:
    found = fuzz(400, seed=2026)
    assert found.faults == []
    assert {"opened", "CRY-701", "CRY-702", "CRY-704", "CRY-706"} <= found.codes.keys()
