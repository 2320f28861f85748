"""What the backend checks of a certificate request before anybody signs it."""

from crypteo_backend.csr.checking import check_csr
from crypteo_backend.csr.key_strength import check_key_strength
from crypteo_backend.csr.refusal import CsrInvalid, KeyWeak
from crypteo_backend.csr.request import PublicKeyFacts

__all__ = ["CsrInvalid", "KeyWeak", "PublicKeyFacts", "check_csr", "check_key_strength"]
