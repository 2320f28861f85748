"""What is read out of a certificate for the screen of step 6."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import example, given
from hypothesis import strategies as st

from crypteo_desktop.crypto.details import CertificateDetails, NamePart, read_details
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem
from tests.support.outcomes import outcome
from tests.support.samples import NOW
from tests.support.small_authority import EMAIL, SmallAuthority, pem, without


def test_the_fields_are_those_of_the_certificate(authority: SmallAuthority) -> None:
    certificate = authority.holder.sign()
    details = read_details(pem(certificate))
    assert details.subject == (NamePart("C", "2.5.4.6", "FR"), NamePart("CN", "2.5.4.3", "Camille MARTIN"))
    assert details.issuer_name == "Small Issuing"
    assert (details.not_before, details.not_after) == (NOW - timedelta(days=1), NOW + timedelta(days=1000))
    assert details.key_usages == ("digitalSignature", "nonRepudiation")
    assert details.extended_key_usages == ("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4")
    assert details.signature_algorithm_oid == "1.2.840.113549.1.1.11"
    assert (details.key_bits, details.email) == (2048, EMAIL)
    assert details.public_key_sha256 == authority.key.spki_sha256
    assert details.fingerprint_sha256 == certificate.fingerprint(hashes.SHA256()).hex()


def test_the_serial_number_is_told_in_pairs(authority: SmallAuthority) -> None:
    certificate = authority.holder.sign()
    told = read_details(pem(certificate)).serial_number
    assert int(told.replace(":", ""), 16) == certificate.serial_number
    assert all(len(pair) == 2 and pair == pair.upper() for pair in told.split(":"))


def test_what_a_certificate_does_not_say_is_empty(authority: SmallAuthority) -> None:
    bare = read_details(pem(replace(authority.holder, extensions=()).sign()))
    assert (bare.key_usages, bare.extended_key_usages, bare.email) == ((), (), "")


def test_names_without_a_short_form_keep_their_oid(authority: SmallAuthority) -> None:
    subject = x509.Name([x509.NameAttribute(NameOID.PSEUDONYM, "Momo")])
    details = read_details(pem(replace(authority.holder, subject=subject).sign()))
    assert details.subject == (NamePart("2.5.4.65", "2.5.4.65", "Momo"),)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "House")], "House"),
        ([x509.NameAttribute(NameOID.COUNTRY_NAME, "FR")], "C=FR"),
    ],
)
def test_an_issuer_without_common_name_is_still_named(
    authority: SmallAuthority, attributes: list[x509.NameAttribute], expected: str
) -> None:
    certificate = replace(authority.holder, issuer=x509.Name(attributes)).sign()
    assert read_details(pem(certificate)).issuer_name == expected


def test_a_key_of_another_kind_is_unreadable(authority: SmallAuthority) -> None:
    certificate = replace(authority.holder, key=ec.generate_private_key(ec.SECP256R1())).sign()
    with pytest.raises(Problem) as raised:
        read_details(pem(certificate))
    assert raised.value.kind is problem.CERTIFICATE_UNREADABLE


def test_a_broken_extension_is_unreadable(authority: SmallAuthority) -> None:
    broken = x509.UnrecognizedExtension(x509.KeyUsage.oid, b"\x30\x03garbage"), True
    certificate = without(authority.holder, x509.KeyUsage, broken).sign()
    with pytest.raises(Problem) as raised:
        read_details(pem(certificate))
    assert raised.value.kind is problem.CERTIFICATE_UNREADABLE


@given(st.text())
def test_any_text_is_a_certificate_or_a_problem(text: str) -> None:
    with pytest.raises(Problem) as raised:
        read_details(text)
    assert raised.value.kind is problem.CERTIFICATE_UNREADABLE


@pytest.mark.filterwarnings("ignore:Parsed a serial number")  # the library's word on a negative one
@example(place=44, byte=97)  # an X.509 version that does not exist
@given(place=st.integers(min_value=0), byte=st.integers(0, 255))
def test_a_changed_byte_gives_details_or_a_problem(sample_pem: str, place: int, byte: int) -> None:
    text = bytearray(sample_pem.encode())
    text[place % len(text)] = byte
    told = outcome(lambda: read_details(text.decode("latin-1")))
    assert told is problem.CERTIFICATE_UNREADABLE or isinstance(told, CertificateDetails)
