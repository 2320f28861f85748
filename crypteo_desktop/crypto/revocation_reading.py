"""Reads revocation lists with the library; what is broken, foreign or out of date says nothing."""

from collections.abc import Iterable
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from crypteo_desktop.crypto.certificate_reading import BROKEN, extension, load_certificate, readable
from crypteo_desktop.crypto.revocation_list import UNKNOWN, Judgement, Standing


def list_addresses(certificate_pem: str) -> tuple[str, ...]:
    """Return the http addresses that the certificate names for its list, in their order."""
    certificate = load_certificate(certificate_pem)
    points = extension(certificate, x509.CRLDistributionPoints)
    with readable():
        names = [name for point in points or () for name in point.full_name or ()]
        return tuple(
            name.value
            for name in names
            if isinstance(name, x509.UniformResourceIdentifier) and name.value.startswith("http://")
        )


def judge(certificate_pem: str, issuers_pem: Iterable[str], crl: bytes, now: datetime) -> Judgement:
    """Return what the list says of the certificate."""
    certificate = load_certificate(certificate_pem)
    issuers = [issuer for issuer in map(load_certificate, issuers_pem) if _is_issuer(issuer, certificate)]
    try:
        return _judged(certificate, issuers, _loaded(crl), now)
    except (InvalidSignature, *BROKEN):
        return UNKNOWN


def _loaded(crl: bytes) -> x509.CertificateRevocationList:
    is_pem = crl.lstrip().startswith(b"-----BEGIN")
    return x509.load_pem_x509_crl(crl) if is_pem else x509.load_der_x509_crl(crl)


def _is_issuer(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, *BROKEN):
        return False
    return True


def _judged(
    certificate: x509.Certificate,
    issuers: list[x509.Certificate],
    revoked: x509.CertificateRevocationList,
    now: datetime,
) -> Judgement:
    is_signed = any(issuer.subject == revoked.issuer and _signed(issuer, revoked) for issuer in issuers)
    ends = revoked.next_update_utc
    if not is_signed or revoked.last_update_utc > now or ends is None or ends < now:
        return UNKNOWN
    entry = revoked.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is None:
        return UNKNOWN if any(each.critical for each in revoked.extensions) else Judgement(Standing.GOOD)
    return Judgement(Standing.REVOKED, entry.revocation_date_utc)


def _signed(issuer: x509.Certificate, revoked: x509.CertificateRevocationList) -> bool:
    key = issuer.public_key()
    return revoked.is_signature_valid(key)  # type: ignore[arg-type]  # a wrong kind of key raises TypeError, as BROKEN
