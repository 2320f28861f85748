"""The embedded authorities' own certificates: a root and one that issues."""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import CertificatePoliciesOID

from crypteo_backend.authority.certificate_profile import (
    Publication,
    authority_key_identifier,
    key_usage,
    validity_end,
)

ROOT_YEARS = 20
ISSUING_YEARS = 10

_KEY_USAGE = key_usage("key_cert_sign", "crl_sign")
_ANY_POLICY = x509.CertificatePolicies([x509.PolicyInformation(CertificatePoliciesOID.ANY_POLICY, None)])


def root_certificate(name: x509.Name, key: RSAPrivateKey, now: datetime, serial_number: int) -> x509.Certificate:
    """Return the self-signed root for this key, valid for twenty calendar years."""
    builder = _authority(name, key.public_key(), None, now, ROOT_YEARS)
    return builder.issuer_name(name).serial_number(serial_number).sign(key, SHA256())


def issuing_certificate(
    name: x509.Name,
    key: RSAPublicKey,
    root: x509.Certificate,
    root_key: RSAPrivateKey,
    publication: Publication,
    serial_number: int,
) -> x509.Certificate:
    """Return the certificate of the issuing authority, which starts with its root and runs ten calendar years."""
    builder = _authority(name, key, 0, root.not_valid_before_utc, ISSUING_YEARS)
    for extension in (
        authority_key_identifier(root),
        publication.issuer_certificate("root"),
        publication.revocation_list("root"),
        _ANY_POLICY,
    ):
        builder = builder.add_extension(extension, critical=False)
    return builder.issuer_name(root.subject).serial_number(serial_number).sign(root_key, SHA256())


def _authority(
    name: x509.Name, key: RSAPublicKey, path_length: int | None, start: datetime, years: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key)
        .not_valid_before(start)
        .not_valid_after(validity_end(start, years))
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
        .add_extension(_KEY_USAGE, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
