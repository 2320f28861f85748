"""Checks the attributes of a request: the challenge, at most one wish for extensions, and nothing else.

Both have very few right encodings, so these are built here and compared, and no value from outside is ever parsed.
"""

from collections.abc import Iterable
from hmac import compare_digest

from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.x509.oid import AttributeOID

from crypteo_backend.csr.refusal import CsrInvalid

_EXTENSION_REQUEST = x509.ObjectIdentifier("1.2.840.113549.1.9.14")  # RFC 2985 section 5.4.2


@asn1.sequence
class _Extension:
    identifier: x509.ObjectIdentifier
    critical: bool | None
    value: bytes


@asn1.sequence
class _ExtensionRequest:
    alternative_names: _Extension


def check_attributes(
    attributes: Iterable[tuple[x509.ObjectIdentifier, tuple[bytes, ...]]], email: str, nonce: str
) -> None:
    """Raise CsrInvalid unless the challenge is the nonce and the only extension wished for is the holder's e-mail."""
    found: dict[x509.ObjectIdentifier, bytes] = {}
    for kind, values in attributes:
        if kind in found or len(values) != 1:
            raise CsrInvalid("attribute")
        found[kind] = values[0]
    if not found.keys() <= {AttributeOID.CHALLENGE_PASSWORD, _EXTENSION_REQUEST}:
        raise CsrInvalid("attribute")
    _check_challenge(found.get(AttributeOID.CHALLENGE_PASSWORD, b""), nonce)
    if _EXTENSION_REQUEST in found and found[_EXTENSION_REQUEST] not in _right_wishes(email):
        raise CsrInvalid("extension")


def _check_challenge(encoded: bytes, nonce: str) -> None:
    if not compare_digest(encoded, asn1.encode_der(nonce)):
        raise CsrInvalid("challenge")


def _right_wishes(email: str) -> tuple[bytes, ...]:
    """Return the encodings accepted for "this e-mail as subjectAltName", critical or not."""
    value = x509.SubjectAlternativeName([x509.RFC822Name(email)]).public_bytes()
    return tuple(
        asn1.encode_der(
            _ExtensionRequest(
                alternative_names=_Extension(identifier=x509.SubjectAlternativeName.oid, critical=critical, value=value)
            )
        )
        for critical in (None, True)
    )
