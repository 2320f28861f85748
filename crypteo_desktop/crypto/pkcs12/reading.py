"""Reads a PKCS#12 file, ours or another program's, and tells apart why one cannot be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12

from crypteo_desktop.crypto.certificate_reading import BROKEN
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.ber import to_der
from crypteo_desktop.crypto.pkcs12.derivation import DerivedKeys
from crypteo_desktop.crypto.pkcs12.sealing import IN_PYTHON, Unsupported, bounded, cost_of, is_authentic, open_sealed

DAMAGES: Final = (*BROKEN, OverflowError, RecursionError)
_MOST_CONTENTS: Final = 64
_PFX_VERSION: Final = 3


class NotPkcs12(ValueError):
    """The content is something else than a PKCS#12 file."""


class NoMac(ValueError):
    """The file has nothing that proves its password and its content."""


class WrongPassword(Exception):
    """The MAC is not that of this password."""


class NoKey(ValueError):
    """The file holds certificates, but no private key of one of them."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What is seen without a password: the MAC, what it authenticates, and what opening that costs in rounds."""

    mac: asn.Mac
    authenticated: bytes
    cost: int


def outside(content: bytes) -> Outside:
    """Return what is seen without a password.

    Raise NotPkcs12, NoMac, TooManyRounds, or one of DAMAGES.
    """
    try:
        pfx = asn1.decode_der(asn.File, to_der(content))
    except (*DAMAGES, IndexError) as error:
        raise NotPkcs12 from error
    if pfx.version != _PFX_VERSION or pfx.content.content_type != asn.DATA:
        raise NotPkcs12
    safe = to_der(_plain_content(pfx.content))
    if pfx.mac is None:
        raise NoMac
    cost = IN_PYTHON * bounded(pfx.mac.rounds) + sum(_cost(content) for content in _contents(safe))
    return Outside(pfx.mac, _plain_content(pfx.content), bounded(cost))


def read(content: bytes, derived: DerivedKeys) -> OpenedFile:
    """Return what the file holds; raise as `outside` does, WrongPassword, NoKey or Unsupported."""
    seen = outside(content)
    safe = to_der(seen.authenticated)
    if not is_authentic(seen.mac, seen.authenticated, derived):
        if _opens_anything(safe, derived):
            raise ValueError("the password is right, and something was changed")
        raise WrongPassword
    try:
        return _opened(_contents(safe), derived, seen.cost)
    except Unsupported as unread:
        return _opened_by_the_library(content, derived, unread)


def _opened_by_the_library(content: bytes, derived: DerivedKeys, unread: Unsupported) -> OpenedFile:
    """Return what an old file holds, whose ciphers the library knows; the MAC was right, the work bounded."""
    try:
        found = pkcs12.load_pkcs12(content, derived.password.reveal().encode())
    except (*DAMAGES, UnsupportedAlgorithm) as error:
        raise unread from error
    if not isinstance(found.key, RSAPrivateKey):
        raise unread
    if found.cert is None:
        raise NoKey
    name = (found.cert.friendly_name or b"").decode(errors="replace")
    others = tuple(_pem(other.certificate) for other in found.additional_certs)
    return OpenedFile(KeyPair(found.key), _pem(found.cert.certificate), others, name)


def _contents(safe: bytes) -> list[asn.ContentInfo]:
    contents = asn.read_contents(safe)
    if len(contents) > _MOST_CONTENTS:
        raise ValueError("too many pieces")
    return contents


def _cost(content: asn.ContentInfo) -> int:
    """Return what a piece costs: its own encryption, or that of the keys that stand in it in the open."""
    if content.content_type == asn.ENCRYPTED_DATA:
        return cost_of(asn.decoded(asn.EncryptedData, content.content).content.encryption)
    return _cost_of_keys(asn.read_bags(_plain_content(content)))


def _cost_of_keys(bags: Iterable[asn.Bag]) -> int:
    keys = (asn.decoded(asn.EncryptedKey, bag.value) for bag in bags if bag.kind == asn.SHROUDED_KEY_BAG)
    return sum(cost_of(key.encryption) for key in keys)


