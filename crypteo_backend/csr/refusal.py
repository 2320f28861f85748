"""The two ways a certificate request is refused, each with a reason of the contract."""

from typing import Literal

CsrReason = Literal["encoding", "signature", "algorithm", "subject", "attribute", "extension", "challenge"]
KeyReason = Literal["bits", "exponent", "even", "small-factor", "close-primes", "roca"]


class CsrInvalid(Exception):
    """The request is not the one that was agreed on (problem `csr-invalid`)."""

    def __init__(self, reason: CsrReason) -> None:
        super().__init__(reason)
        self.reason = reason


class KeyWeak(Exception):
    """The public key of the request must not be certified (problem `key-weak`)."""

    def __init__(self, reason: KeyReason) -> None:
        super().__init__(reason)
        self.reason = reason
