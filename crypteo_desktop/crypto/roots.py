"""Root certificates, as far as other programs' stores must not be given any."""

from cryptography import x509


def without_root(chain_pem: tuple[str, ...]) -> tuple[str, ...]:
    """Return the certificates that another one has issued: to trust a root is for people or their system to decide."""
    loaded = ((pem, x509.load_pem_x509_certificate(pem.encode())) for pem in chain_pem)
    return tuple(pem for pem, certificate in loaded if certificate.subject != certificate.issuer)
