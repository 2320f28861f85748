"""Makes certificates that depart from the profile in one thing, signed all the same."""

from collections.abc import Callable

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority import IssuedCertificate

Forge = Callable[..., IssuedCertificate]


def rebuilt(
    model: x509.Certificate,
    *extensions: x509.ExtensionType,
    lacking: type[x509.ExtensionType] | None = None,
    critical: bool = True,
) -> x509.CertificateBuilder:
    """Return the model, ready to be signed anew, with these extensions in place of its own or with one left out."""
    builder = (
        x509.CertificateBuilder(model.issuer, model.subject, model.public_key(), model.serial_number)
        .not_valid_before(model.not_valid_before_utc)
        .not_valid_after(model.not_valid_after_utc)
    )
    replaced = {extension.oid for extension in extensions}
    for extension in model.extensions:
        if extension.oid not in replaced and (lacking is None or not isinstance(extension.value, lacking)):
            builder = builder.add_extension(extension.value, extension.critical)
    for value in extensions:
        builder = builder.add_extension(value, critical)
    return builder


def with_chain(certificate: x509.Certificate, *chain: x509.Certificate) -> IssuedCertificate:
    """Return the certificate as an authority hands it over."""
    pem, *chain_pem = (each.public_bytes(Encoding.PEM).decode() for each in (certificate, *chain))
    return IssuedCertificate(pem, tuple(chain_pem))
