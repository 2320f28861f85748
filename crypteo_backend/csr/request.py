"""Reads a PKCS#10 request (RFC 2986) into its parts, without judging what they say.

The parts that must equal something known are kept as raw DER, so that they are compared byte for byte and never
interpreted. RSA integers are read here, because a library that loads the key refuses some weak ones without a reason.
"""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from cryptography import x509
from cryptography.hazmat import asn1

from crypteo_backend.csr.refusal import CsrInvalid

MAXIMUM_LENGTH = 8192
_SHA256_WITH_RSA = bytes.fromhex("300d06092a864886f70d01010b0500")  # RFC 4055 section 5, NULL parameters
_RSA_ENCRYPTION = bytes.fromhex("300d06092a864886f70d0101010500")  # RFC 4055 section 1.2


@asn1.sequence
class Attribute:
    """One attribute of a request: its type and its values, still encoded."""

    type: x509.ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class RequestInfo:
    """CertificationRequestInfo, the part that the holder signs."""

    version: int
    subject: asn1.TLV
    public_key: asn1.TLV
    attributes: Annotated[asn1.SetOf[Attribute], asn1.Implicit(0)]


@asn1.sequence
class _Request:
    info: RequestInfo
    algorithm: asn1.TLV
    signature: asn1.BitString


@asn1.sequence
class _PublicKeyInfo:
    algorithm: asn1.TLV
    key: asn1.BitString


@asn1.sequence
class _RsaPublicKey:
    modulus: int
    exponent: int


@dataclass(frozen=True, slots=True)
class PublicKeyFacts:
    """A public key as it will stand in the certificate: SubjectPublicKeyInfo in DER, and its digest (64 hex digits)."""

    spki_der: bytes
    spki_sha256: str


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """A well-formed RSA request: nothing of it has been compared or verified yet."""

    signed: bytes
    signature: bytes
    subject_der: bytes
    attributes: tuple[tuple[x509.ObjectIdentifier, tuple[bytes, ...]], ...]
    modulus: int
    exponent: int
    key: PublicKeyFacts


def parse_request(der: bytes) -> ParsedRequest:
    """Return the parts of a v0 request in strict DER of at most 8,192 bytes; raise CsrInvalid for anything else."""
    if len(der) > MAXIMUM_LENGTH:
        raise CsrInvalid("encoding")
    try:
        return _parts(_decoded(der))
    except (ValueError, OverflowError) as error:
        raise CsrInvalid("encoding") from error


def _decoded(der: bytes) -> _Request:
    request = asn1.decode_der(_Request, der)
    if asn1.encode_der(request) != der or request.info.version != 0 or request.signature.padding_bits():
        raise CsrInvalid("encoding")
    if asn1.encode_der(request.algorithm) != _SHA256_WITH_RSA:
        raise CsrInvalid("algorithm")
    return request


def _parts(request: _Request) -> ParsedRequest:
    info = request.info
    spki = asn1.encode_der(info.public_key)
    numbers = _rsa_numbers(spki)
    return ParsedRequest(
        signed=asn1.encode_der(info),
        signature=request.signature.as_bytes(),
        subject_der=asn1.encode_der(info.subject),
        attributes=tuple(_encoded(attribute) for attribute in info.attributes.as_list()),
        modulus=numbers.modulus,
        exponent=numbers.exponent,
        key=PublicKeyFacts(spki, hashlib.sha256(spki).hexdigest()),
    )


def _rsa_numbers(spki: bytes) -> _RsaPublicKey:
    info = asn1.decode_der(_PublicKeyInfo, spki)
    if asn1.encode_der(info.algorithm) != _RSA_ENCRYPTION:
        raise CsrInvalid("algorithm")
    numbers = asn1.decode_der(_RsaPublicKey, info.key.as_bytes())
    if info.key.padding_bits() or min(numbers.modulus, numbers.exponent) < 1:
        raise CsrInvalid("encoding")
    return numbers


def _encoded(attribute: Attribute) -> tuple[x509.ObjectIdentifier, tuple[bytes, ...]]:
    return attribute.type, tuple(asn1.encode_der(value) for value in attribute.values.as_list())
