"""The proof of the key: what the contract's endpoint 12 wants signed, and nothing else."""

import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from crypteo_desktop.crypto.recovery import sign_recovery
from tests.support.small_authority import SmallAuthority

NONCE = bytes(range(24))


def test_the_signature_is_pss_over_purpose_nonce_and_digest(authority: SmallAuthority):
    key = authority.key
    signed = b"crypteo-recovery-v1\x00" + NONCE + hashlib.sha256(key.public_der).digest()
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    key.private_key.public_key().verify(sign_recovery(key, NONCE), signed, pss, hashes.SHA256())
