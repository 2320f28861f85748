"""Reads X.509 certificates (RFC 5280): from PEM to the fields that the checks and the screens need."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final, TypeVar

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import NameOID

from crypteo_desktop.crypto.details import CertificateDetails, NamePart
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)

_SHORT_NAMES: Final = {
    NameOID.COMMON_NAME: "CN",
    NameOID.COUNTRY_NAME: "C",
    NameOID.ORGANIZATION_NAME: "O",
    NameOID.ORGANIZATION_IDENTIFIER: "organizationIdentifier",
    NameOID.ORGANIZATIONAL_UNIT_NAME: "OU",
    NameOID.SURNAME: "SN",
    NameOID.GIVEN_NAME: "GN",
    NameOID.SERIAL_NUMBER: "serialNumber",
    NameOID.LOCALITY_NAME: "L",
    NameOID.STATE_OR_PROVINCE_NAME: "ST",
    NameOID.TITLE: "title",
    NameOID.EMAIL_ADDRESS: "emailAddress",
}

# RFC 5280, section 4.2.1.3. The last two bits mean nothing without keyAgreement, and the library refuses to tell them.
_USAGES: Final = {
    "digital_signature": "digitalSignature",
    "content_commitment": "nonRepudiation",
    "key_encipherment": "keyEncipherment",
    "data_encipherment": "dataEncipherment",
    "key_agreement": "keyAgreement",
    "key_cert_sign": "keyCertSign",
    "crl_sign": "cRLSign",
}


@asn1.sequence
class _TbsCertificate:
    """The signed part of a certificate (RFC 5280, section 4.1), read only as deep as the subject needs."""

    version: Annotated[int, asn1.Explicit(0)]
    serial_number: int
    signature: asn1.TLV
    issuer: asn1.TLV
    validity: asn1.TLV
    subject: asn1.TLV
    public_key: asn1.TLV
    extensions: Annotated[list[asn1.TLV] | None, asn1.Explicit(3)]


# All that the library raises for what is no proper certificate.
BROKEN: Final = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what the library says of broken certificates into Problem(CERTIFICATE_UNREADABLE)."""
    try:
        yield
    except BROKEN as error:
        raise Problem(problem.CERTIFICATE_UNREADABLE) from error


def load_certificate(certificate_pem: str) -> x509.Certificate:
    """Return the certificate of a PEM text; raise Problem(CERTIFICATE_UNREADABLE)."""
    with readable():
        return x509.load_pem_x509_certificate(certificate_pem.encode())


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 digest of the certificate's DER, 64 hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def rsa_key(certificate: x509.Certificate) -> RSAPublicKey:
    """Return the public key; raise Problem(CERTIFICATE_UNREADABLE) unless it is an RSA key."""
    with readable():
        key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        raise Problem(problem.CERTIFICATE_UNREADABLE)
    return key


def public_key_der(certificate: x509.Certificate) -> bytes:
    """Return the SubjectPublicKeyInfo in DER; raise Problem(CERTIFICATE_UNREADABLE) unless it is an RSA key."""
    return rsa_key(certificate).public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def subject_der(certificate: x509.Certificate) -> bytes:
    """Return the subject as its issuer encoded it, byte for byte."""
    with readable():
        return asn1.encode_der(asn1.decode_der(_TbsCertificate, certificate.tbs_certificate_bytes).subject)


def extension(certificate: x509.Certificate, kind: type[_Extension]) -> _Extension | None:
    """Return the extension of this kind, or None; raise Problem(CERTIFICATE_UNREADABLE)."""
    with readable():
        try:
            return certificate.extensions.get_extension_for_class(kind).value
        except x509.ExtensionNotFound:
            return None


def emails(certificate: x509.Certificate) -> tuple[str, ...]:
    """Return the e-mail addresses among the subject's other names."""
    names = extension(certificate, x509.SubjectAlternativeName)
    return () if names is None else tuple(names.get_values_for_type(x509.RFC822Name))


def key_usages(certificate: x509.Certificate) -> tuple[str, ...]:
    """Return the key usages as RFC 5280 calls them, none without the extension."""
    usage = extension(certificate, x509.KeyUsage)
    return () if usage is None else tuple(name for bit, name in _USAGES.items() if getattr(usage, bit))


def common_name(name: x509.Name) -> str:
    """Return the CN; the organisation where there is none, else the whole name."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(kind):
            return str(attribute.value)
    return name.rfc4514_string()


def names_of(name: x509.Name) -> tuple[str, ...]:
    """Return the CN and the organisation, as far as they are there; else the whole name."""
    kinds = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    found = [str(attribute.value) for kind in kinds for attribute in name.get_attributes_for_oid(kind)]
    return tuple(dict.fromkeys(found)) or (name.rfc4514_string(),)


def details_of(certificate: x509.Certificate) -> CertificateDetails:
    """Return the fields that people read; raise Problem(CERTIFICATE_UNREADABLE)."""
    extended = extension(certificate, x509.ExtendedKeyUsage)
    with readable():
        return CertificateDetails(
            subject=_parts(certificate.subject),
            issuer=_parts(certificate.issuer),
            issuer_name=common_name(certificate.issuer),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
            serial_number=_serial_number(certificate.serial_number),
            key_usages=key_usages(certificate),
            extended_key_usages=tuple(usage.dotted_string for usage in extended or ()),
            signature_algorithm_oid=certificate.signature_algorithm_oid.dotted_string,
            key_bits=rsa_key(certificate).key_size,
            public_key_sha256=hashlib.sha256(public_key_der(certificate)).hexdigest(),
            fingerprint_sha256=fingerprint(certificate),
            email=next(iter(emails(certificate)), ""),
        )


def _parts(name: x509.Name) -> tuple[NamePart, ...]:
    return tuple(
        NamePart(_SHORT_NAMES.get(part.oid, part.oid.dotted_string), part.oid.dotted_string, str(part.value))
        for part in name
    )


def _serial_number(number: int) -> str:
    digits = f"{number:X}"
    even = digits.zfill(len(digits) + len(digits) % 2)
    return ":".join(even[place : place + 2] for place in range(0, len(even), 2))
