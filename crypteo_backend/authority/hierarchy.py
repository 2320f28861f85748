"""The embedded root and issuing authority on disk: made once, as a whole, and opened ever after."""

import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from crypteo_backend.authority.authority_profile import issuing_certificate, root_certificate
from crypteo_backend.authority.certificate_profile import Publication
from crypteo_backend.authority.interface import AuthorityUnavailable
from crypteo_backend.authority.safe_files import make_private_folder, sync_folder, write_private

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


def make_hierarchy(publication: Publication, now: datetime, serial_number: Callable[[], int]) -> Hierarchy:
    """Return new authorities with new keys: 4096 bits for the root, 3072 for the issuing one (ETSI TS 119 312)."""
    with ThreadPoolExecutor() as pool:
        root_key, key = pool.map(lambda bits: generate_private_key(65537, bits), (_ROOT_BITS, _ISSUING_BITS))
    root = root_certificate(root_key, now, serial_number())
    issuing = issuing_certificate(key.public_key(), root, root_key, publication, serial_number())
    return Hierarchy(Signer(root, root_key), Signer(issuing, key))


def open_hierarchy(folder: Path, password: bytes | None, make: Callable[[], Hierarchy]) -> Hierarchy:
    """Return the authorities of the folder, made and saved when there are none yet; the caller holds a lock."""
    if folder.exists():
        return load_hierarchy(folder, password)
    hierarchy = make()
    save_hierarchy(folder, hierarchy, password)
    return hierarchy


def save_hierarchy(folder: Path, hierarchy: Hierarchy, password: bytes | None) -> None:
    """Write keys (PKCS#8, encrypted when there is a password) and certificates into a new folder, all or nothing.

    What a crash left of an earlier attempt is removed: nobody has seen it.
    """
    for remains in folder.parent.glob(f"{folder.name}.*"):
        shutil.rmtree(remains)
    staging = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    make_private_folder(staging)
    for name, signer in (("root", hierarchy.root), ("issuing", hierarchy.issuing)):
        write_private(staging / f"{name}.key", _encoded_key(signer.key, password))
        write_private(staging / f"{name}.pem", signer.certificate.public_bytes(Encoding.PEM))
    staging.rename(folder)
    sync_folder(folder.parent)


def load_hierarchy(folder: Path, password: bytes | None) -> Hierarchy:
    """Return the authorities of the folder; raise AuthorityUnavailable when they cannot be opened or do not match."""
    try:
        return Hierarchy(_load_signer(folder, "root", password), _load_signer(folder, "issuing", password))
    except (ValueError, TypeError) as error:
        raise AuthorityUnavailable("the authority's keys cannot be opened: wrong password or damaged files") from error


def _encoded_key(key: RSAPrivateKey, password: bytes | None) -> bytes:
    encryption = NoEncryption() if password is None else BestAvailableEncryption(password)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


def _load_signer(folder: Path, name: str, password: bytes | None) -> Signer:
    key = load_pem_private_key((folder / f"{name}.key").read_bytes(), password)
    certificate = x509.load_pem_x509_certificate((folder / f"{name}.pem").read_bytes())
    if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
        raise ValueError("the key is not the certificate's")
    return Signer(certificate, key)
