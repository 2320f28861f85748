"""Compares the certificate that came back with what was asked, whoever the authority is (contract, "The request")."""

from collections.abc import Callable
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from crypteo_backend.authority.certificate_profile import EXTENDED_KEY_USAGE, KEY_USAGE
from crypteo_backend.authority.interface import CertificateRequest, IssuanceRefused, IssuedCertificate, Leeway

_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
_Check = Callable[[x509.Certificate, CertificateRequest], bool]
EXACTLY = Leeway()


def compare(issued: IssuedCertificate, request: CertificateRequest, leeway: Leeway = EXACTLY) -> None:
    """Raise IssuanceRefused, naming what differs, unless the certificate is what was asked and its chain holds.

    Dates and serial number may differ as far as the engine's leeway goes, everything else not at all.
    """
    try:
        certificate = issued.certificate
        for what, agrees in (_CHECKS | _checks_with(leeway)).items():
            if not agrees(certificate, request):
                message = f"the certificate that came back has another {what}"
                raise IssuanceRefused(message)
        _check_chain([certificate, *(x509.load_pem_x509_certificate(pem.encode()) for pem in issued.chain_pem)])
    except _UNREADABLE as error:
        raise IssuanceRefused("the certificate that came back cannot be read") from error
    except x509.ExtensionNotFound as error:
        raise IssuanceRefused("the certificate that came back lacks an extension") from error


def _same_key(certificate: x509.Certificate, request: CertificateRequest) -> bool:
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return key == request.public_key_der


def _same_subject(certificate: x509.Certificate, request: CertificateRequest) -> bool:
    return certificate.subject.public_bytes() == request.subject_der


def _same_email(certificate: x509.Certificate, request: CertificateRequest) -> bool:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return list(names) == [x509.RFC822Name(request.email)]


def _checks_with(leeway: Leeway) -> dict[str, _Check]:
    def same_dates(certificate: x509.Certificate, request: CertificateRequest) -> bool:
        delay = certificate.not_valid_before_utc - request.not_before
        length = certificate.not_valid_after_utc - certificate.not_valid_before_utc
        excess = length - (request.not_after - request.not_before)
        return -leeway.earlier_start <= delay <= leeway.later_start and abs(excess) <= leeway.length

    def same_number(certificate: x509.Certificate, request: CertificateRequest) -> bool:
        return leeway.chooses_serial_number or certificate.serial_number == request.serial_number

    return {"validity": same_dates, "serial number": same_number}


def _right_digest(certificate: x509.Certificate, _: CertificateRequest) -> bool:
    return isinstance(certificate.signature_hash_algorithm, SHA256 | SHA384 | SHA512)


def _right_key_usage(certificate: x509.Certificate, _: CertificateRequest) -> bool:
    extension = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    return extension.critical and extension.value == KEY_USAGE


def _right_purposes(certificate: x509.Certificate, _: CertificateRequest) -> bool:
    found = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    return sorted(purpose.dotted_string for purpose in found) == _PURPOSES


def _is_no_authority(certificate: x509.Certificate, _: CertificateRequest) -> bool:
    return not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


_PURPOSES = sorted(purpose.dotted_string for purpose in EXTENDED_KEY_USAGE)
_CHECKS: dict[str, _Check] = {
    "public key": _same_key,
    "subject": _same_subject,
    "e-mail": _same_email,
    "signature algorithm": _right_digest,
    "key usage": _right_key_usage,
    "extended key usage": _right_purposes,
    "basic constraints": _is_no_authority,
}


def _check_chain(chain: list[x509.Certificate]) -> None:
    """Raise IssuanceRefused unless each certificate is signed by an authority that outlives it, the root by itself."""
    for certificate, issuer in pairwise([*chain, chain[-1]]):
        _check_signed(certificate, issuer)
    for certificate, issuer in pairwise(chain):
        if not _covers(issuer, certificate):
            raise IssuanceRefused("the chain that came back is not valid for as long as the certificate")


def _check_signed(certificate: x509.Certificate, issuer: x509.Certificate) -> None:
    extensions = issuer.extensions
    may_sign = (
        extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        and extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    )
    if not may_sign:
        raise IssuanceRefused("the chain that came back holds a certificate that may not issue")
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError) as error:  # ValueError: the names do not match
        raise IssuanceRefused("the chain that came back is not signed by its issuers") from error


def _covers(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    return (
        issuer.not_valid_before_utc <= certificate.not_valid_before_utc
        and certificate.not_valid_after_utc <= issuer.not_valid_after_utc
    )
