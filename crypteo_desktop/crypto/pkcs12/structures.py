"""The ASN.1 of a PKCS#12 file: RFC 7292, section 4, with what it takes from PKCS#5 (RFC 8018) and PKCS#7."""

from typing import Annotated, Final, TypeVar

from cryptography import x509
from cryptography.hazmat import asn1

_Part = TypeVar("_Part")

DATA: Final = x509.ObjectIdentifier("1.2.840.113549.1.7.1")
ENCRYPTED_DATA: Final = x509.ObjectIdentifier("1.2.840.113549.1.7.6")
KEY_BAG: Final = x509.ObjectIdentifier("1.2.840.113549.1.12.10.1.1")
SHROUDED_KEY_BAG: Final = x509.ObjectIdentifier("1.2.840.113549.1.12.10.1.2")
CERTIFICATE_BAG: Final = x509.ObjectIdentifier("1.2.840.113549.1.12.10.1.3")
X509_CERTIFICATE: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.22.1")
FRIENDLY_NAME: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.20")
LOCAL_KEY_ID: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.21")
PBES2: Final = x509.ObjectIdentifier("1.2.840.113549.1.5.13")
PBKDF2: Final = x509.ObjectIdentifier("1.2.840.113549.1.5.12")
HMAC_SHA256: Final = x509.ObjectIdentifier("1.2.840.113549.2.9")
AES256_CBC: Final = x509.ObjectIdentifier("2.16.840.1.101.3.4.1.42")
PBE_SHA1_3DES: Final = x509.ObjectIdentifier("1.2.840.113549.1.12.1.3")
SHA1: Final = x509.ObjectIdentifier("1.3.14.3.2.26")
SHA256: Final = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")


@asn1.sequence
class NullAlgorithm:
    """An algorithm without parameters: a digest or a pseudo-random function; some programs leave the NULL out."""

    identifier: x509.ObjectIdentifier
    parameters: asn1.Null | None


@asn1.sequence
class Algorithm:
    """An algorithm with its parameters (RFC 5280, section 4.1.1.2)."""

    identifier: x509.ObjectIdentifier
    parameters: asn1.TLV


@asn1.sequence
class Pbkdf2Parameters:
    """RFC 8018, appendix A.2; without a function it is HMAC-SHA-1."""

    salt: bytes
    rounds: int
    key_length: int | None
    function: NullAlgorithm | None


@asn1.sequence
class Pbes2Parameters:
    """RFC 8018, appendix A.4."""

    derivation: Algorithm
    cipher: Algorithm


@asn1.sequence
class PbeParameters:
    """The parameters of the encryptions of PKCS#12 itself (RFC 7292, appendix C)."""

    salt: bytes
    rounds: int


Encryption = Algorithm


@asn1.sequence
class EncryptedKey:
    """EncryptedPrivateKeyInfo (RFC 5958), the value of a shrouded key bag."""

    encryption: Encryption
    ciphertext: bytes


@asn1.sequence
class EncryptedContent:
    """EncryptedContentInfo (RFC 2315, section 10.1)."""

    content_type: x509.ObjectIdentifier
    encryption: Encryption
    ciphertext: Annotated[bytes, asn1.Implicit(0)]


@asn1.sequence
class EncryptedData:
    """EncryptedData (RFC 2315, section 13)."""

    version: int
    content: EncryptedContent


@asn1.sequence
class ContentInfo:
    """One piece of content: plain bytes (DATA) or ENCRYPTED_DATA."""

    content_type: x509.ObjectIdentifier
    content: Annotated[asn1.TLV, asn1.Explicit(0)]


@asn1.sequence
class Digest:
    """DigestInfo (RFC 8017, section 9.2)."""

    algorithm: NullAlgorithm
    value: bytes


@asn1.sequence
class Mac:
    """MacData: proves password and content at once."""

    digest: Digest
    salt: bytes
    rounds: Annotated[int, asn1.Default(1)]


@asn1.sequence
class File:
    """PFX: the whole file."""

    version: int
    content: ContentInfo
    mac: Mac | None


@asn1.sequence
class Attribute:
    """One attribute of a bag; of its values, only the first one counts."""

    kind: x509.ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class Bag:
    """SafeBag: a key or a certificate, with its attributes."""

    kind: x509.ObjectIdentifier
    value: Annotated[asn1.TLV, asn1.Explicit(0)]
    attributes: asn1.SetOf[Attribute] | None


@asn1.sequence
class CertificateBag:
    """CertBag: a certificate in DER."""

    kind: x509.ObjectIdentifier
    certificate: Annotated[bytes, asn1.Explicit(0)]


@asn1.sequence
class _Inside:
    inside: asn1.TLV


@asn1.sequence
class _Contents:
    inside: list[ContentInfo]


@asn1.sequence
class _Bags:
    inside: list[Bag]


def encoded(part: object) -> asn1.TLV:
    """Return a structure, or bytes, as an element of another structure."""
    return wrapped(asn1.encode_der(part))


def decoded(kind: type[_Part], part: asn1.TLV) -> _Part:
    """Return what an element holds; raise ValueError."""
    return asn1.decode_der(kind, asn1.encode_der(part))


def wrapped(der: bytes) -> asn1.TLV:
    """Return encoded bytes as an element of another structure."""
    return asn1.decode_der(asn1.TLV, der)


def bmp_string(text: str) -> bytes:
    """Return a BMPString (X.690, tag 30), which differs from an OCTET STRING by its tag alone."""
    return b"\x1e" + asn1.encode_der(text.encode("utf-16-be"))[1:]


def bmp_text(der: bytes) -> str:
    """Return the text of a BMPString; raise ValueError."""
    return asn1.decode_der(bytes, b"\x04" + der[1:]).decode("utf-16-be")


def read_contents(der: bytes) -> list[ContentInfo]:
    """Return the pieces of an AuthenticatedSafe; raise ValueError."""
    return _read_list(_Contents, der).inside


def read_bags(der: bytes) -> list[Bag]:
    """Return the bags of a SafeContents; raise ValueError."""
    return _read_list(_Bags, der).inside


def write_contents(contents: list[ContentInfo]) -> bytes:
    """Return an AuthenticatedSafe in DER."""
    return _write_list(_Contents(inside=contents))


def write_bags(bags: list[Bag]) -> bytes:
    """Return a SafeContents in DER."""
    return _write_list(_Bags(inside=bags))


def _read_list(kind: type[_Part], der: bytes) -> _Part:
    """Decode a SEQUENCE OF; the library does so only inside another structure, so one is put around it."""
    return asn1.decode_der(kind, asn1.encode_der(_Inside(inside=wrapped(der))))


def _write_list(outer: _Contents | _Bags) -> bytes:
    return asn1.encode_der(asn1.decode_der(_Inside, asn1.encode_der(outer)).inside)
