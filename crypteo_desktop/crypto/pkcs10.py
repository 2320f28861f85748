"""Builds the certificate request (PKCS#10, RFC 2986) byte for byte as the contract wants it.

The library's own builder would encode the subject anew, and so could change a string type that the service told;
here the subject's bytes are carried over untouched.
"""

from typing import Annotated, Final

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.x509.oid import AttributeOID, SignatureAlgorithmOID

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem
from crypteo_desktop.session import CertificateOrder

_EXTENSION_REQUEST: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.14")  # RFC 2985, section 5.4.2


@asn1.sequence
class _Algorithm:
    identifier: x509.ObjectIdentifier
    parameters: asn1.Null


@asn1.sequence
class _Extension:
    identifier: x509.ObjectIdentifier
    value: bytes


@asn1.sequence
class _Extensions:
    alternative_names: _Extension


@asn1.sequence
class _Attribute:
    kind: x509.ObjectIdentifier
    values: asn1.SetOf[asn1.TLV]


@asn1.sequence
class _RequestInfo:
    version: int
    subject: asn1.TLV
    public_key: asn1.TLV
    attributes: Annotated[asn1.SetOf[_Attribute], asn1.Implicit(0)]


@asn1.sequence
class _Request:
    info: _RequestInfo
    algorithm: _Algorithm
    signature: asn1.BitString


def request(key: KeyPair, order: CertificateOrder) -> bytes:
    """Return the signed request in DER; raise Problem(CSR_INVALID) when the order cannot be put into one."""
    try:
        der = _signed(_info(key, order), key)
        _ = x509.load_der_x509_csr(der).subject  # what the service told must be a Name, not any element
    except (ValueError, TypeError) as error:
        raise Problem(problem.CSR_INVALID, reason="subject") from error
    return der


def _info(key: KeyPair, order: CertificateOrder) -> _RequestInfo:
    names = x509.SubjectAlternativeName([x509.RFC822Name(order.email)])
    wish = _Extensions(alternative_names=_Extension(identifier=names.oid, value=names.public_bytes()))
    attributes = [
        _attribute(AttributeOID.CHALLENGE_PASSWORD, asn1.encode_der(order.nonce)),
        _attribute(_EXTENSION_REQUEST, asn1.encode_der(wish)),
    ]
    return _RequestInfo(
        version=0,
        subject=asn1.decode_der(asn1.TLV, order.subject_der),
        public_key=asn1.decode_der(asn1.TLV, key.public_der),
        attributes=asn1.SetOf(attributes),
    )


def _attribute(kind: x509.ObjectIdentifier, value: bytes) -> _Attribute:
    return _Attribute(kind=kind, values=asn1.SetOf([asn1.decode_der(asn1.TLV, value)]))


def _signed(info: _RequestInfo, key: KeyPair) -> bytes:
    signature = key.private_key.sign(asn1.encode_der(info), padding.PKCS1v15(), hashes.SHA256())
    algorithm = _Algorithm(identifier=SignatureAlgorithmOID.RSA_WITH_SHA256, parameters=asn1.Null())
    return asn1.encode_der(
        _Request(info=info, algorithm=algorithm, signature=asn1.BitString(signature, padding_bits=0))
    )
