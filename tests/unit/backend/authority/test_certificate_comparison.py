"""A certificate that differs from what was asked in one thing alone is refused, and the refusal names the thing."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA224
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from crypteo_backend.authority import CertificateRequest, IssuanceRefused, Leeway
from crypteo_backend.authority.certificate_profile import key_usage
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.hierarchy import Hierarchy
from tests.unit.backend.authority.forging import Forge, rebuilt

OTHER_EMAIL = x509.RFC822Name("dominique@example.com")
PURPOSES = (ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION)


def test_a_certificate_as_asked_passes_for_its_request_alone(
    forge: Forge, request_for_camille: CertificateRequest, request_for_another: CertificateRequest
) -> None:
    issued = forge()
    compare(issued, request_for_camille)
    with pytest.raises(IssuanceRefused):
        compare(issued, request_for_another)


@pytest.mark.parametrize(
    ("what", "extension"),
    [
        ("e-mail", x509.SubjectAlternativeName([OTHER_EMAIL])),
        ("e-mail", x509.SubjectAlternativeName([x509.RFC822Name("camille.martin@example.com"), OTHER_EMAIL])),
        ("e-mail", x509.SubjectAlternativeName([x509.DNSName("camille.martin@example.com")])),
        ("key usage", key_usage("digital_signature")),
        ("key usage", key_usage("digital_signature", "content_commitment", "key_encipherment")),
        ("key usage", key_usage("digital_signature", "content_commitment", "key_cert_sign")),
        ("extended key usage", x509.ExtendedKeyUsage(PURPOSES[:1])),
        ("extended key usage", x509.ExtendedKeyUsage([*PURPOSES, ExtendedKeyUsageOID.SERVER_AUTH])),
        ("basic constraints", x509.BasicConstraints(ca=True, path_length=None)),
    ],
)
def test_another_extension_is_refused(
    what: str, extension: x509.ExtensionType, forge: Forge, request_for_camille: CertificateRequest
) -> None:
    with pytest.raises(IssuanceRefused, match=f"another {what}$"):
        compare(forge(extension), request_for_camille)


@pytest.mark.parametrize(
    "kind", [x509.SubjectAlternativeName, x509.KeyUsage, x509.ExtendedKeyUsage, x509.BasicConstraints]
)
def test_a_missing_extension_is_refused(
    kind: type[x509.ExtensionType], forge: Forge, request_for_camille: CertificateRequest
) -> None:
    with pytest.raises(IssuanceRefused, match="lacks an extension"):
        compare(forge(lacking=kind), request_for_camille)


def test_a_key_usage_that_is_not_critical_is_refused(forge: Forge, request_for_camille: CertificateRequest) -> None:
    usage = key_usage("digital_signature", "content_commitment")
    with pytest.raises(IssuanceRefused, match="another key usage"):
        compare(forge(usage, critical=False), request_for_camille)


def test_another_subject_is_told(
    forge: Forge, request_for_camille: CertificateRequest, request_for_another: CertificateRequest
) -> None:
    with pytest.raises(IssuanceRefused, match="another subject"):
        compare(forge(asked=request_for_another), request_for_camille)


def test_another_public_key_is_told(
    forge: Forge, request_for_camille: CertificateRequest, other_key: RSAPrivateKey
) -> None:
    spki = other_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(IssuanceRefused, match="another public key"):
        compare(forge(asked=replace(request_for_camille, public_key_der=spki)), request_for_camille)


@pytest.mark.parametrize("field", ["not_before", "not_after"])
def test_a_date_one_second_off_is_told(field: str, forge: Forge, request_for_camille: CertificateRequest) -> None:
    asked = replace(request_for_camille, **{field: getattr(request_for_camille, field) + timedelta(seconds=1)})
    with pytest.raises(IssuanceRefused, match="another validity"):
        compare(forge(asked=asked), request_for_camille)


def test_another_serial_number_is_told(forge: Forge, request_for_camille: CertificateRequest) -> None:
    asked = replace(request_for_camille, serial_number=request_for_camille.serial_number ^ 1)
    with pytest.raises(IssuanceRefused, match="another serial number"):
        compare(forge(), asked)
    compare(forge(), asked, Leeway(chooses_serial_number=True))


def test_a_weak_digest_is_refused(hierarchy: Hierarchy, forge: Forge, request_for_camille: CertificateRequest) -> None:
    model = forge()
    weak = rebuilt(model.certificate).sign(hierarchy.issuing.key, SHA224())
    with pytest.raises(IssuanceRefused, match="another signature algorithm"):
        compare(replace(model, certificate_pem=weak.public_bytes(Encoding.PEM).decode()), request_for_camille)


@pytest.mark.parametrize(
    ("start", "length", "fits"),
    [(-10, 0, True), (-11, 0, False), (60, 0, True), (61, 0, False), (0, 5, True), (0, -5, True), (60, 6, False)],
)
def test_dates_may_differ_as_far_as_the_engines_leeway_goes(
    start: int, length: int, fits: bool, forge: Forge, request_for_camille: CertificateRequest
) -> None:
    begin = request_for_camille.not_before + timedelta(seconds=start)
    end = request_for_camille.not_after + timedelta(seconds=start + length)
    issued = forge(asked=replace(request_for_camille, not_before=begin, not_after=end))
    leeway = Leeway(timedelta(seconds=10), timedelta(seconds=60), timedelta(seconds=5))
    with nullcontext() if fits else pytest.raises(IssuanceRefused, match="another validity"):
        compare(issued, request_for_camille, leeway)


def test_what_is_no_certificate_is_refused(forge: Forge, request_for_camille: CertificateRequest) -> None:
    issued = forge()
    for unreadable in (
        replace(issued, certificate_pem="nothing"),
        replace(issued, chain_pem=("nothing",)),
        replace(issued, certificate_pem="-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"),
    ):
        with pytest.raises(IssuanceRefused, match="cannot be read"):
            compare(unreadable, request_for_camille)
