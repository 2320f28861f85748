"""Writes a PKCS#12 file: certificates in an encrypted safe, the key in a shrouded bag, a MAC over both."""

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import serialization

from crypteo_desktop.crypto.certificate_reading import load_certificate
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.seal import Seal
from crypteo_desktop.crypto.pkcs12.sealing import SEALINGS, authenticate


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into the file; `friendly_name` is what other programs show in their lists."""

    key: KeyPair
    certificate_pem: str
    chain_pem: tuple[str, ...]
    friendly_name: str


def write(content: Content, seal: Seal) -> bytes:
    """Return the file in DER; raise Problem(CERTIFICATE_UNREADABLE)."""
    leaf = load_certificate(content.certificate_pem)
    attributes = _attributes(content.friendly_name, hashlib.sha256(content.key.public_der).digest())
    certificates = [_certificate_bag(leaf, attributes)]
    certificates += [_certificate_bag(load_certificate(pem), None) for pem in content.chain_pem]
    key = asn.Bag(kind=asn.SHROUDED_KEY_BAG, value=_shrouded(content.key, seal), attributes=attributes)
    safe = asn.write_contents([_encrypted_safe(certificates, seal), _plain(asn.write_bags([key]))])
    mac = authenticate(SEALINGS[seal.form].digest, safe, seal.keys, seal.rounds, seal.random)
    return asn1.encode_der(asn.File(version=3, content=_plain(safe), mac=mac))


def _encrypted_safe(bags: list[asn.Bag], seal: Seal) -> asn.ContentInfo:
    encryption, ciphertext = _encrypted(asn.write_bags(bags), seal)
    content = asn.EncryptedContent(content_type=asn.DATA, encryption=encryption, ciphertext=ciphertext)
    der = asn1.encode_der(asn.EncryptedData(version=0, content=content))
    return asn.ContentInfo(content_type=asn.ENCRYPTED_DATA, content=asn.wrapped(der))


def _shrouded(key: KeyPair, seal: Seal) -> asn1.TLV:
    plain = key.private_key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    encryption, ciphertext = _encrypted(plain, seal)
    return asn.wrapped(asn1.encode_der(asn.EncryptedKey(encryption=encryption, ciphertext=ciphertext)))


def _encrypted(plain: bytes, seal: Seal) -> tuple[asn.Encryption, bytes]:
    return SEALINGS[seal.form].encrypt(plain, seal.keys, seal.rounds, seal.random)


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
