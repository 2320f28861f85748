"""The way from a certificate to a root that is trusted.

The path is found by the library, in whatever order the certificates came: signatures, basicConstraints, keyCertSign,
path lengths, dates and critical extensions are its business. Its `verify` says only that there is no such path, so
what has a problem of its own (`certificate_rules`) is checked before.
"""

from collections.abc import Iterable
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.verification import ExtensionPolicy, PolicyBuilder, Store, VerificationError

from crypteo_desktop.crypto.certificate_reading import BROKEN
from crypteo_desktop.crypto.verification import Trust
from crypteo_desktop.problems import Problem
from crypteo_desktop.problems import certificate as problem


def path_to_root(
    leaf: x509.Certificate, others: tuple[x509.Certificate, ...], trust: Trust, now: datetime
) -> tuple[x509.Certificate, ...]:
    """Return the certificates from `leaf` to a trusted root; raise Problem(CERTIFICATE_UNTRUSTED).

    `others` may hold too many, in any order. Dates are judged at `now`, or at the nearest moment of the leaf's own
    validity: the few minutes of grace given to it must not fail the whole path.
    """
    moment = min(max(now, leaf.not_valid_before_utc), leaf.not_valid_after_utc)
    try:
        policy = PolicyBuilder().store(Store(_roots(leaf, others, trust))).time(moment)
        verifier = policy.extension_policies(
            ee_policy=ExtensionPolicy.permit_all(), ca_policy=ExtensionPolicy.webpki_defaults_ca()
        ).build_client_verifier()
        return tuple(verifier.verify(leaf, list(others)).chain)
    except (VerificationError, *BROKEN) as error:
        raise Problem(problem.CERTIFICATE_UNTRUSTED) from error


def _roots(leaf: x509.Certificate, others: Iterable[x509.Certificate], trust: Trust) -> list[x509.Certificate]:
    """Return the roots to trust; the leaf itself never is one, though the library would take it for its own root."""
    listed = [certificate for pem in trust.roots for certificate in x509.load_pem_x509_certificates(pem)]
    if trust.accept_any_root:
        listed += [certificate for certificate in others if _is_self_signed(certificate)]
    return [certificate for certificate in listed if certificate != leaf]


def _is_self_signed(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, *BROKEN):
        return False
    return True
