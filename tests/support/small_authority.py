"""A small authority for tests: a root, an issuing CA and a holder's certificate, each of which can be spoilt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.session import IssuedCertificate, Moment
from tests.support.samples import NOW

EMAIL = "camille.martin@example.com"
Extension = tuple[x509.ExtensionType, bool]

_BITS = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def usage(*bits: str) -> Extension:
    """Return a critical keyUsage with exactly these bits."""
    return x509.KeyUsage(**{bit: bit in bits for bit in _BITS}), True


def constraints(*, ca: bool, path_length: int | None = None) -> Extension:
    """Return critical basicConstraints."""
    return x509.BasicConstraints(ca=ca, path_length=path_length), True


def name(common_name: str) -> x509.Name:
    """Return a short distinguished name."""
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )


AUTHORITY_USAGE = usage("key_cert_sign", "crl_sign")
HOLDER_USAGE = usage("digital_signature", "content_commitment")
ROOT, ISSUING, HOLDER = name("Small Root"), name("Small Issuing"), name("Camille MARTIN")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a certificate shall be; `sign` makes it."""

    subject: x509.Name
    issuer: x509.Name
    key: rsa.RSAPrivateKey
    signer: rsa.RSAPrivateKey
    extensions: tuple[Extension, ...]
    start: datetime = NOW - timedelta(days=1)
    end: datetime = NOW + timedelta(days=1000)

    def sign(self) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(self.subject)
            .issuer_name(self.issuer)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.start)
            .not_valid_after(self.end)
        )
        for extension, critical in self.extensions:
            builder = builder.add_extension(extension, critical)
        return builder.sign(self.signer, hashes.SHA256())


@dataclass(frozen=True, slots=True)
class SmallAuthority:
    """Three wishes that fit each other, and a key that fits none."""

    root: Wish
    issuing: Wish
    holder: Wish
    stranger: rsa.RSAPrivateKey

    @property
    def key(self) -> KeyPair:
        """The holder's key pair."""
        return KeyPair(self.holder.key)

    @property
    def root_pem(self) -> bytes:
        """The root, as a profile lists it."""
        return self.root.sign().public_bytes(serialization.Encoding.PEM)

    @property
    def subject_der(self) -> bytes:
        """The subject asked for."""
        return HOLDER.public_bytes()

    def issued(self, leaf: Wish | None = None, chain: Iterable[Wish] | None = None) -> IssuedCertificate:
        """Return what the service would tell, in the contract's order of the chain."""
        certificate = (leaf or self.holder).sign()
        wishes = (self.issuing, self.root) if chain is None else chain
        return IssuedCertificate(
            pem(certificate),
            tuple(pem(wish.sign()) for wish in wishes),
            certificate.fingerprint(hashes.SHA256()).hex(),
            Moment(NOW, 0.0),
        )


def pem(certificate: x509.Certificate) -> str:
    """Return the PEM text."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def small_authority() -> SmallAuthority:
    """Make one, with four keys of 2,048 bits."""
    root, issuing, holder, stranger = (rsa.generate_private_key(65537, 2048) for _ in range(4))
    names = x509.SubjectAlternativeName([x509.RFC822Name(EMAIL)]), False
    purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION]), False
    return SmallAuthority(
        Wish(ROOT, ROOT, root, root, (constraints(ca=True), AUTHORITY_USAGE)),
        Wish(ISSUING, ROOT, issuing, root, (constraints(ca=True, path_length=0), AUTHORITY_USAGE)),
        Wish(HOLDER, ISSUING, holder, issuing, (constraints(ca=False), HOLDER_USAGE, purposes, names)),
        stranger,
    )


def without(wish: Wish, kind: type[x509.ExtensionType], *instead: Extension) -> Wish:
    """Return the wish with its extension of this kind left out or replaced."""
    kept = tuple(entry for entry in wish.extensions if not isinstance(entry[0], kind))
    return replace(wish, extensions=(*kept, *instead))
