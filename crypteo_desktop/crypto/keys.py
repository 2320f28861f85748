"""The holder's key pair: made on this computer, never leaving it but inside the password-protected file."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


@dataclass(frozen=True, slots=True, repr=False)
class KeyPair:
    """An RSA key pair that does not print itself."""

    private_key: "RSAPrivateKey"

    @property
    def public_der(self) -> bytes:
        """The SubjectPublicKeyInfo in DER (RFC 5280, section 4.1)."""
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  the window comes first

        public_key = self.private_key.public_key()
        return public_key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)

    @property
    def spki_sha256(self) -> str:
        """The SHA-256 digest of `public_der`, 64 hexadecimal digits (contract, Fine print)."""
        return hashlib.sha256(self.public_der).hexdigest()

    def __repr__(self) -> str:
        return "KeyPair(•••)"


def generate_key_pair(bits: int, public_exponent: int) -> KeyPair:
    """Return a new RSA key pair with a modulus of `bits`; takes seconds, releases the GIL meanwhile.

    Raise ValueError for a size or an exponent that the library refuses.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415  the window comes first

    return KeyPair(rsa.generate_private_key(public_exponent, bits))
