"""Makes certificate requests, right and wrong ones, byte by byte and with keys that no library would make."""

import hashlib
from dataclasses import dataclass

E = 65537
SHA256_WITH_RSA = bytes.fromhex("300d06092a864886f70d01010b0500")
SHA1_WITH_RSA = bytes.fromhex("300d06092a864886f70d0101050500")
RSA_ENCRYPTION = bytes.fromhex("300d06092a864886f70d0101010500")
RSA_PSS = bytes.fromhex("300b06092a864886f70d01010a")
CHALLENGE_PASSWORD = bytes.fromhex("06092a864886f70d010907")
UNSTRUCTURED_NAME = bytes.fromhex("06092a864886f70d010902")
EXTENSION_REQUEST = bytes.fromhex("06092a864886f70d01090e")
SUBJECT_ALTERNATIVE_NAME = bytes.fromhex("0603551d11")
BASIC_CONSTRAINTS = bytes.fromhex("300c0603551d13040530030101ff")

NONCE = "bm9uY2Utbm9uY2U"
EMAIL = "camille.martin@example.com"


@dataclass(frozen=True, slots=True)
class RsaNumbers:
    """An RSA key as bare integers."""

    n: int
    e: int
    d: int


def tlv(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    size = len(body)
    octets = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (octets if size < 128 else bytes([0x80 | len(octets)]) + octets) + body


def sequence(*content: bytes) -> bytes:
    return tlv(0x30, *content)


def set_of(*content: bytes) -> bytes:
    return tlv(0x31, *sorted(content))


def integer(value: int) -> bytes:
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def utf8(text: str) -> bytes:
    return tlv(0x0C, text.encode())


def name(common_name: str) -> bytes:
    return sequence(set_of(sequence(bytes.fromhex("0603550403"), utf8(common_name))))


SUBJECT = name("Camille MARTIN")


def attribute(kind: bytes, *values: bytes) -> bytes:
    return sequence(kind, set_of(*values))


def challenge(nonce: str = NONCE) -> bytes:
    return attribute(CHALLENGE_PASSWORD, utf8(nonce))


def email_extension(*emails: str, critical: bytes = b"") -> bytes:
    names = sequence(*(tlv(0x81, email.encode()) for email in emails))
    return sequence(SUBJECT_ALTERNATIVE_NAME, critical, tlv(0x04, names))


def extensions(*wanted: bytes) -> bytes:
    return attribute(EXTENSION_REQUEST, sequence(*wanted))


def public_key(key: RsaNumbers, algorithm: bytes = RSA_ENCRYPTION) -> bytes:
    return sequence(algorithm, tlv(0x03, b"\0", sequence(integer(key.n), integer(key.e))))


def csr(
    key: RsaNumbers,
    *attributes: bytes,
    subject: bytes = SUBJECT,
    version: int = 0,
    spki: bytes | None = None,
    algorithm: bytes = SHA256_WITH_RSA,
) -> bytes:
    """Return a signed request; the attributes are put into the order that DER wants."""
    info = sequence(integer(version), subject, spki or public_key(key), tlv(0xA0, *sorted(attributes)))
    return sequence(info, algorithm, tlv(0x03, b"\0", signature(info, key)))


def signature(signed: bytes, key: RsaNumbers) -> bytes:
    """Return RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 9.2), whatever the factors of the modulus are."""
    size = (key.n.bit_length() + 7) // 8
    digest = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(signed).digest()
    padded = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    return pow(int.from_bytes(padded, "big"), key.d, key.n).to_bytes(size, "big")
