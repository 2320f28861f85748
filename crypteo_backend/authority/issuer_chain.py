"""The certificates of an authority on another machine, known beforehand, and what is checked against them."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.interface import AuthorityUnavailable, IssuedCertificate


@dataclass(frozen=True, slots=True)
class IssuerChain:
    """The issuing authority's certificate first, the root's last."""

    certificates: tuple[x509.Certificate, ...]

    @property
    def issuing(self) -> x509.Certificate:
        """The certificate of the authority that issues to holders."""
        return self.certificates[0]

    @property
    def pem(self) -> tuple[str, ...]:
        """All of them in PEM."""
        return tuple(certificate.public_bytes(Encoding.PEM).decode() for certificate in self.certificates)

    @property
    def latest_not_after(self) -> datetime:
        """The end of the issuing authority, which no certificate may outlive."""
        return self.issuing.not_valid_after_utc

    def below(self, certificate_pem: str) -> IssuedCertificate:
        """Return a holder's certificate with this chain above it."""
        return IssuedCertificate(certificate_pem, self.pem)

    def own_list(self, der: bytes) -> bytes:
        """Return the revocation list as it is; raise AuthorityUnavailable unless the issuing authority signed it."""
        key = self.issuing.public_key()
        try:
            is_ours = isinstance(key, RSAPublicKey) and x509.load_der_x509_crl(der).is_signature_valid(key)
        except ValueError as error:
            raise AuthorityUnavailable("the engine's revocation list cannot be read") from error
        if not is_ours:
            raise AuthorityUnavailable("the engine's revocation list is not this authority's")
        return der
