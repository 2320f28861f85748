"""What the backend asks of a certificate authority, whichever engine signs in the end."""

from crypteo_backend.authority.interface import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    HolderNames,
    IssuanceRefused,
    IssuedCertificate,
    Leeway,
    RevocationReason,
    RevocationRefused,
)

__all__ = [
    "AuthorityUnavailable",
    "CertificateAuthority",
    "CertificateRequest",
    "HolderNames",
    "IssuanceRefused",
    "IssuedCertificate",
    "Leeway",
    "RevocationReason",
    "RevocationRefused",
]
