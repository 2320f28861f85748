"""Compares a certificate request with what was agreed on (contract, "The request (CSR)")."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256

from crypteo_backend.csr.attributes import check_attributes
from crypteo_backend.csr.key_strength import check_key_policy, check_key_strength
from crypteo_backend.csr.refusal import CsrInvalid
from crypteo_backend.csr.request import ParsedRequest, PublicKeyFacts, parse_request


def check_csr(der: bytes, *, subject_der: bytes, email: str, nonce: str, bits: int, exponent: int) -> PublicKeyFacts:
    """Return the public key of a request that is exactly the one agreed on.

    Raises CsrInvalid or KeyWeak, whose `reason` is one of the contract's. The size and shape of the key come before
    the signature, because a key that breaks them cannot be verified with; what costs most comes last.
    """
    request = parse_request(der)
    check_key_policy(request.modulus, request.exponent, bits, exponent)
    _check_signature(request)
    if request.subject_der != subject_der:
        raise CsrInvalid("subject")
    check_attributes(request.attributes, email, nonce)
    check_key_strength(request.modulus)
    return request.key


def _check_signature(request: ParsedRequest) -> None:
    try:
        key = RSAPublicNumbers(request.exponent, request.modulus).public_key()
        key.verify(request.signature, request.signed, PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError) as error:
        raise CsrInvalid("signature") from error
