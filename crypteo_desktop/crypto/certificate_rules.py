"""What a holder's certificate must be, rule by rule, each with the problem that it raises."""

from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final

from cryptography import x509

from crypteo_desktop.crypto import certificate_reading as reading
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem

GRACE: Final = timedelta(minutes=5)
_NEEDED: Final = frozenset({"digitalSignature", "nonRepudiation"})
_FORBIDDEN: Final = frozenset({"keyCertSign", "cRLSign"})


def check_key(certificate: x509.Certificate, key: KeyPair) -> None:
    """Raise Problem(CERTIFICATE_OTHER_KEY) unless the certificate holds the public half of `key`."""
    if not compare_digest(reading.public_key_der(certificate), key.public_der):
        raise Problem(problem.CERTIFICATE_OTHER_KEY)


def check_subject(certificate: x509.Certificate, subject_der: bytes) -> None:
    """Raise Problem(CERTIFICATE_OTHER_SUBJECT) unless the subject is the one asked for, byte for byte."""
    if reading.subject_der(certificate) != subject_der:
        raise Problem(problem.CERTIFICATE_OTHER_SUBJECT)


def check_email(certificate: x509.Certificate, email: str) -> None:
    """Raise Problem(CERTIFICATE_OTHER_SUBJECT) when the certificate names e-mail addresses, but not this one.

    One that names none is accepted: the contract does not promise more.
    """
    named = {address.casefold() for address in reading.emails(certificate)}
    if named and email.casefold() not in named:
        raise Problem(problem.CERTIFICATE_OTHER_SUBJECT)


def check_usages(certificate: x509.Certificate) -> None:
    """Raise Problem(CERTIFICATE_USAGE) unless the key may sign and identify, and is no authority's."""
    usages = set(reading.key_usages(certificate))
    constraints = reading.extension(certificate, x509.BasicConstraints)
    is_authority = constraints is not None and constraints.ca
    if is_authority or not usages >= _NEEDED or usages & _FORBIDDEN:
        raise Problem(problem.CERTIFICATE_USAGE)


def check_dates(certificate: x509.Certificate, now: datetime) -> None:
    """Raise Problem(CERTIFICATE_DATES) unless the certificate is valid at `now`, give or take five minutes."""
    with reading.readable():
        start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start - GRACE <= now <= end + GRACE:
        raise Problem(problem.CERTIFICATE_DATES)
