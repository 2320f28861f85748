"""The request as the contract wants it, read back by the library."""

from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.x509.oid import AttributeOID, NameOID, SignatureAlgorithmOID
from hypothesis import given, settings
from hypothesis import strategies as st

from crypteo_desktop.crypto.csr import build_csr
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem
from crypteo_desktop.session import CertificateOrder
from tests.support.outcomes import outcome
from tests.support.small_authority import EMAIL, HOLDER, SmallAuthority

ORDER = CertificateOrder(HOLDER.public_bytes(), EMAIL, "c3bpVWXdvYQsX-K2j3Xvp3oHagqF8cbvRJWVH7s_ruo")


def test_the_request_is_signed_by_its_own_key(authority: SmallAuthority) -> None:
    request = x509.load_der_x509_csr(build_csr(authority.key, ORDER))
    assert request.is_signature_valid
    assert request.public_key() == authority.key.private_key.public_key()
    assert request.signature_algorithm_oid == SignatureAlgorithmOID.RSA_WITH_SHA256


def test_the_only_attributes_are_the_nonce_and_the_e_mail(authority: SmallAuthority) -> None:
    request = x509.load_der_x509_csr(build_csr(authority.key, ORDER))
    challenge = request.attributes.get_attribute_for_oid(AttributeOID.CHALLENGE_PASSWORD)
    assert (challenge.value, challenge._type) == (ORDER.nonce.encode(), 12)  # 12: UTF8String
    assert len(list(request.attributes)) == 2
    (names,) = request.extensions
    assert names.value == x509.SubjectAlternativeName([x509.RFC822Name(EMAIL)])
    assert not names.critical


def test_the_version_is_nought_and_nothing_trails(authority: SmallAuthority) -> None:
    der = build_csr(authority.key, ORDER)
    assert asn1.encode_der(asn1.decode_der(asn1.TLV, der)) == der
    assert x509.load_der_x509_csr(der).tbs_certrequest_bytes[4:7] == b"\x02\x01\x00"
    assert len(der) < 8192


@pytest.mark.parametrize(
    "subject",
    [
        x509.Name([]),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Éloïse LE GOFF-D'ARÇON")]),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Camille", x509.name._ASN1Type.PrintableString)]),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Camille", x509.name._ASN1Type.BMPString)]),
        x509.Name(
            [
                x509.RelativeDistinguishedName(
                    [x509.NameAttribute(NameOID.GIVEN_NAME, "A"), x509.NameAttribute(NameOID.SURNAME, "B")]
                )
            ]
        ),
    ],
    ids=["empty", "accents", "printable", "BMP", "two values in one"],
)
def test_the_subject_is_kept_byte_for_byte(authority: SmallAuthority, subject: x509.Name) -> None:
    order = replace(ORDER, subject_der=subject.public_bytes())
    assert order.subject_der in build_csr(authority.key, order)


BAD_ORDERS = {
    "no bytes": replace(ORDER, subject_der=b""),
    "garbage": replace(ORDER, subject_der=b"garbage"),
    "trailing bytes": replace(ORDER, subject_der=ORDER.subject_der + b"\0"),
    "no name": replace(ORDER, subject_der=b"\x02\x01\x00"),
    "long form of a short length": replace(ORDER, subject_der=b"\x30\x81\x00"),
    "an e-mail with an accent": replace(ORDER, email="éloïse@example.com"),
}


@pytest.mark.parametrize("case", BAD_ORDERS)
def test_what_cannot_be_requested_is_said(authority: SmallAuthority, case: str) -> None:
    with pytest.raises(Problem) as raised:
        build_csr(authority.key, BAD_ORDERS[case])
    assert raised.value.kind is problem.CSR_INVALID


@settings(max_examples=50)
@given(subject=st.binary(max_size=60))
def test_any_subject_is_kept_or_refused(authority: SmallAuthority, subject: bytes) -> None:
    told = outcome(lambda: build_csr(authority.key, replace(ORDER, subject_der=subject)))
    if isinstance(told, bytes):
        assert x509.load_der_x509_csr(told).subject.public_bytes() == subject
    else:
        assert told is problem.CSR_INVALID
