"""Reads a PKCS#12 file of AES-256 and PBKDF2, and tells a wrong password from a damaged file."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from crypteo_desktop.crypto.certificate_reading import BROKEN
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.crypto.pkcs12 import structures as asn
from crypteo_desktop.crypto.pkcs12.sealing import decrypt, is_authentic
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.secret import Secret


def read(content: bytes, password: Secret) -> OpenedFile:
    """Return what the file holds; raise Problem(PASSWORD_WRONG) or Problem(FILE_DAMAGED)."""
    with _damage_told():
        pfx = asn1.decode_der(asn.File, content)
        safe = _plain_content(pfx.content)
        if pfx.version != 3 or pfx.mac is None:
            raise Problem(file.FILE_DAMAGED)
        if not is_authentic(pfx.mac, safe, password):
            raise Problem(file.FILE_DAMAGED if _opens_anything(safe, password) else file.PASSWORD_WRONG)
        return _opened(asn.read_contents(safe), password)


def shows_key(content: bytes) -> bool:
    """Whether a sealed private key lies in the part that is not encrypted; False for anything else."""
    try:
        pieces = asn.read_contents(_plain_content(asn1.decode_der(asn.File, content).content))
        plain = [asn.read_bags(_plain_content(piece)) for piece in pieces if piece.content_type == asn.DATA]
    except (*BROKEN, OverflowError):
        return False
    return any(bag.kind == asn.SHROUDED_KEY_BAG for bag in chain.from_iterable(plain))


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (*BROKEN, OverflowError) as error:
        raise Problem(file.FILE_DAMAGED) from error


def _opens_anything(safe: bytes, password: Secret) -> bool:
    """Whether the password opens at least one piece: then it is right, and the file was changed elsewhere.

    Said of one changed byte, "wrong password" would send the holder looking for a password that is right.
    """
    return any(_opens(content, password) for content in asn.read_contents(safe))


def _opens(content: asn.ContentInfo, password: Secret) -> bool:
    try:
        bags = _bags(content, password)
        return content.content_type == asn.ENCRYPTED_DATA or any(_is_readable_key(bag, password) for bag in bags)
    except ValueError:
        return False


def _is_readable_key(bag: asn.Bag, password: Secret) -> bool:
    return bag.kind == asn.SHROUDED_KEY_BAG and _key(bag, password) is not None


def _opened(contents: Iterable[asn.ContentInfo], password: Secret) -> OpenedFile:
    bags = list(chain.from_iterable(_bags(content, password) for content in contents))
    keys = [bag for bag in bags if bag.kind == asn.SHROUDED_KEY_BAG]
    certificates = [bag for bag in bags if bag.kind == asn.CERTIFICATE_BAG]
    mark = _key_id(keys[0]) if len(keys) == 1 else None
    leaves = [bag for bag in certificates if mark is not None and _key_id(bag) == mark]
    if len(leaves) != 1:
        raise ValueError("not one key with its one certificate")
    others = tuple(_certificate_pem(bag) for bag in certificates if bag is not leaves[0])
    return OpenedFile(_key(keys[0], password), _certificate_pem(leaves[0]), others)


def _bags(content: asn.ContentInfo, password: Secret) -> list[asn.Bag]:
    if content.content_type == asn.DATA:
        return asn.read_bags(_plain_content(content))
    if content.content_type != asn.ENCRYPTED_DATA:
        raise ValueError("content that is neither plain nor encrypted")
    encrypted = asn1.decode_der(asn.EncryptedData, asn1.encode_der(content.content)).content
    return asn.read_bags(decrypt(encrypted.encryption, encrypted.ciphertext, password))


def _plain_content(content: asn.ContentInfo) -> bytes:
    if content.content_type != asn.DATA:
        raise ValueError("no plain content")
    return asn1.decode_der(bytes, asn1.encode_der(content.content))


def _key(bag: asn.Bag, password: Secret) -> KeyPair:
    """Return the key of a shrouded bag.

    The library's own test of a key takes 85 ms under the GIL; it is left out because the MAC vouches for the file and
    the technical check has the key sign.
    """
    shrouded = asn1.decode_der(asn.EncryptedKey, asn1.encode_der(bag.value))
    plain = decrypt(shrouded.encryption, shrouded.ciphertext, password)
    key = serialization.load_der_private_key(plain, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("no RSA key")
    return KeyPair(key)


def _certificate_pem(bag: asn.Bag) -> str:
    der = asn1.decode_der(asn.CertificateBag, asn1.encode_der(bag.value)).certificate
    return x509.load_der_x509_certificate(der).public_bytes(serialization.Encoding.PEM).decode()


def _key_id(bag: asn.Bag) -> bytes | None:
    attributes = bag.attributes.as_list() if bag.attributes is not None else []
    values = [attribute.values.as_list() for attribute in attributes if attribute.kind == asn.LOCAL_KEY_ID]
    return asn1.encode_der(values[0][0]) if values and values[0] else None
