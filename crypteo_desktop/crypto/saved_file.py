"""The technical check of step 6: what is on the disk is opened and checked as if it came from a stranger."""

from datetime import datetime
from hmac import compare_digest

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from crypteo_desktop.crypto import certificate_reading as reading
from crypteo_desktop.crypto import certificate_rules as rules
from crypteo_desktop.crypto.chain import path_to_root
from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.crypto.p12 import OpenedFile
from crypteo_desktop.crypto.verification import Check, Trust
from crypteo_desktop.problems import Problem, file
from crypteo_desktop.texts import QT_TRANSLATE_NOOP, Text


def verify(
    opened: OpenedFile, *, expected_fingerprint: str, subject_der: bytes, trust: Trust, now: datetime
) -> tuple[Check, ...]:
    """Return the list of what was checked, or raise the problem of the first check that failed."""
    certificate = reading.load_certificate(opened.certificate_pem)
    _check_key_works(opened.key, certificate)
    if not compare_digest(reading.fingerprint(certificate).encode(), expected_fingerprint.encode()):
        raise Problem(file.FINGERPRINT_MISMATCH)
    rules.check_subject(certificate, subject_der)
    rules.check_dates(certificate, now)
    rules.check_usages(certificate)
    others = tuple(reading.load_certificate(pem) for pem in opened.chain_pem)
    return _checks(path_to_root(certificate, others, trust, now), trust)


def _check_key_works(key: KeyPair, certificate: x509.Certificate) -> None:
    """Raise Problem(FILE_DAMAGED) unless what the key signs is verified by the certificate's public key."""
    message = b"crypteo-desktop technical check"
    public_key = reading.rsa_key(certificate)
    try:
        signature = key.private_key.sign(message, padding.PKCS1v15(), hashes.SHA256())
        public_key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, ValueError) as error:
        raise Problem(file.FILE_DAMAGED) from error


def _checks(path: tuple[x509.Certificate, ...], trust: Trust) -> tuple[Check, ...]:
    certificate, issuer, root = path[0], path[1], path[-1]
    dates = {"not_before": certificate.not_valid_before_utc, "not_after": certificate.not_valid_after_utc}
    return (
        Check(QT_TRANSLATE_NOOP("Verification", "The password opens the file")),
        Check(QT_TRANSLATE_NOOP("Verification", "The private key is present and fits")),
        Check(QT_TRANSLATE_NOOP("Verification", "The certificate is the one issued to you")),
        Check(
            QT_TRANSLATE_NOOP("Verification", "Valid signature of {issuer}"),
            {"issuer": reading.common_name(issuer.subject)},
        ),
        Check(_root_text(trust), {"root": reading.common_name(root.subject)}),
        Check(QT_TRANSLATE_NOOP("Verification", "Valid from {not_before} until {not_after}"), dates),
        Check(QT_TRANSLATE_NOOP("Verification", "Permitted uses: to sign and identify you")),
    )


def _root_text(trust: Trust) -> Text:
    if trust.accept_any_root:
        return QT_TRANSLATE_NOOP("Verification", "The chain leads to {root} (demonstration)")
    return QT_TRANSLATE_NOOP("Verification", "The chain leads to {root}, which is trusted")
