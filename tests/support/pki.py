"""A small public key infrastructure on disk, for engines that want certificates on both sides."""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from crypteo_backend.authority.certificate_profile import key_usage

_AUTHORITY_USAGE = key_usage("key_cert_sign", "crl_sign")
_LEAF_USAGE = key_usage("digital_signature")


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key, and the two files that hold them."""

    certificate: x509.Certificate
    key: RSAPrivateKey
    certificate_file: Path
    key_file: Path


@dataclass(frozen=True, slots=True)
class Pki:
    """A folder of certificates, each called by its common name."""

    folder: Path

    def authority(self, name: str, issuer: Issued | None = None, *, days: int = 3650, bits: int = 3072) -> Issued:
        """Make an authority, self-signed unless it has an issuer, valid from an hour ago."""
        constraints = x509.BasicConstraints(ca=True, path_length=None)
        return self._make(name, issuer, days, bits, ((constraints, True), (_AUTHORITY_USAGE, True)))

    def leaf(self, name: str, issuer: Issued) -> Issued:
        """Make a certificate for a server on this machine, or for a client."""
        place = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        constraints = x509.BasicConstraints(ca=False, path_length=None)
        extensions = ((constraints, True), (_LEAF_USAGE, True), (place, False))
        return self._make(name, issuer, 365, 2048, extensions)

    def _make(
        self,
        name: str,
        issuer: Issued | None,
        days: int,
        bits: int,
        extensions: tuple[tuple[x509.ExtensionType, bool], ...],
    ) -> Issued:
        key, start = generate_private_key(65537, bits), datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        builder = x509.CertificateBuilder(
            issuer.certificate.subject if issuer else subject, subject, key.public_key(), x509.random_serial_number()
        )
        end = start + timedelta(days=days)
        latest = issuer.certificate.not_valid_after_utc if issuer else end
        builder = builder.not_valid_before(start).not_valid_after(min(end, latest))
        for extension, critical in (*extensions, (identifier, False)):
            builder = builder.add_extension(extension, critical)
        return self._written(name, builder.sign(issuer.key if issuer else key, SHA256()), key)

    def _written(self, name: str, certificate: x509.Certificate, key: RSAPrivateKey) -> Issued:
        issued = Issued(certificate, key, self.folder / f"{name}.pem", self.folder / f"{name}.key")
        issued.certificate_file.write_bytes(certificate.public_bytes(Encoding.PEM))
        issued.key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
        return issued
