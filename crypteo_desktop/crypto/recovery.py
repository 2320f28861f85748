"""The proof of the key by which an issued certificate is fetched without a link (contract, endpoints 11 and 12)."""

from typing import Final

from crypteo_desktop.crypto.keys import KeyPair

_PURPOSE: Final = b"crypteo-recovery-v1\0"
_SALT: Final = 32


def sign_recovery(key: KeyPair, nonce: bytes) -> bytes:
    """Return the RSASSA-PSS signature (SHA-256, salt of 32 bytes) over purpose, nonce and the key's own digest."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415  the window comes first
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415

    pss = padding.PSS(padding.MGF1(hashes.SHA256()), _SALT)
    return key.private_key.sign(_PURPOSE + nonce + bytes.fromhex(key.spki_sha256), pss, hashes.SHA256())
