"""A certificate is refused unless its chain leads, signature by signature, to a root that outlives it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from crypteo_backend.authority import CertificateRequest, IssuanceRefused
from crypteo_backend.authority.certificate_profile import key_usage
from crypteo_backend.authority.comparison import compare
from crypteo_backend.authority.hierarchy import Hierarchy
from tests.unit.backend.authority.forging import Forge, rebuilt, with_chain


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
            compare(with_chain(leaf, *chain), request_for_camille)


def test_a_certificate_that_stands_alone_is_refused(forge: Forge, request_for_camille: CertificateRequest) -> None:
    with pytest.raises(IssuanceRefused, match="may not issue"):
        compare(replace(forge(), chain_pem=()), request_for_camille)


@pytest.mark.parametrize("extension", [x509.BasicConstraints(ca=False, path_length=None), key_usage("crl_sign")])
def test_an_issuer_that_may_not_issue_is_refused(
    extension: x509.ExtensionType, forge: Forge, request_for_camille: CertificateRequest, hierarchy: Hierarchy
) -> None:
    issuer = rebuilt(hierarchy.issuing.certificate, extension).sign(hierarchy.root.key, SHA256())
    with pytest.raises(IssuanceRefused, match="may not issue"):
        compare(with_chain(forge().certificate, issuer, hierarchy.root.certificate), request_for_camille)


def test_a_certificate_that_starts_before_its_issuer_is_refused(
    forge: Forge, request_for_camille: CertificateRequest, hierarchy: Hierarchy
) -> None:
    start = hierarchy.issuing.certificate.not_valid_before_utc - timedelta(seconds=1)
    asked = replace(request_for_camille, not_before=start)
    with pytest.raises(IssuanceRefused, match="not valid for as long"):
        compare(forge(asked=asked), asked)


def test_a_certificate_that_outlives_its_issuer_is_refused(
    forge: Forge, request_for_camille: CertificateRequest, hierarchy: Hierarchy
) -> None:
    end = hierarchy.issuing.certificate.not_valid_after_utc + timedelta(seconds=1)
    asked = replace(request_for_camille, not_after=end)
    with pytest.raises(IssuanceRefused, match="not valid for as long"):
        compare(forge(asked=asked), asked)
