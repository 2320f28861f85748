"""What is no strict DER is refused as such, and nothing from outside can raise anything but a refusal."""

import hashlib
import time
from collections.abc import Callable

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import AttributeOID, NameOID
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crypteo_backend.csr import CsrInvalid, KeyWeak, PublicKeyFacts
from tests.unit.backend.csr import forge
from tests.unit.backend.csr.forge import RsaNumbers

Check = Callable[[bytes], PublicKeyFacts]
KINDS = (forge.CHALLENGE_PASSWORD, forge.EXTENSION_REQUEST, forge.UNSTRUCTURED_NAME)
VALUES = st.one_of(
    st.binary(max_size=30), st.text(max_size=20).map(forge.utf8), st.binary(max_size=30).map(forge.sequence)
)
ATTRIBUTES = st.one_of(st.binary(max_size=60), st.builds(forge.attribute, st.sampled_from(KINDS), VALUES, VALUES))


def test_a_request_made_by_a_library_is_accepted(private_key: RSAPrivateKey, check: Check) -> None:
    builder = (
        x509.CertificateSigningRequestBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Camille MARTIN")]))
        .add_extension(x509.SubjectAlternativeName([x509.RFC822Name(forge.EMAIL)]), critical=False)
        .add_attribute(AttributeOID.CHALLENGE_PASSWORD, forge.NONCE.encode())
    )
    facts = check(builder.sign(private_key, SHA256()).public_bytes(Encoding.DER))
    spki = private_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert facts == PublicKeyFacts(spki, hashlib.sha256(spki).hexdigest())


def test_a_request_is_checked_in_under_five_milliseconds(right_csr: bytes, check: Check) -> None:
    durations = []
    for _ in range(20):
        start = time.thread_time()
        check(right_csr)
        durations.append(time.thread_time() - start)
    assert min(durations) < 0.005


@pytest.mark.parametrize("version", [1, 2, -1])
def test_another_version_is_refused(version: int, key: RsaNumbers, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(forge.csr(key, forge.challenge(), version=version))


def test_trailing_bytes_are_refused(right_csr: bytes, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(right_csr + b"\0")


def test_a_length_written_too_long_is_refused(right_csr: bytes, check: Check) -> None:
    assert right_csr[1] == 0x82
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(b"\x30\x83\x00" + right_csr[2:])


def test_an_indefinite_length_is_refused(right_csr: bytes, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(b"\x30\x80" + right_csr[4:] + b"\0\0")


def test_attributes_out_of_order_are_refused(key: RsaNumbers, right_csr: bytes, check: Check) -> None:
    first, second = forge.challenge(), forge.extensions(forge.email_extension(forge.EMAIL))
    assert first + second in right_csr
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(right_csr.replace(first + second, second + first))


def test_a_request_of_more_than_8192_bytes_is_refused_for_its_length(key: RsaNumbers, check: Check) -> None:
    fill = 8192 - len(forge.csr(key, forge.challenge("x" * 7000))) + 7000
    largest, too_large = (forge.csr(key, forge.challenge("x" * size)) for size in (fill, fill + 1))
    assert (len(largest), len(too_large)) == (8192, 8193)
    with pytest.raises(CsrInvalid, match=r"^challenge$"):
        check(largest)
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(too_large)


@pytest.mark.parametrize("numbers", [(0, 65537), (-17, 65537), (17, 0), (17, -3)])
def test_a_key_of_no_natural_numbers_is_refused(numbers: tuple[int, int], key: RsaNumbers, check: Check) -> None:
    spki = forge.public_key(RsaNumbers(*numbers, d=1))
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(forge.csr(key, forge.challenge(), spki=spki))


@given(st.binary(max_size=300))
@example(b"")
@example(b"\x30\x00")
@example(b"\x30\x84\xff\xff\xff\xff")
def test_noise_is_refused(check: Check, noise: bytes) -> None:
    with pytest.raises(CsrInvalid, match=r"^encoding$"):
        check(noise)


@given(st.data())
def test_no_bit_of_a_request_may_change(check: Check, right_csr: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(right_csr) * 8 - 1))
    changed = bytearray(right_csr)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises((CsrInvalid, KeyWeak)):
        check(bytes(changed))


@given(st.data())
def test_no_piece_of_a_request_may_be_replaced(check: Check, right_csr: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(right_csr)))
    end = data.draw(st.integers(start, len(right_csr)))
    piece = data.draw(st.binary(max_size=40))
    changed = right_csr[:start] + piece + right_csr[end:]
    if changed != right_csr:
        with pytest.raises((CsrInvalid, KeyWeak)):
            check(changed)


@settings(max_examples=40)  # signing with bare integers takes 30 ms
@given(st.lists(ATTRIBUTES, max_size=4))
def test_any_attributes_under_a_right_signature_are_refused(
    check: Check, key: RsaNumbers, attributes: list[bytes]
) -> None:
    with pytest.raises(CsrInvalid):
        check(forge.csr(key, *attributes))
