"""Writes a PKCS#12 file: certificates in an encrypted safe, the key in a shrouded bag, a MAC over both."""

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import serialization

from crypteo_desktop.crypto.certificate_reading import load_certificate
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.sealing import SEALINGS, Random, Sealing, authenticate
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into the file; `friendly_name` is what other programs show in their lists."""

    key: KeyPair
    certificate_pem: str
    chain_pem: tuple[str, ...]
    friendly_name: str


@dataclass(frozen=True, slots=True)
class _Writer:
    """One file being written: every piece is sealed with the same password and cost."""

    sealing: Sealing
    password: Secret
    rounds: int
    random: Random

    def encrypted_safe(self, bags: list[asn.Bag]) -> asn.ContentInfo:
        encryption, ciphertext = self.sealing.encrypt(asn.write_bags(bags), self.password, self.rounds, self.random)
        content = asn.EncryptedContent(content_type=asn.DATA, encryption=encryption, ciphertext=ciphertext)
        der = asn1.encode_der(asn.EncryptedData(version=0, content=content))
        return asn.ContentInfo(content_type=asn.ENCRYPTED_DATA, content=asn.wrapped(der))

    def shrouded_key(self, key: KeyPair) -> asn1.TLV:
        plain = key.private_key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        encryption, ciphertext = self.sealing.encrypt(plain, self.password, self.rounds, self.random)
        return asn.wrapped(asn1.encode_der(asn.EncryptedKey(encryption=encryption, ciphertext=ciphertext)))

    def file(self, contents: list[asn.ContentInfo]) -> bytes:
        safe = asn.write_contents(contents)
        mac = authenticate(self.sealing.digest, safe, self.password, self.rounds, self.random)
        return asn1.encode_der(asn.File(version=3, content=_plain(safe), mac=mac))


def write(content: Content, password: Secret, form: Format, *, rounds: int, random: Random) -> bytes:
    """Return the file in DER; raise Problem(CERTIFICATE_UNREADABLE)."""
    writer = _Writer(SEALINGS[form], password, rounds, random)
    leaf = load_certificate(content.certificate_pem)
    attributes = _attributes(content.friendly_name, hashlib.sha256(content.key.public_der).digest())
    certificates = [_certificate_bag(leaf, attributes)]
    certificates += [_certificate_bag(load_certificate(pem), None) for pem in content.chain_pem]
    key = asn.Bag(kind=asn.SHROUDED_KEY_BAG, value=writer.shrouded_key(content.key), attributes=attributes)
    return writer.file([writer.encrypted_safe(certificates), _plain(asn.write_bags([key]))])


def _plain(der: bytes) -> asn.ContentInfo:
    return asn.ContentInfo(content_type=asn.DATA, content=asn.wrapped(asn1.encode_der(der)))


def _certificate_bag(certificate: x509.Certificate, attributes: asn1.SetOf[asn.Attribute] | None) -> asn.Bag:
    der = certificate.public_bytes(serialization.Encoding.DER)
    bag = asn.CertificateBag(kind=asn.X509_CERTIFICATE, certificate=der)
    return asn.Bag(kind=asn.CERTIFICATE_BAG, value=asn.wrapped(asn1.encode_der(bag)), attributes=attributes)


def _attributes(friendly_name: str, key_id: bytes) -> asn1.SetOf[asn.Attribute]:
    """Return the name shown by other programs and the mark that ties key and certificate together."""
    return asn1.SetOf(
        [
            _attribute(asn.FRIENDLY_NAME, asn.bmp_string(friendly_name)),
            _attribute(asn.LOCAL_KEY_ID, asn1.encode_der(key_id)),
        ]
    )


def _attribute(kind: x509.ObjectIdentifier, der: bytes) -> asn.Attribute:
    return asn.Attribute(kind=kind, values=asn1.SetOf([asn.wrapped(der)]))
