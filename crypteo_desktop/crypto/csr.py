"""The certificate request: what the service needs to issue a certificate, signed with the holder's key."""

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import CertificateOrder


def build_csr(key: KeyPair, order: CertificateOrder) -> bytes:
    """Return the PKCS#10 request in DER as the contract wants it (contract, The request).

    Raise Problem(CSR_INVALID) when the subject that was told cannot be reproduced byte for byte.
    """
    from crypteo_desktop.crypto import pkcs10  # noqa: PLC0415  the window comes first

    return pkcs10.request(key, order)
