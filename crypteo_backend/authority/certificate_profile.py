"""The holder's certificate: which extensions it has, how long it runs, where its authority publishes.

The profile follows ETSI EN 319 412-2 (natural persons) for a key that signs and authenticates in software.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID

from crypteo_backend.authority.interface import CertificateRequest
from crypteo_backend.authority.names import holder_subject, name_from_der

__all__ = [
    "EXTENDED_KEY_USAGE",
    "KEY_USAGE",
    "Publication",
    "holder_certificate",
    "holder_subject",
    "key_usage",
    "validity_end",
]

# The arc for documentation (RFC 5612), as the embedded authority is no real one. ITU-T's own example arc, 2.999, is
# refused by the decoder of the linter that holds this profile (pyasn1-fasder 0.1.3 reads "out-of-range arc").
POLICY = x509.ObjectIdentifier("1.3.6.1.4.1.32473.1.1")

_KEY_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def key_usage(*wanted: str) -> x509.KeyUsage:
    """Return the key usage with exactly these bits, named as `cryptography` names them."""
    return x509.KeyUsage(**{usage: usage in wanted for usage in _KEY_USAGES})


KEY_USAGE = key_usage("digital_signature", "content_commitment")
EXTENDED_KEY_USAGE = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION])


@dataclass(frozen=True, slots=True)
class Publication:
    """What certificates name: the addresses, below one base, of revocation lists, issuers and statement; the policy."""

    base_url: str
    policy: x509.ObjectIdentifier = POLICY

    def revocation_list(self, issuer: str) -> x509.CRLDistributionPoints:
        """Return where the revocation list of `issuer` is ("root" or "issuing")."""
        point = x509.UniformResourceIdentifier(f"{self.base_url}/crl/{issuer}.crl")
        return x509.CRLDistributionPoints([x509.DistributionPoint([point], None, None, None)])

    def issuer_certificate(self, issuer: str) -> x509.AuthorityInformationAccess:
        """Return where the certificate of `issuer` is ("root" or "issuing"), in DER."""
        place = x509.UniformResourceIdentifier(f"{self.base_url}/ca/{issuer}.cer")
        return x509.AuthorityInformationAccess(
            [x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)]
        )

    def policies(self) -> x509.CertificatePolicies:
        """Return the policy with the address of its practice statement."""
        return x509.CertificatePolicies([x509.PolicyInformation(self.policy, [f"{self.base_url}/cps"])])


def validity_end(start: datetime, years: int = 3, latest: datetime | None = None) -> datetime:
    """Return the same clock time `years` calendar years later, 28 February for 29; never after `latest`."""
    try:
        end = start.replace(year=start.year + years)
    except ValueError:
        end = start.replace(year=start.year + years, day=28)
    return end if latest is None else min(end, latest)


def holder_certificate(
    request: CertificateRequest, issuer: x509.Certificate, publication: Publication
) -> x509.CertificateBuilder:
    """Return the certificate asked for, ready to be signed; raise ValueError when the profile cannot hold it."""
    key = load_der_public_key(request.public_key_der)
    if not isinstance(key, RSAPublicKey):
        raise ValueError("the profile holds RSA keys only")  # noqa: TRY004 - the value is wrong, not the caller
    builder = (
        x509.CertificateBuilder()
        .subject_name(name_from_der(request.subject_der))
        .issuer_name(issuer.subject)
        .public_key(key)
        .serial_number(request.serial_number)
        .not_valid_before(request.not_before)
        .not_valid_after(request.not_after)
    )
    for extension, critical in _extensions(request, key, issuer, publication):
        builder = builder.add_extension(extension, critical)
    return builder


def _extensions(
    request: CertificateRequest, key: RSAPublicKey, issuer: x509.Certificate, publication: Publication
) -> tuple[tuple[x509.ExtensionType, bool], ...]:
    return (
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (KEY_USAGE, True),
        (EXTENDED_KEY_USAGE, False),
        (x509.SubjectAlternativeName([x509.RFC822Name(request.email)]), False),
        (publication.policies(), False),
        (publication.issuer_certificate("issuing"), False),
        (publication.revocation_list("issuing"), False),
        (authority_key_identifier(issuer), False),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
    )


def authority_key_identifier(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    """Return the identifier of the issuer's key, as the issuer's own certificate tells it (RFC 5280 4.2.1.1)."""
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
