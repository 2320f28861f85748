"""The embedded root and issuing authority on disk: made once, as a whole, and opened ever after."""

import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding

from crypteo_backend.authority.authority_profile import issuing_certificate, root_certificate
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.interface import AuthorityUnavailable
from crypteo_backend.authority.key_files import KeyPlace
from crypteo_backend.authority.names import AuthorityIdentity
from crypteo_backend.authority.safe_files import make_private_folder, sync_folder, write_private

DEMONSTRATION = AuthorityIdentity("Crypteo Demo", "Crypteo Demo", "123456782")

_ROOT_BITS = 4096
_ISSUING_BITS = 3072


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate that signs others, with its private key."""

    certificate: x509.Certificate
    key: RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The two authorities: the root, and the one that issues to holders."""

    root: Signer
    issuing: Signer


def is_demonstration(root: x509.Certificate) -> bool:
    """Tell whether the root is a demonstration's, which nobody should trust and no real service should use."""
    return root.subject == DEMONSTRATION.root_name


def make_hierarchy(
    identity: AuthorityIdentity,
    keys: KeyPlace,
    publication: Publication,
    now: datetime,
    serial_number: Callable[[], int],
) -> Hierarchy:
    """Return new authorities with new keys: 4096 bits for the root, 3072 for the issuing one (ETSI TS 119 312)."""
    with ThreadPoolExecutor() as pool:
        root_key, key = pool.map(keys.make, ("root", "issuing"), (_ROOT_BITS, _ISSUING_BITS))
    root = root_certificate(identity.root_name, root_key, now, serial_number())
    issuing = issuing_certificate(identity.issuing_name, key.public_key(), root, root_key, publication, serial_number())
    return Hierarchy(Signer(root, root_key), Signer(issuing, key))


def save_hierarchy(folder: Path, hierarchy: Hierarchy, keys: KeyPlace) -> None:
    """Keep the keys and write the certificates into a new folder, all or nothing; the caller holds a lock.

    What a crash left of an earlier attempt is removed: nobody has seen it.
    """
    for remains in folder.parent.glob(f"{folder.name}.*"):
        shutil.rmtree(remains)
    staging = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    make_private_folder(staging)
    signers = {"root": hierarchy.root, "issuing": hierarchy.issuing}
    keys.keep(staging, {name: signer.key for name, signer in signers.items()})
    for name, signer in signers.items():
        write_private(staging / f"{name}.pem", signer.certificate.public_bytes(Encoding.PEM))
    staging.rename(folder)
    sync_folder(folder.parent)


def load_hierarchy(folder: Path, keys: KeyPlace) -> Hierarchy:
    """Return the authorities of the folder; raise AuthorityUnavailable when they cannot be opened or do not match."""
    try:
        return Hierarchy(_load_signer(folder, "root", keys), _load_signer(folder, "issuing", keys))
    except (ValueError, TypeError) as error:
        raise AuthorityUnavailable("the authority's keys cannot be opened: wrong password or damaged files") from error


def read_certificates(folder: Path) -> tuple[x509.Certificate, x509.Certificate]:
    """Return the root's certificate and the issuing authority's, without a password; raise ValueError or OSError."""
    return _read_certificate(folder, "root"), _read_certificate(folder, "issuing")


def _read_certificate(folder: Path, name: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())


def _load_signer(folder: Path, name: str, keys: KeyPlace) -> Signer:
    key, certificate = keys.find(folder, name), _read_certificate(folder, name)
    if key.public_key() != certificate.public_key():
        raise ValueError("the key is not the certificate's")
    return Signer(certificate, key)
