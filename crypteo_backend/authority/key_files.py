"""Where an embedded hierarchy keeps its two private keys, and the plainest such place: files in its folder."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from crypteo_backend.authority.protected_key import protected_key
from crypteo_backend.authority.safe_files import write_private


class KeyPlace(Protocol):
    """Keeps the private keys of one hierarchy, named "root" and "issuing"; what it needs besides lies in its folder."""

    def make(self, name: str, bits: int) -> RSAPrivateKey:
        """Return a new key."""

    def keep(self, folder: Path, keys: Mapping[str, RSAPrivateKey]) -> None:
        """Write into the folder whatever `find` needs to return these keys ever after."""

    def find(self, folder: Path, name: str) -> RSAPrivateKey:
        """Return the key; raise ValueError or TypeError when it cannot be opened."""


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """Keys in PKCS#8 files of mode 0600, encrypted when there is a password."""

    password: bytes | None = field(repr=False)

    def make(self, _name: str, bits: int) -> RSAPrivateKey:
        """Return a new key, in memory until it is kept."""
        return generate_private_key(65537, bits)

    def keep(self, folder: Path, keys: Mapping[str, RSAPrivateKey]) -> None:
        """Write the files."""
        for name, key in keys.items():
            write_private(folder / f"{name}.key", self._encoded(key))

    def find(self, folder: Path, name: str) -> RSAPrivateKey:
        """Read the file; raise ValueError or TypeError for a wrong password, a missing one or a damaged file."""
        key = load_pem_private_key((folder / f"{name}.key").read_bytes(), self.password)
        if not isinstance(key, RSAPrivateKey):
            raise TypeError("the key is not RSA")
        return key

    def _encoded(self, key: RSAPrivateKey) -> bytes:
        if self.password is None:
            return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return protected_key(key, self.password, secrets.token_bytes)


def has_password(folder: Path) -> bool:
    """Tell whether the key files in the folder are encrypted; a folder without any has no password."""
    file = folder / "issuing.key"
    return file.exists() and b"ENCRYPTED" in file.read_bytes()
