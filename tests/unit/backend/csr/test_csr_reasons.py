"""Every reason for which the contract lets a server refuse a request, raised by a request wrong in that alone."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.csr import CsrInvalid, PublicKeyFacts
from tests.unit.backend.csr import forge
from tests.unit.backend.csr.forge import RsaNumbers

Check = Callable[[bytes], PublicKeyFacts]
SAN = forge.email_extension(forge.EMAIL)
CRITICAL, NOT_CRITICAL = bytes.fromhex("0101ff"), bytes.fromhex("010100")

WRONG_ATTRIBUTES = {
    "no attribute at all": ("challenge", ()),
    "no challenge": ("challenge", (forge.extensions(SAN),)),
    "another challenge": ("challenge", (forge.challenge("another"),)),
    "an empty challenge": ("challenge", (forge.challenge(""),)),
    "a challenge in another case": ("challenge", (forge.challenge(forge.NONCE.swapcase()),)),
    "a challenge as PrintableString": (
        "challenge",
        (forge.attribute(forge.CHALLENGE_PASSWORD, forge.tlv(0x13, forge.NONCE.encode())),),
    ),
    "two challenges": ("attribute", (forge.challenge(), forge.challenge("another"))),
    "the challenge twice": ("attribute", (forge.challenge(), forge.challenge())),
    "a challenge with two values": (
        "attribute",
        (forge.attribute(forge.CHALLENGE_PASSWORD, forge.utf8(forge.NONCE), forge.utf8("another")),),
    ),
    "a challenge without a value": ("attribute", (forge.attribute(forge.CHALLENGE_PASSWORD),)),
    "an unknown attribute": (
        "attribute",
        (forge.challenge(), forge.attribute(forge.UNSTRUCTURED_NAME, forge.utf8("x"))),
    ),
    "two extension requests": (
        "attribute",
        (forge.challenge(), forge.extensions(SAN), forge.extensions(SAN, SAN)),
    ),
    "an empty extension request": ("extension", (forge.challenge(), forge.extensions())),
    "another e-mail": (
        "extension",
        (forge.challenge(), forge.extensions(forge.email_extension("someone@example.com"))),
    ),
    "a second e-mail": (
        "extension",
        (forge.challenge(), forge.extensions(forge.email_extension(forge.EMAIL, "someone@example.com"))),
    ),
    "the e-mail twice": ("extension", (forge.challenge(), forge.extensions(SAN, SAN))),
    "a second extension": ("extension", (forge.challenge(), forge.extensions(SAN, forge.BASIC_CONSTRAINTS))),
    "another extension": ("extension", (forge.challenge(), forge.extensions(forge.BASIC_CONSTRAINTS))),
    "a default that DER leaves out": (
        "extension",
        (forge.challenge(), forge.extensions(forge.email_extension(forge.EMAIL, critical=NOT_CRITICAL))),
    ),
    "an extension request that is a string": (
        "extension",
        (forge.challenge(), forge.attribute(forge.EXTENSION_REQUEST, forge.utf8("x"))),
    ),
}


@pytest.mark.parametrize("case", WRONG_ATTRIBUTES)
def test_attributes_other_than_those_agreed_on_are_refused(case: str, key: RsaNumbers, check: Check) -> None:
    reason, attributes = WRONG_ATTRIBUTES[case]
    with pytest.raises(CsrInvalid) as refusal:
        check(forge.csr(key, *attributes))
    assert refusal.value.reason == reason


@pytest.mark.parametrize("critical", [b"", CRITICAL])
def test_the_email_may_be_asked_for_critical_or_not(critical: bytes, key: RsaNumbers, check: Check) -> None:
    wish = forge.extensions(forge.email_extension(forge.EMAIL, critical=critical))
    assert check(forge.csr(key, forge.challenge(), wish)).spki_der == forge.public_key(key)


def test_a_request_without_extensions_is_accepted(key: RsaNumbers, check: Check) -> None:
    assert check(forge.csr(key, forge.challenge())).spki_der == forge.public_key(key)


def test_another_subject_is_refused(key: RsaNumbers, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^subject$"):
        check(forge.csr(key, forge.challenge(), subject=forge.name("Dominique MARTIN")))


def test_the_same_subject_in_another_string_type_is_refused(key: RsaNumbers, check: Check) -> None:
    printable = forge.SUBJECT.replace(forge.utf8("Camille MARTIN"), forge.tlv(0x13, b"Camille MARTIN"))
    with pytest.raises(CsrInvalid, match=r"^subject$"):
        check(forge.csr(key, forge.challenge(), subject=printable))


def test_a_signature_by_another_key_is_refused(key: RsaNumbers, check: Check) -> None:
    other = RsaNumbers(key.n, key.e, key.d + 2)
    with pytest.raises(CsrInvalid, match=r"^signature$"):
        check(forge.csr(other, forge.challenge()))


def test_an_empty_signature_is_refused(key: RsaNumbers, check: Check) -> None:
    info = forge.sequence(forge.integer(0), forge.SUBJECT, forge.public_key(key), forge.tlv(0xA0, forge.challenge()))
    with pytest.raises(CsrInvalid, match=r"^signature$"):
        check(forge.sequence(info, forge.SHA256_WITH_RSA, forge.tlv(0x03, b"\0")))


def test_another_signature_algorithm_is_refused(key: RsaNumbers, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^algorithm$"):
        check(forge.csr(key, forge.challenge(), algorithm=forge.SHA1_WITH_RSA))


def test_a_key_for_pss_alone_is_refused(key: RsaNumbers, check: Check) -> None:
    with pytest.raises(CsrInvalid, match=r"^algorithm$"):
        check(forge.csr(key, forge.challenge(), spki=forge.public_key(key, forge.RSA_PSS)))


def test_a_key_on_a_curve_is_refused(key: RsaNumbers, check: Check) -> None:
    point = generate_ec_key(SECP256R1()).public_key()
    spki = point.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(CsrInvalid, match=r"^algorithm$"):
        check(forge.csr(key, forge.challenge(), spki=spki))
