"""Root certificates, as far as other programs' stores must not be given any."""

from cryptography import x509

from crypteo_desktop.crypto.certificate_reading import BROKEN


def without_root(chain_pem: tuple[str, ...]) -> tuple[str, ...]:
    """Return the certificates that another one has issued: to trust a root is for people or their system to decide.

    One that cannot be read is of no use to anybody, and left out.
    """
    return tuple(pem for pem in chain_pem if _is_intermediate(pem))


def _is_intermediate(pem: str) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate(pem.encode())
        subject, issuer = certificate.subject, certificate.issuer
    except BROKEN:
        return False
    return subject != issuer
