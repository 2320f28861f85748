"""The checks on a certificate that the service returned, before it is kept (contract, last section)."""

from datetime import datetime
from hmac import compare_digest

from crypteo_desktop.crypto import certificate_reading as reading
from crypteo_desktop.crypto import certificate_rules as rules
from crypteo_desktop.crypto.chain import path_to_root
from crypteo_desktop.crypto.details import CertificateDetails
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem
from crypteo_desktop.session import IssuedCertificate


def verify(
    issued: IssuedCertificate, *, key: KeyPair, subject_der: bytes, email: str, trust: Trust, now: datetime
) -> CertificateDetails:
    """Return what the certificate says, or raise the problem of the first rule that it breaks."""
    certificate = reading.load_certificate(issued.certificate_pem)
    others = tuple(reading.load_certificate(pem) for pem in issued.chain_pem)
    if not compare_digest(reading.fingerprint(certificate).encode(), issued.fingerprint_sha256.encode()):
        raise Problem(problem.CERTIFICATE_UNREADABLE)  # the answer contradicts itself: it was damaged on its way
    rules.check_key(certificate, key)
    rules.check_subject(certificate, subject_der)
    rules.check_email(certificate, email)
    rules.check_usages(certificate)
    rules.check_dates(certificate, now)
    path_to_root(certificate, others, trust, now)
    return reading.details_of(certificate)
