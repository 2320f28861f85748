"""Makes certificate requests as the application does, and the variations that must be refused."""

import base64
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import AttributeOID

from crypteo_backend.authority.names import name_from_der

Enrolment = dict[str, str]


def spki_of(key: RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def spki_sha256(key: RSAPrivateKey) -> str:
    return hashlib.sha256(spki_of(key)).hexdigest()


def certificate_request(key: RSAPrivateKey, enrolment: Enrolment, *, nonce: str | None = None) -> str:
    """Return the PKCS#10 in base64 that the enrolment asks for, with another nonce if one is given."""
    builder = x509.CertificateSigningRequestBuilder(name_from_der(base64.b64decode(enrolment["subject_der"])))
    names = x509.SubjectAlternativeName([x509.RFC822Name(enrolment["email"])])
    challenge = (nonce or enrolment["nonce"]).encode()
    builder = builder.add_extension(names, critical=False)
    builder = builder.add_attribute(AttributeOID.CHALLENGE_PASSWORD, challenge, _tag=_ASN1Type.UTF8String)
    return base64.b64encode(builder.sign(key, SHA256()).public_bytes(Encoding.DER)).decode()


def recovery_signature(key: RSAPrivateKey, nonce: str, *, purpose: bytes = b"crypteo-recovery-v1\x00") -> str:
    """Return the proof of endpoint 12, base64."""
    signed = purpose + base64.urlsafe_b64decode(nonce + "=") + hashlib.sha256(spki_of(key)).digest()
    return base64.b64encode(key.sign(signed, PSS(MGF1(SHA256()), 32), SHA256())).decode()
