"""Requests to certificate authorities, made as the service makes them from what the application sends."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority import CertificateAuthority, CertificateRequest, HolderNames
from crypteo_backend.authority.certificate_profile import validity_end
from crypteo_desktop.crypto.csr import build_csr
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import CertificateOrder

CAMILLE = HolderNames("Camille", "Martin", "TEST ENTREPRISE", "123456782", "0123456789abcdef")
EMAIL = "camille.martin@example.com"


def request_for(
    authority: CertificateAuthority, holder: HolderNames = CAMILLE, key: RSAPrivateKey | None = None
) -> CertificateRequest:
    """Return the request of a holder, with a new key unless one is given, valid three years from now on."""
    key = key or generate_private_key(65537, 3072)
    now = datetime.now(UTC).replace(microsecond=0)
    subject = authority.subject(holder)
    return CertificateRequest(
        public_key_der=key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        subject_der=subject,
        email=EMAIL,
        not_before=now,
        not_after=validity_end(now),
        serial_number=x509.random_serial_number(),
        csr_der=build_csr(KeyPair(key), CertificateOrder(subject, EMAIL, "bm9uY2U")),
    )
