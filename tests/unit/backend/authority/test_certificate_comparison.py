"""A certificate that differs from what was asked in one thing alone is refused, and the refusal names the thing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from crypteo_backend.authority import CertificateRequest, IssuanceRefused, IssuedCertificate
from crypteo_backend.authority.certificate_profile import Publication, holder_certificate, key_usage
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.hierarchy import Hierarchy, load_hierarchy
from tests.unit.backend.authority.conftest import BASE_URL

Forge = Callable[..., IssuedCertificate]
OTHER_EMAIL = x509.RFC822Name("dominique@example.com")
PURPOSES = (ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION)


@pytest.fixture(scope="session")
def hierarchy(pristine_folder: Path) -> Hierarchy:
    return load_hierarchy(pristine_folder / "hierarchy", None)


@pytest.fixture(scope="session")
def other_key() -> RSAPrivateKey:
    return generate_private_key(65537, 3072)


@pytest.fixture(scope="session")
def forge(hierarchy: Hierarchy, request_for_camille: CertificateRequest) -> Forge:
    """Sign a certificate that departs from the profile in the extensions told, or in what is asked."""

    def forged(
        *extensions: x509.ExtensionType,
        asked: CertificateRequest = request_for_camille,
        critical: bool = True,
        lacking: type[x509.ExtensionType] | None = None,
        key: RSAPrivateKey = hierarchy.issuing.key,
    ) -> IssuedCertificate:
        issuer = hierarchy.issuing.certificate
        model = holder_certificate(asked, issuer, Publication(BASE_URL), 1).sign(key, SHA256())
        builder = _rebuilt(model, extensions, lacking, critical=critical)
        return _issued(builder.sign(key, SHA256()), issuer, hierarchy.root.certificate)

    return forged


def _rebuilt(
    model: x509.Certificate,
    extensions: tuple[x509.ExtensionType, ...],
    lacking: type[x509.ExtensionType] | None,
    *,
    critical: bool,
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder(model.issuer, model.subject, model.public_key(), model.serial_number)
        .not_valid_before(model.not_valid_before_utc)
        .not_valid_after(model.not_valid_after_utc)
    )
    replaced = {extension.oid for extension in extensions}
    for extension in model.extensions:
        if extension.oid not in replaced and (lacking is None or not isinstance(extension.value, lacking)):
            builder = builder.add_extension(extension.value, extension.critical)
    for value in extensions:
        builder = builder.add_extension(value, critical)
    return builder


def _issued(certificate: x509.Certificate, *chain: x509.Certificate) -> IssuedCertificate:
    pem, *chain_pem = (each.public_bytes(Encoding.PEM).decode() for each in (certificate, *chain))
    return IssuedCertificate(pem, tuple(chain_pem))


def test_a_certificate_as_asked_passes(forge: Forge, request_for_camille: CertificateRequest) -> None:
    issued = forge()
    compare(issued, request_for_camille)
    with pytest.raises(IssuanceRefused):
        compare(replace(issued, chain_pem=()), request_for_camille)


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


def test_a_signature_by_another_key_is_told(
    forge: Forge, request_for_camille: CertificateRequest, other_key: RSAPrivateKey
) -> None:
    with pytest.raises(IssuanceRefused, match="not signed by its issuers"):
        compare(forge(key=other_key), request_for_camille)


def _chains(hierarchy: Hierarchy) -> Iterable[tuple[x509.Certificate, ...]]:
    issuing, root = hierarchy.issuing.certificate, hierarchy.root.certificate
    return ((issuing,), (root,), (root, issuing), (issuing, issuing), (issuing, root, issuing))


def test_a_chain_that_does_not_lead_to_a_root_is_refused(
    forge: Forge, request_for_camille: CertificateRequest, hierarchy: Hierarchy
) -> None:
    leaf = forge().certificate
    for chain in _chains(hierarchy):
        with pytest.raises(IssuanceRefused, match="not signed by its issuers"):
            compare(_issued(leaf, *chain), request_for_camille)


def test_a_chain_through_a_holders_certificate_is_refused(
    forge: Forge, request_for_camille: CertificateRequest
) -> None:
    issued = forge()
    chain = (issued.certificate_pem, *issued.chain_pem)
    with pytest.raises(IssuanceRefused, match="may not issue"):
        compare(replace(issued, chain_pem=chain), request_for_camille)


def test_a_certificate_that_outlives_its_issuer_is_refused(
    forge: Forge, request_for_camille: CertificateRequest, hierarchy: Hierarchy
) -> None:
    end = hierarchy.issuing.certificate.not_valid_after_utc + timedelta(seconds=1)
    asked = replace(request_for_camille, not_after=end)
    with pytest.raises(IssuanceRefused, match="not valid for as long"):
        compare(forge(asked=asked), asked)


def test_what_is_no_certificate_is_refused(forge: Forge, request_for_camille: CertificateRequest) -> None:
    issued = forge()
    for unreadable in (
        replace(issued, certificate_pem="nothing"),
        replace(issued, chain_pem=("nothing",)),
        replace(issued, certificate_pem="-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"),
    ):
        with pytest.raises(IssuanceRefused, match="cannot be read"):
            compare(unreadable, request_for_camille)
