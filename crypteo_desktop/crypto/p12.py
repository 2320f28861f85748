"""The .p12 file: the holder's key and certificates, under the holder's password (RFC 7292)."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from crypteo_desktop.crypto.keys import KeyPair
from crypteo_desktop.secret import Secret

ROUNDS: Final = 250_000  # within .NET's limits: 300,000 for each derivation, 1,000,000 in all


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """What a .p12 file holds: the key, its certificate, the other certificates in their order (PEM texts)."""

    key: KeyPair
    certificate_pem: str
    chain_pem: tuple[str, ...]


def build_p12(
    key: KeyPair,
    certificate_pem: str,
    chain_pem: tuple[str, ...],
    password: Secret,
    friendly_name: str,
    *,
    rounds: int = ROUNDS,
    random: Callable[[int], bytes] = secrets.token_bytes,
) -> bytes:
    """Return a .p12 file in DER: AES-256-CBC, PBKDF2 and MAC with SHA-256, `rounds` each.

    Takes about half a second and lets other threads run meanwhile. Raise Problem(CERTIFICATE_UNREADABLE) when a text
    is no certificate.
    """
    from crypteo_desktop.crypto.pkcs12 import writing  # noqa: PLC0415  the window comes first

    return writing.write(
        writing.Content(key, certificate_pem, chain_pem, friendly_name), password, rounds=rounds, random=random
    )


def open_p12(content: bytes, password: Secret) -> OpenedFile:
    """Return what a .p12 file of AES-256 and PBKDF2 holds; lets other threads run meanwhile.

    Raise Problem(PASSWORD_WRONG) or Problem(FILE_DAMAGED).
    """
    from crypteo_desktop.crypto.pkcs12 import reading  # noqa: PLC0415  the window comes first

    return reading.read(content, password)