def _opens_anything(safe: bytes, derived: DerivedKeys) -> bool:
    """Whether the password opens at least one piece: then it is right, and the file was changed elsewhere.

    Said of one changed byte, "wrong password" would send the holder looking for a password that is right.
    """
    return any(_opens(content, derived) for content in _contents(safe))


def _opens(content: asn.ContentInfo, derived: DerivedKeys) -> bool:
    try:
        bags = _bags(content, derived)
        return content.content_type == asn.ENCRYPTED_DATA or any(_is_readable_key(bag, derived) for bag in bags)
    except (*DAMAGES, ValueError):
        return False


def _is_readable_key(bag: asn.Bag, derived: DerivedKeys) -> bool:
    return bag.kind == asn.SHROUDED_KEY_BAG and _key(bag, derived) is not None


def _opened(contents: Iterable[asn.ContentInfo], derived: DerivedKeys, cost: int) -> OpenedFile:
    """Return what the pieces hold; `cost` is what was seen from outside, and keys inside of them are added to it."""
    pieces = [(content, _bags(content, derived)) for content in contents]
    bounded(cost + sum(_cost_of_keys(bags) for content, bags in pieces if content.content_type == asn.ENCRYPTED_DATA))
    bags = list(chain.from_iterable(bags for _, bags in pieces))
    keys = [_key(bag, derived) for bag in bags if bag.kind in {asn.SHROUDED_KEY_BAG, asn.KEY_BAG}]
    certificates = [_certificate(bag) for bag in bags if bag.kind == asn.CERTIFICATE_BAG]
    for key in keys:
        for leaf in certificates:
            if leaf.public_key() == key.private_key.public_key():
                others = tuple(_pem(other) for other in certificates if other is not leaf)
                return OpenedFile(key, _pem(leaf), others, _friendly_name(bags))
    raise NoKey


def _bags(content: asn.ContentInfo, derived: DerivedKeys) -> list[asn.Bag]:
    if content.content_type == asn.DATA:
        return asn.read_bags(_plain_content(content))
    if content.content_type != asn.ENCRYPTED_DATA:
        raise Unsupported(content.content_type.dotted_string)
    encrypted = asn.decoded(asn.EncryptedData, content.content).content
    return asn.read_bags(to_der(open_sealed(encrypted.encryption, encrypted.ciphertext, derived)))


def _plain_content(content: asn.ContentInfo) -> bytes:
    if content.content_type != asn.DATA:
        raise ValueError("no plain content")
    return asn.decoded(bytes, content.content)


def _key(bag: asn.Bag, derived: DerivedKeys) -> KeyPair:
    """Return the key of a bag.

    The library's own test of a key takes 85 ms under the GIL; it is left out because the MAC vouches for the file and
    the technical check has the key sign.
    """
    plain = asn1.encode_der(bag.value)
    if bag.kind == asn.SHROUDED_KEY_BAG:
        shrouded = asn.decoded(asn.EncryptedKey, bag.value)
        plain = open_sealed(shrouded.encryption, shrouded.ciphertext, derived)
    key = serialization.load_der_private_key(plain, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise Unsupported(type(key).__name__.removesuffix("PrivateKey"))
    return KeyPair(key)


def _certificate(bag: asn.Bag) -> x509.Certificate:
    return x509.load_der_x509_certificate(asn.decoded(asn.CertificateBag, bag.value).certificate)


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _friendly_name(bags: Iterable[asn.Bag]) -> str:
    """Return the first name that a bag of a key has, or nothing."""
    for bag in bags:
        if bag.kind == asn.CERTIFICATE_BAG or bag.attributes is None:
            continue
        for attribute in bag.attributes.as_list():
            values = attribute.values.as_list()
            if attribute.kind == asn.FRIENDLY_NAME and values:
                return asn.bmp_text(asn1.encode_der(values[0]))
    return ""
