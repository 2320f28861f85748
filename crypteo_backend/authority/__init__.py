"""What the backend asks of a certificate authority, whichever engine signs in the end."""

from crypteo_backend.authority.interface import (
    AuthorityUnavailable,
    CertificateAuthority,
    CertificateRequest,
    IssuanceRefused,
    IssuedCertificate,
)

__all__ = ["AuthorityUnavailable", "CertificateAuthority", "CertificateRequest", "IssuanceRefused", "IssuedCertificate"]
